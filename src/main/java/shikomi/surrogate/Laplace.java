package shikomi.surrogate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import shikomi.math.Cholesky;
import shikomi.math.Matrix;
import shikomi.math.RandomStream;

/**
 * Draws from a density near its mode as if it were normal there, weighted by how wrong that is.
 *
 * <p>Rasmussen & Williams (2006), section 3.4, for the normal; the weights p/q are cut off at √K times their mean: Ionides,
 * "Truncated importance sampling", J. Comput. Graph. Stat. 17 (2008) 295, equation 4.
 */
final class Laplace {
    private static final double STEP = 1e-3;
    /** No coordinate is believed to be spread wider than this standard deviation. */
    private static final double WIDEST = 1.5;

    /** Points and their weights, which add up to 1. */
    record Draws(List<double[]> points, double[] weights) {}

    private Laplace() {}

    /**
     * @param logDensity up to a constant
     * @param slope its gradient
     */
    static Draws draws(
            ToDoubleFunction<double[]> logDensity,
            UnaryOperator<double[]> slope,
            double[] mode,
            double[] low,
            double[] high,
            int count,
            RandomStream random) {
        Cholesky precision = Cholesky.inPlace(precision(slope, mode, low, high));
        List<double[]> points = new ArrayList<>();
        double[] logWeights = new double[count];
        for (int k = 0; k < count; k++) {
            double[] z = new double[mode.length];
            Arrays.setAll(z, p -> random.gaussian());
            double[] step = precision.backSolve(z);
            double[] point = mode.clone();
            double squares = 0;
            for (int p = 0; p < mode.length; p++) {
                point[p] = Math.clamp(mode[p] + step[p], low[p], high[p]);
                squares += z[p] * z[p];
            }
            points.add(point);
            logWeights[k] = logDensity.applyAsDouble(point) + 0.5 * squares;
        }
        return new Draws(points, truncated(logWeights));
    }

    private static double[] truncated(double[] logWeights) {
        double largest = Arrays.stream(logWeights).max().orElseThrow();
        double[] weights =
                Arrays.stream(logWeights).map(w -> Math.exp(w - largest)).toArray();
        double limit = Arrays.stream(weights).average().orElseThrow() * Math.sqrt(weights.length);
        double[] cut = Arrays.stream(weights).map(w -> Math.min(w, limit)).toArray();
        double sum = Arrays.stream(cut).sum();
        return Arrays.stream(cut).map(w -> w / sum).toArray();
    }

    /** Minus the second derivatives at the mode, by differences of the slope; made positive definite on its diagonal. */
    private static Matrix precision(UnaryOperator<double[]> slope, double[] mode, double[] low, double[] high) {
        int d = mode.length;
        Matrix H = Matrix.zeros(d, d);
        for (int p = 0; p < d; p++) {
            double[] up = mode.clone();
            double[] down = mode.clone();
            up[p] += STEP;
            down[p] -= STEP;
            double[] above = slope.apply(up);
            double[] below = slope.apply(down);
            for (int q = 0; q < d; q++) {
                double second = -(above[q] - below[q]) / (2 * STEP);
                H.set(p, q, H.get(p, q) + second / 2);
                H.set(q, p, H.get(q, p) + second / 2);
            }
        }
        double least = 1 / (WIDEST * WIDEST);
        for (int p = 0; p < d; p++) {
            double others = 0;
            for (int q = 0; q < d; q++) {
                others += q == p ? 0 : Math.abs(H.get(p, q));
            }
            boolean known = low[p] == high[p];
            H.set(p, p, known ? 1e12 : Math.max(H.get(p, p), least));
            if (H.get(p, p) < others && !isPositiveDefinite(H)) {
                H.set(p, p, others + least);
            }
        }
        return H;
    }

    private static boolean isPositiveDefinite(Matrix H) {
        try {
            return Cholesky.of(H).jitter() == 0;
        } catch (IllegalArgumentException not) {
            return false;
        }
    }
}
