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
 * @param differs whether any two results differ by more than rounding; if not, {@code sd} is 1 in any unit, and nothing
 *     is known about the uncertainty of predictions
 */
public record Scaling(int sign, boolean logarithm, double mean, double sd, boolean differs) {

    /**
     * The scaling under which the means of these conditions have mean 0 and standard deviation 1; if all conditions
     * have the same mean, it is taken from the single values.
     */
    static Scaling of(Objective objective, List<ConditionResults> conditions) {
        int sign = objective.goal().sign();
        boolean logarithm = objective.transform() == Transform.LOG;
        double[] means = conditions.stream().mapToDouble(ConditionResults::mean).toArray();
        return of(
                sign,
                logarithm,
                Spread.differ(means)
                        ? means
                        : conditions.stream()
                                .flatMapToDouble(condition -> Arrays.stream(condition.values()))
                                .toArray());
    }

    /** The scaling under which these values, one for each condition, have mean 0 and standard deviation 1. */
    static Scaling of(int sign, boolean logarithm, double[] values) {
        Spread spread =
                Spread.of(logarithm ? Arrays.stream(values).map(Math::log).toArray() : values);
        boolean differs = Spread.differ(values);
        return new Scaling(sign, logarithm, spread.mean(), differs ? spread.sd() : 1, differs);
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

    /** The scaled value of a result; 0 if all results are equal, because their differences are rounding. */
    public double scaled(double y) {
        return !differs ? 0 : sign * ((logarithm ? Math.log(y) : y) - mean) / sd;
    }

    /**
     * The value in the lab's unit of a scaled quantile; on a logarithmic scale, the value of a scaled mean is the
     * median.
     */
    double value(double scaled) {
        double seen = mean + sign * sd * scaled;
        return logarithm ? Math.exp(seen) : seen;
    }

    /**
     * The prediction in the lab's unit: mean and standard deviation, or the median and the spread about it if ln y is
     * modelled, because the mean of a log-normal distribution can exceed its own range. The spread is unknown until two
     * results differ.
     */
    Expected expected(double scaledMean, double scaledVariance) {
        double value = value(scaledMean);
        double spread = sd * Math.sqrt(scaledVariance);
        if (!differs) {
            return new Expected(value, Double.NaN);
        }
        return logarithm ? Expected.ofLogarithm(value, spread) : new Expected(value, spread);
    }

    /** A small standard deviation in the lab's unit of a scaled value; exact on a linear scale only. */
    double inUnit(double scaledSd, double scaled) {
        return scaledSd * sd * (logarithm ? Math.abs(value(scaled)) : 1);
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
