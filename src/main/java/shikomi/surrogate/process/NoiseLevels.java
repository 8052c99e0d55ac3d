package shikomi.surrogate.process;

import java.util.Arrays;
import shikomi.math.RandomStream;
import shikomi.surrogate.kernel.Kernel;

/**
 * Lets the noise of observations depend on the level where {@link RepeatedMeasurements} show that it does. They must
 * show it at the means of the conditions, and also at the levels predicted without each condition: a wrong value among
 * repeats raises both the mean and the squares of its condition, but not its prediction from others.
 *
 * <p>The trend is fitted at smoothed levels: if a single value were its own level, high ones would count less than low
 * ones of the same condition. Levels are smoothed twice, as constant noise smooths noisy levels too little.
 */
public final class NoiseLevels {
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
        GaussianProcess constant = new Fit(kernel, priors, data).mostProbable(random);
        return RepeatedMeasurements.of(data, constant.leaveConditionOut().mean())
                        .showTrend()
                ? trending(new Fit(kernel, priors, trending(constant, data)).mostProbable(random), data)
                : data;
    }

    /** The observations with the trend at the levels that a process predicts. */
    private static Observations trending(GaussianProcess process, Observations data) {
        double[] level = process.mean(data.X());
        return RepeatedMeasurements.of(data, level)
                .trend()
                .map(trend -> data.with(trend, level))
                .orElse(data);
    }
}
