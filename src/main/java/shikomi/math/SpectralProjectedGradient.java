package shikomi.math;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.function.UnaryOperator;

/**
 * The spectral projected gradient method: minimises a smooth function over a convex set that is given by its
 * projection.
 *
 * <p>Birgin, Martínez & Raydan, "Nonmonotone spectral projected gradient methods on convex sets", SIAM J. Optim. 10
 * (2000) 1196, algorithm SPG2: a projected step of Barzilai and Borwein's length, then a line search relative to the
 * largest of the last values.
 */
public final class SpectralProjectedGradient {
    /** The best point visited and its value. */
    public record Minimum(double[] x, double value) {}

    /** M, the number of last values, as in the paper. */
    private static final int MEMORY = 10;

    /** γ of the Armijo condition, as in the paper. */
    private static final double SUFFICIENT_DECREASE = 1e-4;

    /** Limits of the spectral step; the paper uses 10⁻³⁰ and 10³⁰. */
    private static final double LEAST_STEP = 1e-10;

    private static final double MOST_STEP = 1e10;

    /** The limit of reductions of a step; after 30 reductions by at least a half it is below 10⁻⁹ of the first. */
    private static final int MOST_REDUCTIONS = 30;

    /** Keeps the first step finite if the gradient vanishes. */
    private static final double LEAST_GRADIENT = 1e-12;

    /** σ₁ and σ₂, the shares of the step between which interpolation is trusted; the paper uses 0.1 and 0.9. */
    private static final double LEAST_SHARE = 0.1;

    private static final double MOST_SHARE = 0.5;

    private SpectralProjectedGradient() {}

    /**
     * Minimises from {@code start}, of length n.
     *
     * @param project the Euclidean projection onto the set
     * @param tolerance the limit, for convergence, of the largest entry of the projected gradient step
     * @param iterations the limit of iterations
     */
    public static Minimum minimise(
            DifferentiableFunction function,
            double[] start,
            UnaryOperator<double[]> project,
            double tolerance,
            int iterations) {
        double[] x = project.apply(start);
        double[] g = new double[x.length];
        double f = function.value(x, g);
        Minimum best = new Minimum(x, f);
        Deque<Double> recent = new ArrayDeque<>();
        double spectral = 1 / Math.max(largest(g), LEAST_GRADIENT);
        for (int k = 0; k < iterations; k++) {
            recent.addLast(f);
            if (recent.size() > MEMORY) {
                recent.removeFirst();
            }
            double[] d = minus(project.apply(plus(x, -spectral, g)), x);
            double slope = Dot.of(g, d);
            if (largest(d) <= tolerance || !(slope < 0)) {
                break;
            }
            double reference = Collections.max(recent);
            double step = 1;
            double[] next = plus(x, step, d);
            double[] gradient = new double[x.length];
            double value = function.value(next, gradient);
            for (int h = 0; h < MOST_REDUCTIONS && !(value <= reference + SUFFICIENT_DECREASE * step * slope); h++) {
                step = shorter(step, slope, value - f);
                next = plus(x, step, d);
                value = function.value(next, gradient);
            }
            if (!(value <= reference + SUFFICIENT_DECREASE * step * slope)) {
                break;
            }
            double[] s = minus(next, x);
            double curvature = Dot.of(s, minus(gradient, g));
            spectral = curvature <= 0 ? MOST_STEP : Math.clamp(Dot.of(s, s) / curvature, LEAST_STEP, MOST_STEP);
            x = next;
            f = value;
            g = gradient;
            if (f < best.value()) {
                best = new Minimum(x, f);
            }
        }
        return best;
    }

    /**
     * The minimum of the quadratic interpolant if it lies between a tenth and a half of the step, else half the step.
     */
    private static double shorter(double step, double slope, double rise) {
        double parabola = -0.5 * slope * step * step / (rise - step * slope);
        return parabola >= LEAST_SHARE * step && parabola <= MOST_SHARE * step ? parabola : MOST_SHARE * step;
    }

    private static double largest(double[] v) {
        double largest = 0;
        for (double entry : v) {
            largest = Math.max(largest, Math.abs(entry));
        }
        return largest;
    }

    private static double[] plus(double[] x, double factor, double[] d) {
        double[] sum = new double[x.length];
        for (int j = 0; j < sum.length; j++) {
            sum[j] = x[j] + factor * d[j];
        }
        return sum;
    }

    private static double[] minus(double[] a, double[] b) {
        return plus(a, -1, b);
    }
}
