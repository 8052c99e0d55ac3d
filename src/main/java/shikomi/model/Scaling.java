package shikomi.model;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import shikomi.campaign.Proposal.Expected;
import shikomi.math.Spread;
import shikomi.recipe.Objective;
import shikomi.recipe.Transform;

/**
 * The transformation from the lab's values to standardised outputs: larger is better, mean 0, standard deviation 1.
 *
 * @param sign 1 where more is better, −1 where less is
 * @param logarithm whether the surrogate sees ln y
 */
public record Scaling(int sign, boolean logarithm, double mean, double sd) {

    /** The scaling under which the means of these conditions have mean 0 and standard deviation 1. */
    static Scaling of(Objective objective, List<ConditionResults> conditions) {
        return of(
                objective.goal().sign(),
                objective.transform() == Transform.LOG,
                conditions.stream().mapToDouble(ConditionResults::mean).toArray());
    }

    /** The scaling under which these values, one for each condition, have mean 0 and standard deviation 1. */
    static Scaling of(int sign, boolean logarithm, double[] values) {
        Spread spread =
                Spread.of(logarithm ? Arrays.stream(values).map(Math::log).toArray() : values);
        return new Scaling(sign, logarithm, spread.mean(), spread.sd());
    }

    /** A value as more is better and, where it is modelled so, its logarithm; NaN where it has none. */
    double seen(double y) {
        return seen(sign, logarithm, y);
    }

    private static double seen(int sign, boolean logarithm, double y) {
        return sign * (logarithm ? (y > 0 ? Math.log(y) : Double.NaN) : y);
    }

    /** How values of an objective are seen, whatever was measured. */
    public static DoubleUnaryOperator of(Objective objective) {
        int sign = objective.goal().sign();
        boolean logarithm = objective.transform() == Transform.LOG;
        return y -> seen(sign, logarithm, y);
    }

    /** Mean and spread of {@link #seen} values. */
    Spread spread() {
        return new Spread(sign * mean, sd);
    }

    public double scaled(double y) {
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

    /** Standard errors as the surrogate sees them; on a scale of logarithms the share of the value. */
    double[] scaledErrors(ConditionResults measured) {
        double[] scaled = new double[measured.values().length];
        Arrays.setAll(scaled, i -> measured.errors()[i] / (logarithm ? Math.abs(measured.values()[i]) : 1) / sd);
        return scaled;
    }

    /** The variance of one measurement as the surrogate sees it; exact on a linear scale only. */
    double scaledVariance(double noiseSd) {
        return noiseSd * noiseSd / (sd * sd);
    }
}
