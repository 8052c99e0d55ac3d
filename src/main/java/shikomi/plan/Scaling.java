package shikomi.plan;

import java.util.Arrays;
import shikomi.campaign.Proposal.Expected;

/**
 * The border between the lab's values and the surrogate's: better is larger, the mean is 0, the spread is 1.
 *
 * @param sign 1 where more is better, −1 where less is
 * @param logarithm whether the surrogate sees ln y
 */
record Scaling(int sign, boolean logarithm, double mean, double sd) {

    /** The scaling under which these values, one for each condition, have mean 0 and standard deviation 1. */
    static Scaling of(int sign, boolean logarithm, double[] values) {
        double[] seen =
                Arrays.stream(values).map(y -> logarithm ? Math.log(y) : y).toArray();
        double mean = Arrays.stream(seen).average().orElse(0);
        double squares = Arrays.stream(seen).map(y -> (y - mean) * (y - mean)).sum();
        double sd = seen.length < 2 ? 0 : Math.sqrt(squares / (seen.length - 1));
        return new Scaling(sign, logarithm, mean, sd > 1e-12 * Math.abs(mean) ? sd : 1);
    }

    double scaled(double y) {
        return sign * ((logarithm ? Math.log(y) : y) - mean) / sd;
    }

    /** The lab's value at a scaled quantile; for a log scale the median, not the mean. */
    double value(double scaled) {
        double seen = mean + sign * sd * scaled;
        return logarithm ? Math.exp(seen) : seen;
    }

    /** Mean and standard deviation in the lab's unit; those of a log-normal distribution where ln y is normal. */
    Expected expected(double scaledMean, double scaledVariance) {
        double variance = sd * sd * scaledVariance;
        if (!logarithm) {
            return new Expected(value(scaledMean), Math.sqrt(variance));
        }
        double average = value(scaledMean) * Math.exp(variance / 2);
        return new Expected(average, average * Math.sqrt(Math.expm1(variance)));
    }

    /** The variance of one measurement as the surrogate sees it; exact on a linear scale only. */
    double scaledVariance(double noiseSd) {
        return noiseSd * noiseSd / (sd * sd);
    }
}
