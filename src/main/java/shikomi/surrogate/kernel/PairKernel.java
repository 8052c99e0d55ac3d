package shikomi.surrogate.kernel;

/** What of a covariance is needed to say how probable observations are: its values at pairs of their rows. */
public interface PairKernel {

    /** How many hyperparameters it has. */
    int size();

    /** Which inputs are categories. */
    boolean[] category();

    /** The pairs of the rows of X as this kernel tells them apart. */
    Pairs pairs(double[][] X);

    /** A place to compute on these pairs again and again without new storage; of one thread. */
    OnPairs on(Pairs pairs);

    /** The kernel on fixed pairs of rows. */
    interface OnPairs {

        /** k of every pair at θ; the array is overwritten by the next call. */
        double[] at(double[] theta);

        /** k(x_i, x_i) of row i at the θ of the last call of {@link #at}. */
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
