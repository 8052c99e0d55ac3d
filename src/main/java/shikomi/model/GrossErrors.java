package shikomi.model;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoublePredicate;
import java.util.stream.Collectors;
import shikomi.surrogate.process.OutlierTest.Outlier;

/**
 * Decides which values of a condition that disagrees with all others are set aside until it is settled which are right.
 * Of several values at one condition, those that the others predict outvote the rest, unless the rest are more.
 */
final class GrossErrors {
    /**
     * The least deviation of a value that is set aside, in standard deviations: more than the threshold at which a
     * condition is only reported, because a real discovery must not be set aside lightly. Set by judgement.
     */
    static final double GROSS = 5;

    /** The fewest other conditions whose values show what is usual. Set by judgement. */
    static final int FEWEST_OTHERS = 5;

    private GrossErrors() {}

    /** The results without the values that are in doubt. */
    static ScaledResults without(List<Outlier> outliers, ScaledResults data) {
        return data.keeping(outliers.stream()
                .collect(Collectors.toMap(
                        Outlier::condition, outlier -> isKept(outlier, data.onAllDays(outlier.condition()), data))));
    }

    /** @param condition the values of all days */
    private static DoublePredicate isKept(Outlier outlier, ConditionResults condition, ScaledResults data) {
        double[] deviations = Arrays.stream(condition.values())
                .map(value -> deviation(outlier, value, data))
                .toArray();
        long above = Arrays.stream(deviations).filter(z -> z >= GROSS).count();
        long below = Arrays.stream(deviations).filter(z -> z <= -GROSS).count();
        long near = deviations.length - above - below;
        if (above > Math.max(near, Math.max(below, 1))) {
            return value -> deviation(outlier, value, data) >= GROSS;
        }
        if (below > Math.max(near, Math.max(above, 1))) {
            return value -> deviation(outlier, value, data) <= -GROSS;
        }
        return value -> Math.abs(deviation(outlier, value, data)) < GROSS;
    }

    private static double deviation(Outlier outlier, double value, ScaledResults data) {
        return (data.scaling().scaled(value) - outlier.mean()) / outlier.sd();
    }
}
