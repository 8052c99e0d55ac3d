package shikomi.model;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoublePredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import shikomi.surrogate.process.OutlierTest.Outlier;

/**
 * Decides which values of a condition that disagrees with all others are set aside until it is settled which are right.
 * Of several values at one condition, those that the others predict outvote the rest, unless the rest are more.
 */
final class Doubt {
    /**
     * The least deviation of a value that is set aside, in standard deviations: more than the threshold at which a
     * condition is only reported, because a real discovery must not be set aside lightly. Set by judgement.
     */
    private static final double GROSS = 5;

    /** The fewest other conditions whose values show what is usual. Set by judgement. */
    private static final int FEWEST_OTHERS = 5;

    private Doubt() {}

    /** The results without the values that are in doubt. */
    static ScaledResults without(List<Outlier> outliers, ScaledResults data) {
        return data.keeping(outliers.stream()
                .collect(Collectors.toMap(
                        Outlier::condition,
                        outlier -> isKept(outlier, data.conditions().get(outlier.condition()), data))));
    }

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

    /**
     * The conditions whose own values differ by more than all other values together: no model can be fitted to them
     * before one of the values is set aside.
     */
    static int[] torn(ScaledResults data) {
        List<ConditionResults> conditions = data.conditions();
        return IntStream.range(0, conditions.size())
                .filter(i -> conditions.get(i).values().length > 1 && conditions.size() > FEWEST_OTHERS)
                .filter(i -> range(conditions.get(i).values(), data) > rangeOfOthers(i, data))
                .toArray();
    }

    private static double rangeOfOthers(int condition, ScaledResults data) {
        double[] others = IntStream.range(0, data.conditions().size())
                .filter(i -> i != condition)
                .mapToObj(i -> data.conditions().get(i).values())
                .flatMapToDouble(Arrays::stream)
                .toArray();
        return range(others, data);
    }

    private static double range(double[] values, ScaledResults data) {
        double[] scaled = Arrays.stream(values).map(data.scaling()::scaled).toArray();
        return Arrays.stream(scaled).max().orElseThrow()
                - Arrays.stream(scaled).min().orElseThrow();
    }
}
