package shikomi.surrogate.process;

/**
 * A probabilistic regression model of a property as a function of d inputs, fitted to n conditions; rows of inputs must
 * be scaled like those to which it was fitted. Immutable.
 */
public interface Surrogate {

    /** Mean and variance of the true value at the rows of X, {@code m×d}. */
    Prediction predict(double[][] X);

    /** Whether the model knows how the errors of its predictions at two points are related. */
    default boolean hasCovariance() {
        return false;
    }

    /** The covariance of the true values at two rows; 0 if the model does not know it. */
    default double covariance(double[] a, double[] b) {
        return 0;
    }

    /** The mean of {@link #predict} alone, which some models compute much faster. */
    default double[] mean(double[][] X) {
        return predict(X).mean();
    }

    /**
     * Mean and variance at x, of length d, with gradients; 0 for categories and if the model is piecewise constant.
     */
    PredictionGradient gradient(double[] x);

    /** The variance of one measurement about the true value; a typical one if it depends on the level. */
    double noiseVariance();

    /**
     * The variance of one measurement where the true output is {@code level}, on the scale of {@link
     * Observations#noiseTrend}.
     */
    default double noiseVariance(double level) {
        return noiseVariance();
    }

    /**
     * The variance of the mean of some replicates of one condition about the true value.
     *
     * @param known the reported variance of one measurement, in addition to the noise
     */
    default double noiseVariance(int replicates, double known) {
        return (noiseVariance() + known) / replicates;
    }

    /** The prediction of each left-out condition; empty if the model has no observations of its own. */
    LeaveOneOut leaveOneOut();

    /** The variance shared by the observations of one day; 0 if the model has no day effect. */
    default double dayVariance() {
        return 0;
    }

    /** This model, or a faster approximation for a search that predicts many times. */
    default Surrogate fast() {
        return this;
    }

    /**
     * The kriging believer: this model conditioned on its own mean at the rows of X, {@code m×d}, as if measured
     * without noise (Ginsbourger, Le Riche & Carraro, "Kriging is well-suited to parallelize optimization", 2010).
     */
    Surrogate believing(double[][] X);
}
