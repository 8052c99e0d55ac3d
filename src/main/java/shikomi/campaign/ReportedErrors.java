package shikomi.campaign;

import java.util.Arrays;
import java.util.List;
import shikomi.recipe.Objective;
import shikomi.recipe.Transform;

/**
 * Which values say nothing because of the standard error that the lab reports with them, on the scale on which the
 * objective is modelled.
 *
 * @param logarithm whether errors count relative to their values
 * @param most the largest error of a value that says something
 */
record ReportedErrors(boolean logarithm, double most) {
    /**
     * An error of this many ranges of the other values: the value would have a weight below a thousandth of theirs, but
     * still shift means and trees that know no weights.
     */
    private static final double RANGES = 10;

    /** The judgement of the errors of these samples; those with the smaller errors show what range is usual. */
    static ReportedErrors of(Objective objective, List<Result.Sample> samples) {
        boolean logarithm = objective.transform() == Transform.LOG;
        double[] errors = samples.stream()
                .mapToDouble(sample -> error(sample, logarithm))
                .sorted()
                .toArray();
        if (errors.length == 0) {
            return new ReportedErrors(logarithm, Double.POSITIVE_INFINITY);
        }
        double usual = errors[(errors.length - 1) / 2];
        double[] precise = samples.stream()
                .filter(sample -> error(sample, logarithm) <= usual)
                .mapToDouble(sample -> logarithm ? Math.log(sample.value()) : sample.value())
                .toArray();
        return new ReportedErrors(logarithm, RANGES * Math.max(usual, range(precise, logarithm)));
    }

    /** The range of values; of equal ones their magnitude, or one unit of a logarithm. */
    private static double range(double[] values, boolean logarithm) {
        double low = Arrays.stream(values).min().orElse(0);
        double high = Arrays.stream(values).max().orElse(0);
        return high > low ? high - low : logarithm ? 1 : Math.abs(high);
    }

    private static double error(Result.Sample sample, boolean logarithm) {
        return logarithm ? sample.error() / sample.value() : sample.error();
    }

    /** Whether a value says nothing compared with the others. */
    boolean areTooLarge(Result.Sample sample) {
        return error(sample, logarithm) > most;
    }
}
