package shikomi.surrogate.process;

import java.util.function.ToDoubleFunction;

/** Central differences, the naive twin of every gradient. */
final class NumericalGradient {
    private static final double STEP = 1e-4;

    private NumericalGradient() {}

    static double[] of(ToDoubleFunction<double[]> function, double[] at) {
        double[] gradient = new double[at.length];
        for (int p = 0; p < at.length; p++) {
            double[] up = at.clone();
            double[] down = at.clone();
            up[p] += STEP;
            down[p] -= STEP;
            gradient[p] = (function.applyAsDouble(up) - function.applyAsDouble(down)) / (2 * STEP);
        }
        return gradient;
    }
}
