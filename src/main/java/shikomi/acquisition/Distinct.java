package shikomi.acquisition;

import java.util.Arrays;
import shikomi.surrogate.ensemble.Ensemble;
import shikomi.surrogate.process.Differences;
import shikomi.surrogate.process.GaussianProcess;

/**
 * A utility that excludes, by −∞, experiments that one measurement could not tell apart from given ones: those whose
 * true value is expected to differ by a share of the noise only.
 *
 * @param limit the least expected square of a difference, in squared standardised outputs
 */
public record Distinct(Utility utility, Differences differences, double limit) implements Utility {
    /**
     * The utility without the near copies of some experiments.
     *
     * @param rows the rows of these experiments, {@code k×d}
     * @param least the least root mean square difference from each of them, in standard deviations of one measurement
     */
    public static Utility from(double[][] rows, double least, Utility utility, Ensemble ensemble) {
        return rows.length == 0
                ? utility
                : ensemble.plainProcess()
                        .<Utility>map(process -> new Distinct(
                                utility, new Differences(process, rows), least * least * leastNoise(process, rows)))
                        .orElse(utility);
    }

    /** The least variance of one measurement at the rows, where noise depends on the level. */
    private static double leastNoise(GaussianProcess process, double[][] rows) {
        return Arrays.stream(process.mean(rows))
                .map(process::repeatVariance)
                .min()
                .orElseThrow();
    }

    @Override
    public double[] at(double[][] X) {
        double[] values = utility.at(X);
        boolean[] copies = differences.anyBelow(X, limit);
        for (int i = 0; i < values.length; i++) {
            values[i] = copies[i] ? Double.NEGATIVE_INFINITY : values[i];
        }
        return values;
    }

    @Override
    public double at(double[] x, double[] gradient) {
        double value = utility.at(x, gradient);
        return differences.anyBelow(new double[][] {x}, limit)[0] ? Double.NEGATIVE_INFINITY : value;
    }

    @Override
    public Distinct believing(double[][] X) {
        return new Distinct(utility.believing(X), differences, limit);
    }
}
