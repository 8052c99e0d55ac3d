package shikomi.surrogate.kernel;

/**
 * The part of a covariance function that the marginal likelihood needs: its values at pairs of rows, as a function of
 * the logarithms θ of its hyperparameters.
 */
public interface PairKernel {

    /** The number of hyperparameters, the length of θ. */
    int size();

    /** Which of the d inputs are categories. */
    boolean[] category();

    /** The pairs of rows of X, {@code n×d}, with the differences that this kernel depends on. */
    Pairs pairs(double[][] X);

    /** This kernel on fixed pairs, in storage that is reused by every evaluation; for one thread only. */
    OnPairs on(Pairs pairs);

    /** The kernel on fixed pairs of rows, evaluated at many θ. */
    interface OnPairs {

        /** The values k of all pairs at θ, of length n(n − 1)/2; the array is overwritten by the next call. */
        double[] at(double[] theta);

        /** The variance k(x_i, x_i) of row i at the θ of the last call of {@link #at}. */
        double variance(int row);

        /**
         * Adds Σ_ij W_ij ∂K_ij/∂θ_p to each entry p of {@code gradient}, at the θ of the last call of {@link #at}.
         *
         * @param twice 2 W_ij of every pair, W being symmetric; overwritten
         * @param diagonal W_ii of every row
         */
        void addGradient(double[] twice, double[] diagonal, double[] gradient);
    }
}
