package shikomi.surrogate.ensemble;

import java.util.Arrays;
import java.util.List;
import shikomi.surrogate.process.LeaveOneOut;

/**
 * The weights of an ensemble's members, w_k ∝ exp(2 · mean_i ln p_k(y_i | y_−i)): the square of the geometric mean of
 * their leave-one-out densities.
 *
 * <p>Bayesian stacking (Yao, Vehtari, Simpson & Gelman, Bayesian Analysis 13 (2018) 917) was evaluated on the same
 * pools and found to be worse: a few dozen conditions determine its weights poorly, and its optimum soon puts all
 * weight on one member. These weights change slowly with the evidence, and a member that is many times worse at every
 * condition still loses all weight.
 */
final class EnsembleWeights {
    /** The exponent of the geometric mean: 0 would give equal weights, n those of pseudo Bayesian model averaging. */
    private static final double EXPONENT = 2;

    private EnsembleWeights() {}

    /** The weights, adding up to 1, if every condition counts once. */
    static double[] of(List<LeaveOneOut> leaveOneOut) {
        double[] shares = new double[leaveOneOut.getFirst().mean().length];
        Arrays.fill(shares, 1);
        return of(leaveOneOut, shares);
    }

    /**
     * The weights, adding up to 1.
     *
     * @param leaveOneOut the leave-one-out predictions of each member, for the same conditions on the same scale
     * @param shares the share of each condition in a group of near copies, so that every group counts once
     */
    static double[] of(List<LeaveOneOut> leaveOneOut, double[] shares) {
        double[] mean = leaveOneOut.stream()
                .mapToDouble(l -> mean(l.logDensity(), shares))
                .toArray();
        double largest = Arrays.stream(mean).max().orElseThrow();
        double[] weights =
                Arrays.stream(mean).map(m -> Math.exp(EXPONENT * (m - largest))).toArray();
        double sum = Arrays.stream(weights).sum();
        return Arrays.stream(weights).map(w -> w / sum).toArray();
    }

    private static double mean(double[] values, double[] shares) {
        double sum = 0;
        double all = 0;
        for (int i = 0; i < values.length; i++) {
            sum += shares[i] * values[i];
            all += shares[i];
        }
        return sum / all;
    }
}
