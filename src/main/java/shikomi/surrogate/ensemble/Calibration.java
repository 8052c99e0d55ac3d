package shikomi.surrogate.ensemble;

import java.util.Arrays;
import shikomi.math.Normal;
import shikomi.surrogate.process.LeaveOneOut;

/**
 * By how much a model's standard deviations must be stretched so that its central 80 % hold 80 % of the conditions it has not
 * seen; towards 1 where there are few.
 *
 * <p>In the manner of the jackknife of Lei et al., "Distribution-free predictive inference for regression", JASA 113 (2018)
 * 1094, algorithm 3, on residuals in units of what the model expected.
 */
final class Calibration {
    private static final double SHARE = 0.8;
    /** As much weight as so many conditions is given to the model's own word. */
    private static final double OWN_WORD = 5;

    private Calibration() {}

    static double calibration(LeaveOneOut left, double[] y) {
        int n = y.length;
        double[] z = new double[n];
        for (int i = 0; i < n; i++) {
            z[i] = Math.abs(y[i] - left.mean()[i]) / Math.sqrt(Math.max(left.variance()[i], 1e-300));
        }
        Arrays.sort(z);
        double seen = z[(int) Math.ceil(SHARE * n) - 1];
        double calibration = seen / Normal.quantile(0.5 * (1 + SHARE));
        return (n * Math.min(calibration, 3) + OWN_WORD) / (n + OWN_WORD);
    }
}
