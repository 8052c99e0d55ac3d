package shikomi.math;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * L-BFGS-B: minimises a smooth function of n variables within bounds by a limited-memory quasi-Newton method.
 *
 * <p>Byrd, Lu, Nocedal & Zhu, "A limited memory algorithm for bound constrained optimization", SIAM J. Sci. Comput. 16
 * (1995) 1190: the generalised Cauchy point (their algorithm CP), then the minimum of the quadratic model over the
 * variables that are free there (the direct primal method), then a line search for the strong Wolfe conditions.
 */
public final class Lbfgsb {
    /**
     * The conditions under which a search ends.
     *
     * @param projectedGradient the largest entry of the projected gradient that counts as zero
     * @param iterations the limit of iterations
     */
    public record Limits(double projectedGradient, int iterations) {}

    /** The end of a search; converged if the projected gradient is small enough. */
    public record Minimum(double[] x, double value, int iterations, boolean converged) {}

    /** The smallest step; a bound that is nearer along the direction allows no step. */
    private static final double SMALLEST_STEP = 1e-20;

    /** The longest step along a direction that meets no bound, as in the authors' code. */
    private static final double LONGEST_STEP = 1e10;

    private final DifferentiableFunction function;
    private final double[] low;
    private final double[] high;

    private Lbfgsb(DifferentiableFunction function, double[] low, double[] high) {
        this.function = function;
        this.low = low;
        this.high = high;
    }

    /**
     * Minimises from {@code start} within {@code low ≤ x ≤ high}, all of length n.
     *
     * @throws IllegalArgumentException if the function is not finite at the start
     */
    public static Minimum minimise(
            DifferentiableFunction function, double[] start, double[] low, double[] high, Limits limits) {
        return new Lbfgsb(function, low, high).run(start, limits);
    }

    private Minimum run(double[] start, Limits limits) {
        double[] x = clip(start);
        double[] g = new double[x.length];
        double f = function.value(x, g);
        if (!Double.isFinite(f)) {
            throw new IllegalArgumentException("The function is " + f + " at the start " + Arrays.toString(x));
        }
        QuasiNewton memory = new QuasiNewton(x.length);
        for (int iteration = 0; iteration < limits.iterations(); iteration++) {
            if (projectedGradient(x, g) <= limits.projectedGradient()) {
                return new Minimum(x, f, iteration, true);
            }
            double[] direction = direction(x, g, memory);
            LineSearch.Step step = search(x, f, g, direction, memory.isEmpty());
            if (step == null) {
                if (memory.isEmpty()) {
                    return new Minimum(x, f, iteration, false);
                }
                memory.clear();
                continue;
            }
            memory.add(difference(step.x(), x), difference(step.gradient(), g));
            x = step.x();
            g = step.gradient();
            f = step.value();
        }
        return new Minimum(x, f, limits.iterations(), false);
    }

    private LineSearch.@Nullable Step search(double[] x, double f, double[] g, double[] direction, boolean first) {
        double slope = Dot.of(g, direction);
        if (!(slope < 0)) {
            return null;
        }
        double longest = longestStep(x, direction, LONGEST_STEP);
        double length = Math.sqrt(Dot.of(direction, direction));
        double initial = first ? Math.min(1, 1 / length) : 1;
        return longest < SMALLEST_STEP
                ? null
                : new LineSearch(function, x, f, slope, direction, this::clip)
                        .strongWolfe(Math.min(initial, longest), longest);
    }

    /** The direction from x to the minimum of the quadratic model within the bounds. */
    private double[] direction(double[] x, double[] g, QuasiNewton memory) {
        int n = x.length;
        double[] c = new double[memory.width()];
        double[] cauchy = cauchyPoint(x, g, memory, c);
        boolean[] free = new boolean[n];
        for (int i = 0; i < n; i++) {
            free[i] = cauchy[i] > low[i] && cauchy[i] < high[i];
        }
        double[] step = memory.subspaceStep(free, x, g, cauchy, c);
        double share = longestStep(cauchy, step, 1);
        double[] direction = new double[n];
        for (int i = 0; i < n; i++) {
            direction[i] = cauchy[i] + share * step[i] - x[i];
        }
        return direction;
    }

    /** Algorithm CP: the first minimum of the model along the projected steepest descent; fills {@code c}. */
    private double[] cauchyPoint(double[] x, double[] g, QuasiNewton memory, double[] c) {
        int n = x.length;
        double[] until = new double[n];
        double[] d = new double[n];
        for (int i = 0; i < n; i++) {
            until[i] =
                    g[i] < 0 ? (x[i] - high[i]) / g[i] : g[i] > 0 ? (x[i] - low[i]) / g[i] : Double.POSITIVE_INFINITY;
            d[i] = until[i] <= 0 ? 0 : -g[i];
        }
        double[] point = x.clone();
        double[] p = memory.transposeTimes(d);
        double slope = -Dot.of(d, d);
        double curvature = -memory.theta() * slope - Dot.of(p, memory.middle(p));
        double step = slope == 0 ? 0 : -slope / curvature;
        double reached = 0;
        int[] order = IntStream.range(0, n)
                .filter(i -> d[i] != 0)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> until[i]))
                .mapToInt(i -> i)
                .toArray();
        for (int b : order) {
            double interval = until[b] - reached;
            if (step < interval) {
                break;
            }
            point[b] = d[b] > 0 ? high[b] : low[b];
            double[] row = memory.row(b);
            addScaled(c, interval, p);
            double moved = point[b] - x[b];
            slope += interval * curvature
                    + g[b] * g[b]
                    + memory.theta() * g[b] * moved
                    - g[b] * Dot.of(row, memory.middle(c));
            curvature -= memory.theta() * g[b] * g[b]
                    + 2 * g[b] * Dot.of(row, memory.middle(p))
                    + g[b] * g[b] * Dot.of(row, memory.middle(row));
            addScaled(p, g[b], row);
            d[b] = 0;
            reached = until[b];
            step = slope >= 0 || curvature <= 0 ? 0 : -slope / curvature;
        }
        addScaled(c, Math.max(step, 0), p);
        for (int i = 0; i < n; i++) {
            if (d[i] != 0) {
                point[i] = Math.clamp(x[i] + (reached + Math.max(step, 0)) * d[i], low[i], high[i]);
            }
        }
        return point;
    }

    private double projectedGradient(double[] x, double[] g) {
        double largest = 0;
        for (int i = 0; i < x.length; i++) {
            largest = Math.max(largest, Math.abs(Math.clamp(x[i] - g[i], low[i], high[i]) - x[i]));
        }
        return largest;
    }

    /** The longest step within the bounds, at most {@code limit}. */
    private double longestStep(double[] x, double[] direction, double limit) {
        double longest = limit;
        for (int i = 0; i < x.length; i++) {
            if (direction[i] > 0) {
                longest = Math.min(longest, (high[i] - x[i]) / direction[i]);
            } else if (direction[i] < 0) {
                longest = Math.min(longest, (low[i] - x[i]) / direction[i]);
            }
        }
        return longest;
    }

    private double[] clip(double[] x) {
        double[] clipped = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            clipped[i] = Math.clamp(x[i], low[i], high[i]);
        }
        return clipped;
    }

    private static double[] difference(double[] a, double[] b) {
        double[] difference = new double[a.length];
        for (int i = 0; i < a.length; i++) {
            difference[i] = a[i] - b[i];
        }
        return difference;
    }

    private static void addScaled(double[] to, double factor, double[] what) {
        for (int i = 0; i < to.length; i++) {
            to[i] += factor * what[i];
        }
    }
}
