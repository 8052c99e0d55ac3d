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
 * @param sign 1 if larger values are better, −1 if smaller ones are
 * @param logarithm whether the surrogate models ln y
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

    /**
     * The value, or its logarithm if that is modelled, with the sign at which larger is better; NaN if the logarithm
     * does not exist.
     */
    double seen(double y) {
        return seen(sign, logarithm, y);
    }

    private static double seen(int sign, boolean logarithm, double y) {
        return sign * (logarithm ? (y > 0 ? Math.log(y) : Double.NaN) : y);
    }

    /** The transformation of {@link #seen} for an objective, independent of the measured values. */
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

    /**
     * The value in the lab's unit of a scaled quantile; on a logarithmic scale, the value of a scaled mean is the
     * median.
     */
    double value(double scaled) {
        double seen = mean + sign * sd * scaled;
        return logarithm ? Math.exp(seen) : seen;
    }

    /** Mean and standard deviation in the lab's unit; those of a log-normal distribution if ln y is normal. */
    Expected expected(double scaledMean, double scaledVariance) {
        double variance = sd * sd * scaledVariance;
        if (!logarithm) {
            return new Expected(value(scaledMean), Math.sqrt(variance));
        }
        double average = value(scaledMean) * Math.exp(variance / 2);
        return new Expected(average, average * Math.sqrt(Math.expm1(variance)));
    }

    /** Standard errors on the surrogate's scale; relative errors if that is logarithmic. */
    double[] scaledErrors(ConditionResults measured) {
        double[] scaled = new double[measured.values().length];
        Arrays.setAll(scaled, i -> measured.errors()[i] / (logarithm ? Math.abs(measured.values()[i]) : 1) / sd);
        return scaled;
    }

    /** The variance of one measurement on the surrogate's scale; exact on a linear scale only. */
    double scaledVariance(double noiseSd) {
        return noiseSd * noiseSd / (sd * sd);
    }
}
