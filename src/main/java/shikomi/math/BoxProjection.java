package shikomi.math;

import java.util.Arrays;

/**
 * The Euclidean projection onto the unit cube cut by one hyperplane or half-space, exact after sorting the breakpoints
 * of the multiplier.
 *
 * <p>The nearest point of {@code {z ∈ [0, 1]ⁿ: a·z = b}} is {@code z(μ) = clamp(y − μa)}, where {@code a·z(μ)} is
 * piecewise linear and does not increase with μ (Held, Wolfe & Crowder, Math. Program. 6 (1974) 62).
 */
final class BoxProjection {
    private final double[] y;
    private final double[] a;

    private BoxProjection(double[] y, double[] a) {
        this.y = y;
        this.a = a;
    }

    /** The nearest point to y in the cube that satisfies {@code row}. */
    static double[] onto(Polytope.Row row, double[] y) {
        BoxProjection projection = new BoxProjection(y, row.a());
        double[] clamped = projection.at(0);
        return !row.equality() && Dot.of(row.a(), clamped) <= row.bound() ? clamped : projection.onto(row.bound());
    }

    /** z(μ). */
    private double[] at(double mu) {
        double[] z = new double[y.length];
        Arrays.setAll(z, j -> Math.clamp(y[j] - mu * a[j], 0, 1));
        return z;
    }

    private double[] onto(double bound) {
        double[] breakpoints = breakpoints();
        int low = -1; // a·z > bound at and below this one
        int high = breakpoints.length; // a·z ≤ bound at and above this one
        while (high - low > 1) {
            int middle = (low + high) >>> 1;
            if (Dot.of(a, at(breakpoints[middle])) > bound) {
                low = middle;
            } else {
                high = middle;
            }
        }
        if (low < 0 || high == breakpoints.length) {
            return breakpoints.length == 0 ? at(0) : at(breakpoints[low < 0 ? 0 : low]);
        }
        return between(breakpoints[low], breakpoints[high], bound);
    }

    /** The values of μ at which a coordinate of z(μ) reaches 0 or 1, ascending. */
    private double[] breakpoints() {
        double[] found = new double[2 * y.length];
        int count = 0;
        for (int j = 0; j < y.length; j++) {
            if (a[j] != 0) {
                found[count++] = y[j] / a[j];
                found[count++] = (y[j] - 1) / a[j];
            }
        }
        double[] sorted = Arrays.copyOf(found, count);
        Arrays.sort(sorted);
        return sorted;
    }

    /** The solution between two neighbouring breakpoints, where the free coordinates stay free. */
    private double[] between(double low, double high, double bound) {
        double middle = 0.5 * (low + high);
        double[] z = at(middle);
        boolean[] free = new boolean[z.length];
        double squares = 0;
        for (int j = 0; j < z.length; j++) {
            free[j] = a[j] != 0 && z[j] > 0 && z[j] < 1;
            squares += free[j] ? a[j] * a[j] : 0;
        }
        // Twice: the second correction removes the rounding of the first.
        for (int pass = 0; pass < 2 && squares > 0; pass++) {
            double missing = (bound - Dot.of(a, z)) / squares;
            for (int j = 0; j < z.length; j++) {
                z[j] += free[j] ? missing * a[j] : 0;
            }
        }
        Arrays.setAll(z, j -> Math.clamp(z[j], 0, 1));
        return z;
    }
}
