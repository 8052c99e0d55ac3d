package shikomi.math;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.function.UnaryOperator;

/**
 * Minimises a smooth function over a convex set that is known by its projection.
 *
 * <p>Birgin, Martínez & Raydan, "Nonmonotone spectral projected gradient methods on convex sets", SIAM J. Optim. 10 (2000)
 * 1196, algorithm SPG2: a step of Barzilai & Borwein's length, projected, then a line search that compares with the worst
 * of the last values.
 */
public final class SpectralProjectedGradient {
    /** The best point that was visited. */
    public record Minimum(double[] x, double value) {}

    private static final int MEMORY = 10;
    private static final double SUFFICIENT = 1e-4;
    private static final double LEAST_STEP = 1e-10;
    private static final double MOST_STEP = 1e10;
    private static final int MOST_HALVINGS = 30;

    private SpectralProjectedGradient() {}

    /** Searches from {@code start}, length n, within the set that {@code project} projects onto. */
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
        double spectral = 1 / Math.max(largest(g), 1e-12);
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
            double bar = Collections.max(recent);
            double step = 1;
            double[] next = plus(x, step, d);
            double[] gradient = new double[x.length];
            double value = function.value(next, gradient);
            for (int h = 0; h < MOST_HALVINGS && !(value <= bar + SUFFICIENT * step * slope); h++) {
                step = shorter(step, slope, value - f);
                next = plus(x, step, d);
                value = function.value(next, gradient);
            }
            if (!(value <= bar + SUFFICIENT * step * slope)) {
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

    /** The minimum of the parabola through what is known along the step, kept between a tenth and a half of it. */
    private static double shorter(double step, double slope, double rise) {
        double parabola = -0.5 * slope * step * step / (rise - step * slope);
        return parabola >= 0.1 * step && parabola <= 0.5 * step ? parabola : 0.5 * step;
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
