package shikomi.surrogate.ensemble;

import java.util.Arrays;
import java.util.List;
import shikomi.surrogate.process.LeaveOneOut;

/**
 * How much each member of a committee counts: as the square of the geometric mean of its densities of unseen conditions.
 *
 * <p>Bayesian stacking (Yao, Vehtari, Simpson & Gelman, Bayesian Analysis 13 (2018) 917) was measured beside it and found
 * less: a few dozen conditions tell little of weights, and its optimum soon gives everything to one member. Here members
 * part slowly, and whoever is worse by many times at every condition still has no word.
 */
final class EnsembleWeights {
    private static final double STEEPNESS = 2;

    private EnsembleWeights() {}

    /** @param left what each member says of conditions it has not seen */
    static double[] of(List<LeaveOneOut> left) {
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
}
