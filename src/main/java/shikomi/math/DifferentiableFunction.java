package shikomi.math;

/** A function of n variables with its gradient. */
@FunctionalInterface
public interface DifferentiableFunction {

    /**
     * The value at {@code x}; writes the gradient into {@code gradient}, which has the length of {@code x}. A value of
     * +∞ says that the function cannot be computed there; the gradient is not read then.
     */
    double value(double[] x, double[] gradient);
}
