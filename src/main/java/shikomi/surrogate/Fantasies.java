package shikomi.surrogate;

/** What a surrogate would say had it known the true values at some points, drawn several times as it believes them. */
public interface Fantasies {

    /** The largest of the values known in each draw. */
    double[] best();

    /** What the draws say of rows of X, {@code m×d}: the mean of each, {@code draws×m}, and the variance that all share. */
    Told at(double[][] X);

    /** The same of one row, with slopes. */
    There at(double[] x);

    /** @param mean {@code draws×m} */
    record Told(double[][] mean, double[] variance) {}

    /** What the draws say of one point. */
    interface There {
        /** The mean of each draw. */
        double[] mean();

        double variance();

        double[] varianceGradient();

        /** Adds Σ_s weights_s ∇mean_s to {@code gradient}. */
        void addMeanGradient(double[] weights, double[] gradient);
    }
}
