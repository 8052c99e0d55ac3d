package shikomi.surrogate.ensemble;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import shikomi.math.Normal;
import shikomi.surrogate.process.LeaveOneOut;

/**
 * The factor on a model's standard deviations at which its central 80 % intervals hold 80 % of conditions like those that
 * were left out, shrunk towards 1 if these are few.
 *
 * <p>The method follows the leave-one-out intervals of Lei et al., "Distribution-free predictive inference for
 * regression", J. Am. Stat. Assoc. 113 (2018) 1094, algorithm 3, on residuals divided by their predicted standard
 * deviation. The factor applies to what the model does not know; the known variance of measurement is added unchanged.
 *
 * @param factor the factor, above 0
 * @param reference the variance from which the whole factor applies
 */
record Calibration(double factor, double reference) {
    /** The coverage of the interval that is shown to people and reported by {@code bench pools}. */
    private static final double COVERAGE = 0.8;

    /** The prior weight of the factor 1, as a number of conditions. Set by judgement. */
    private static final double PRIOR_CONDITIONS = 5;

    /**
     * The largest factor; a larger one would come from a few extreme residuals rather than from the scale. Set by
     * judgement.
     */
    private static final double LARGEST = 3;

    /** Keeps a variance of zero from dividing by zero. */
    private static final double LEAST_VARIANCE = 1e-300;

    /** Sums of shares that differ by less count as equal. */
    private static final double ROUNDING = 1e-9;

    /** The half-width of the interval of a normal distribution, in standard deviations. */
    private static final double HALF_WIDTH = Normal.quantile(0.5 * (1 + COVERAGE));

    /** The share of left-out conditions with a smaller variance than the reference. Set by judgement. */
    private static final double REFERENCE = 0.25;

    /**
     * The least share of a variance to which the factor applies: where nearly all of it is known, the factor does not
     * matter. Set by judgement.
     */
    private static final double LEAST_UNKNOWN = 0.01;

    /** A figure of a left-out condition, and the condition's share in its group. */
    private record Score(double figure, double share) {}

    /**
     * The calibration by left-out predictions of the values {@code y}.
     *
     * @param shares the share of each condition in a group of near copies, so that every group counts once
     * @param known the part of each predicted variance that is known to be measurement
     */
    static Calibration of(LeaveOneOut predicted, double[] y, double[] shares, double[] known) {
        double groups = Arrays.stream(shares).sum();
        double[] unknown = new double[y.length];
        double informative = 0;
        for (int i = 0; i < y.length; i++) {
            double variance = Math.max(predicted.variance()[i], LEAST_VARIANCE);
            unknown[i] = unknown(variance, known[i]);
            informative += shares[i] * Math.min(1, unknown[i] / variance);
        }
        double reached = quantile(scores(factors(predicted, y, unknown, known), shares), COVERAGE * (groups + 1));
        double factor = Math.min(reached, LARGEST);
        return new Calibration(
                (informative * factor + PRIOR_CONDITIONS) / (informative + PRIOR_CONDITIONS),
                Math.max(quantile(scores(unknown, shares), REFERENCE * groups), LEAST_VARIANCE));
    }

    private static double unknown(double variance, double known) {
        return Math.max(variance - known, LEAST_UNKNOWN * variance);
    }

    /**
     * The factor on the standard deviation of the true value. It was found at conditions that were left out, and fades
     * towards 1 where the model is more certain than it was there, as it is near its data.
     *
     * @param variance the predicted variance
     */
    double at(double variance) {
        return 1 + (factor - 1) * Math.min(1, variance / reference);
    }

    /**
     * The factor on the standard deviation of a measurement.
     *
     * @param variance the predicted variance
     * @param known the part of it that is known to be measurement
     */
    double at(double variance, double known) {
        double unknown = unknown(variance, known);
        double factor = at(unknown);
        return Math.sqrt((factor * factor * unknown + known) / variance);
    }

    private static List<Score> scores(double[] values, double[] shares) {
        return IntStream.range(0, values.length)
                .mapToObj(i -> new Score(values[i], shares[i]))
                .sorted(Comparator.comparingDouble(Score::figure))
                .toList();
    }

    /**
     * The factor at which the interval of each left-out condition just holds its value: |residual| = q (factor² unknown
     * + known)^½, where q is {@link #HALF_WIDTH}; 0 if the known variance alone is enough.
     */
    private static double[] factors(LeaveOneOut predicted, double[] y, double[] unknown, double[] known) {
        double[] factors = new double[y.length];
        Arrays.setAll(factors, i -> {
            double reach = (y[i] - predicted.mean()[i]) / HALF_WIDTH;
            return Math.sqrt(Math.max(reach * reach - known[i], 0) / unknown[i]);
        });
        return factors;
    }

    /**
     * The figure at which the sum of shares reaches {@code most}, interpolated between neighbours; the largest if it
     * never does. Of n exchangeable figures, the k-th smallest is exceeded by a further one with probability 1 − k/(n +
     * 1).
     */
    private static double quantile(List<Score> ascending, double most) {
        double sum = 0;
        double below = ascending.getFirst().figure();
        for (Score score : ascending) {
            sum += score.share();
            if (sum >= most - ROUNDING) {
                double back = Math.clamp((sum - most) / score.share(), 0, 1);
                return score.figure() + back * (below - score.figure());
            }
            below = score.figure();
        }
        return ascending.getLast().figure();
    }
}
