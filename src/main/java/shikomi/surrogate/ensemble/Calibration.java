package shikomi.surrogate.ensemble;

import java.util.Arrays;
import shikomi.math.Normal;
import shikomi.surrogate.process.LeaveOneOut;

/**
 * The factor on a model's standard deviations at which its central 80 % intervals hold 80 % of the left-out conditions,
 * shrunk towards 1 if these are few.
 *
 * <p>The method follows the leave-one-out intervals of Lei et al., "Distribution-free predictive inference for
 * regression", J. Am. Stat. Assoc. 113 (2018) 1094, algorithm 3, on residuals divided by their predicted standard
 * deviation.
 */
final class Calibration {
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

    private Calibration() {}

    /** The factor, above 0, for the left-out predictions of the n values {@code y}. */
    static double factor(LeaveOneOut predicted, double[] y) {
        int n = y.length;
        double[] z = new double[n];
        for (int i = 0; i < n; i++) {
            z[i] = Math.abs(y[i] - predicted.mean()[i])
                    / Math.sqrt(Math.max(predicted.variance()[i], LEAST_VARIANCE));
        }
        Arrays.sort(z);
        double reached = z[(int) Math.ceil(COVERAGE * n) - 1];
        double factor = reached / Normal.quantile(0.5 * (1 + COVERAGE));
        return (n * Math.min(factor, LARGEST) + PRIOR_CONDITIONS) / (n + PRIOR_CONDITIONS);
    }
}
