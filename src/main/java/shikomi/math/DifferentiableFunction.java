package shikomi.math;

/** A function of n variables with its gradient. */
@FunctionalInterface
public interface DifferentiableFunction {

    /**
     * The value at {@code x}; overwrites {@code gradient}, of the length of {@code x}, by the gradient. If the function
     * cannot be computed, the value is +∞, and the gradient is not read.
     */
    double value(double[] x, double[] gradient);
}
