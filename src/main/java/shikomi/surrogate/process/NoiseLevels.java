package shikomi.surrogate.process;

import java.util.Arrays;
import shikomi.math.RandomStream;
import shikomi.surrogate.kernel.Kernel;

/**
 * Lets the noise of observations depend on the level where {@link RepeatedMeasurements} show that it does. Levels are
 * smoothed by a process with constant noise: if a single value were its own level, high ones would count less than low
 * ones of the same condition.
 */
public final class NoiseLevels {
    /** The first pass smooths noisy levels too little, with the average noise; a third changes next to nothing. */
    private static final int PASSES = 2;

    private NoiseLevels() {}

    /**
     * The observations with a {@link NoiseTrend}, or unchanged if there is no evidence of one. Standard errors that were
     * reported tell themselves how precise each value is.
     *
     * @param priors the priors of a process with this kernel
     */
    public static Observations of(Kernel kernel, Priors priors, Observations data, RandomStream random) {
        boolean reported = Arrays.stream(data.known()).anyMatch(variance -> variance > 0);
        if (reported || !RepeatedMeasurements.of(data, data.mean()).showTrend()) {
            return data;
        }
        Observations found = data;
        for (int pass = 0; pass < PASSES; pass++) {
            double[] level = new Fit(kernel, priors, found)
                    .mostProbable(random.child(pass))
                    .mean(data.X());
            found = RepeatedMeasurements.of(data, level)
                    .trend()
                    .map(trend -> data.with(trend, level))
                    .orElse(data);
        }
        return found;
    }
}
