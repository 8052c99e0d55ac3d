package shikomi.model;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoublePredicate;
import java.util.stream.IntStream;
import shikomi.surrogate.process.OutlierTest.Outlier;

/**
 * Decides which values of a condition that disagrees with all others are set aside until the condition is measured
 * again. Values that agree with one another are confirmed, however far they are from the prediction.
 */
final class Doubt {
    /**
     * The least deviation of a value that is set aside, in standard deviations: more than the threshold at which a
     * condition is only reported, because a real discovery must not be set aside lightly. Set by judgement.
     */
    private static final double GROSS = 5;

    /**
     * The largest range of values that confirm one another, as a share of their deviation from the prediction. Set by
     * judgement.
     */
    private static final double AGREEING = 0.3;

    private Doubt() {}

    /** The results without the values that are in doubt. */
    static ScaledResults without(List<Outlier> outliers, ScaledResults data) {
        return data.keeping(outliers.stream()
                .collect(java.util.stream.Collectors.toMap(
                        Outlier::condition,
                        outlier -> isKept(outlier, data.conditions().get(outlier.condition()), data))));
    }

    private static DoublePredicate isKept(Outlier outlier, ConditionResults condition, ScaledResults data) {
        double[] far = Arrays.stream(condition.values())
                .map(data.scaling()::scaled)
                .filter(value -> deviation(outlier, value) >= GROSS)
                .toArray();
        return far.length > 1 && agree(outlier, far)
                ? value -> true
                : value -> deviation(outlier, data.scaling().scaled(value)) < GROSS;
    }

    private static double deviation(Outlier outlier, double value) {
        return Math.abs(value - outlier.mean()) / outlier.sd();
    }

    private static boolean agree(Outlier outlier, double[] values) {
        double low = Arrays.stream(values).min().orElseThrow();
        double high = Arrays.stream(values).max().orElseThrow();
        double nearest = IntStream.range(0, values.length)
                .mapToDouble(i -> Math.abs(values[i] - outlier.mean()))
                .min()
                .orElseThrow();
        return high - low <= AGREEING * nearest;
    }
}
