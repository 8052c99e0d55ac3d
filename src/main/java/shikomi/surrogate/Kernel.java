package shikomi.surrogate;

import shikomi.math.Matrix;

/**
 * A covariance k(x, x') of the values at two rows of inputs, given the logarithms θ of its hyperparameters.
 *
 * <p>It is stationary: k(x, x) is the same everywhere.
 */
public interface Kernel {

    /** How many hyperparameters it has. */
    int size();

    /** k(x, x). */
    double variance(double[] theta);

    /** K with K_ij = k(x_i, x_j), {@code n×n}, both triangles. */
    Matrix gram(double[] theta, double[][] X);

    /** K with K_ij = k(x_i, s_j), {@code n×m}, for the columns {@code from ≤ j < to} of S. */
    Matrix cross(double[] theta, double[][] X, double[][] S, int from, int to);

    /** Σ_ij W_ij ∂K_ij/∂θ_p for each p; {@code K} is the Gram matrix at θ, {@code W} symmetric. */
    double[] weightedGradient(double[] theta, double[][] X, Matrix K, Matrix W);

    /** ∂k(x, x_i)/∂x for each i, {@code n×d}; 0 for categories. */
    double[][] inputGradient(double[] theta, double[] x, double[][] X);
}
