package shikomi.surrogate.kernel;

import shikomi.math.Matrix;

/** A covariance function k(x, x') of two rows of d inputs, given the logarithms θ of its hyperparameters. */
public interface Kernel extends PairKernel {

    /** The kernel at θ between the rows of X, {@code n×d}, and other points; immutable. */
    Against against(double[] theta, double[][] X);

    /** The kernel between n fixed rows x_i and any other points. Immutable. */
    interface Against {

        /** The matrix K with K_ij = k(x_i, s_j) + plus, {@code n×m}, for the rows {@code from ≤ j < to} of S. */
        Matrix cross(double[][] S, int from, int to, double plus);

        /** The variances k(s_j, s_j) of the rows {@code from ≤ j < to} of S. */
        double[] variances(double[][] S, int from, int to);

        /** The kernel between one point, of length d, and every row. */
        Row at(double[] x);
    }

    /** The kernel between one point x and every row x_i. */
    interface Row {

        /** The values k(x, x_i) of all rows; not to be modified. */
        double[] values();

        /** Adds Σ_i weights_i ∂k(x, x_i)/∂x to {@code gradient}; 0 for categories. */
        void addGradient(double[] weights, double[] gradient);

        /** The variance k(x, x). */
        double variance();

        /** Adds ∂k(x, x)/∂x to {@code gradient}; 0 for a stationary kernel. */
        default void addVarianceGradient(double[] gradient) {}
    }
}
