package shikomi.surrogate;

import java.util.Arrays;
import java.util.List;

/**
 * Weights under which the mixture of several predictions makes what was observed most probable.
 *
 * <p>Yao, Vehtari, Simpson & Gelman, "Using stacking to average Bayesian predictive distributions", Bayesian Analysis 13
 * (2018) 917, equation 4, by expectation maximisation. A few dozen conditions tell little of weights, and the optimum tends
 * to be one member alone; so a share goes by likelihood per condition instead, which parts members only slowly.
 */
final class Stacking {
    private static final int ROUNDS = 200;
    private static final double STEEPNESS = 5;
    /** One observation's worth of trust that the first, simplest member has before any. */
    private static final double FOR_THE_SIMPLEST = 1;

    private Stacking() {}

    /**
     * @param left what each member says of conditions it has not seen
     * @param spread the share of the weights that goes by likelihood per condition
     */
    static double[] weights(List<LeaveOneOut> left, double spread) {
        double[] weights = mostProbable(left);
        double[] byLikelihood = byLikelihood(left);
        for (int k = 0; k < weights.length; k++) {
            weights[k] = spread * byLikelihood[k] + (1 - spread) * weights[k];
        }
        return weights;
    }

    /** ∝ the fifth power of the geometric mean of the densities. */
    private static double[] byLikelihood(List<LeaveOneOut> left) {
        double[] mean = left.stream()
                .mapToDouble(l -> Arrays.stream(l.logDensity()).average().orElseThrow())
                .toArray();
        double largest = Arrays.stream(mean).max().orElseThrow();
        double[] weights = Arrays.stream(mean)
                .map(m -> Math.exp(STEEPNESS * (m - largest)))
                .toArray();
        double sum = Arrays.stream(weights).sum();
        return Arrays.stream(weights).map(w -> w / sum).toArray();
    }

    private static double[] mostProbable(List<LeaveOneOut> left) {
        int n = left.getFirst().logDensity().length;
        double[] weights = new double[left.size()];
        Arrays.fill(weights, 1.0 / weights.length);
        double[] each = new double[weights.length];
        for (int round = 0; round < ROUNDS; round++) {
            double[] responsible = new double[weights.length];
            responsible[0] = FOR_THE_SIMPLEST;
            for (int i = 0; i < n; i++) {
                for (int k = 0; k < each.length; k++) {
                    each[k] = left.get(k).logDensity()[i];
                }
                double all = Mixtures.logSum(weights, each);
                for (int k = 0; k < each.length; k++) {
                    responsible[k] += weights[k] * Math.exp(each[k] - all);
                }
            }
            for (int k = 0; k < each.length; k++) {
                weights[k] = responsible[k] / (n + FOR_THE_SIMPLEST);
            }
        }
        return weights;
    }
}
