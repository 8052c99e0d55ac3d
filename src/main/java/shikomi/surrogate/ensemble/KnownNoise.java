package shikomi.surrogate.ensemble;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import shikomi.surrogate.process.Observations;

/**
 * The variance of measurement that is known without the model: from the recipe, from repeats, or from the standard
 * errors that the lab reports. The calibration of the model does not change it.
 *
 * @param share the share of the fitted noise that repeats or the recipe determine, from 0 to 1
 * @param reported the reported variance of a typical measurement; 0 unless the lab reports one for every condition
 * @param repeats the fitted variance of repeats where the true output has this level
 */
record KnownNoise(double share, double reported, DoubleUnaryOperator repeats) {
    /**
     * The degrees of freedom of repeats that determine the noise as well as the prior and the residuals of the model
     * do. Set by judgement.
     */
    private static final double PRIOR_DEGREES = 5;

    /** The share from which repeats say more about the noise than the model does. */
    private static final double RELIABLE = 0.5;

    /**
     * What is known of the noise of these observations.
     *
     * @param stated whether the recipe states the noise
     */
    static KnownNoise of(Observations data, boolean stated, DoubleUnaryOperator repeats) {
        double degrees = Arrays.stream(data.replicates()).map(r -> r - 1).sum();
        return new KnownNoise(stated ? 1 : degrees / (degrees + PRIOR_DEGREES), data.typicalKnown(), repeats);
    }

    /** The known variance of one new measurement where the true output is {@code level}. */
    double of(double level) {
        return share * repeats.applyAsDouble(level) + reported;
    }

    /** The least variance of one new measurement where a member predicts {@code level}; 0 if it has another scale. */
    double least(OutputWarp warp, double level) {
        return warp instanceof IdentityWarp ? of(level) : 0;
    }

    /** The standard deviation of repeats where the true output is {@code level}; 0 if it is not known well enough. */
    double leastSd(double level) {
        return isReliable() ? Math.sqrt(ofRepeat(level)) : 0;
    }

    /** The variance of one new measurement of a condition whose true output is {@code level}. */
    double ofRepeat(double level) {
        return repeats.applyAsDouble(level) + reported;
    }

    /** The variance of the mean of the replicates in row i. */
    double ofMean(Observations data, int i, double level) {
        return (repeats.applyAsDouble(level) + data.known()[i]) / data.replicates()[i];
    }

    /** The known variance of the mean of each condition's replicates. */
    double[] ofMeans(Observations data, double[] level) {
        return IntStream.range(0, level.length)
                .mapToDouble(i -> (share * repeats.applyAsDouble(level[i]) + data.known()[i]) / data.replicates()[i])
                .toArray();
    }

    /** Whether the noise is known well enough to judge each measured condition by it. */
    boolean isReliable() {
        return share >= RELIABLE || reported > 0;
    }
}
