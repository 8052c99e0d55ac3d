package shikomi.model;

import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.DoublePredicate;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import shikomi.space.Condition;
import shikomi.surrogate.process.OutlierTest;
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

    /** The fewest repeats of other conditions that show how far repeats differ. Set by judgement. */
    private static final int FEWEST_REPEATS = 3;

    /** The median of χ² with one degree of freedom. */
    private static final double MEDIAN_SQUARE = 0.455;

    /** The largest share of values that can be gross errors, as in {@link shikomi.surrogate.process.OutlierTest}. */
    private static final double MOST_ERRORS = 0.15;

    /**
     * How far a single value lies from few others to be in doubt, in ranges of theirs: 10 on a linear scale, so that a
     * value typed ten times too large beside others that differ by up to a half is in doubt; 4 on the scale of factors,
     * so that values which grow by factors (1, 3, 10, 100, 1000) are not.
     */
    private static final double FAR_RANGES = 10;

    private static final double FAR_FACTORS = 4;

    /** The least factor between the value and the nearest of few others: real effects of less are common. */
    private static final double LEAST_FACTOR = 3;

    private Doubt() {}

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

    /**
     * The conditions whose own values, of one day or of several, may be torn between a right and a wrong one: a model that
     * is fitted to all of them would take the difference for noise, so that a model of the other conditions has to judge
     * them. Those are conditions that differ by far more than other repeats do; without enough of these, all that differ
     * if a model can judge them, and otherwise those that differ by more than most other values together. They are the
     * widest, and no more than the share of values that can be gross errors.
     */
    static int[] torn(ScaledResults data) {
        List<ConditionResults> repeated = repeated(data);
        Set<Condition> torn = repeated.stream()
                .filter(each -> isTorn(each, repeated, data))
                .sorted(Comparator.comparingDouble(each -> -range(each.values(), data)))
                .limit(Math.max(1, (long) (MOST_ERRORS * countConditions(data))))
                .map(ConditionResults::condition)
                .collect(Collectors.toSet());
        return IntStream.range(0, data.conditions().size())
                .filter(i -> torn.contains(data.conditions().get(i).condition()))
                .filter(i -> countOthers(i, data) >= FEWEST_OTHERS)
                .toArray();
    }

    private static List<ConditionResults> repeated(ScaledResults data) {
        return IntStream.range(0, data.conditions().size())
                .mapToObj(data::onAllDays)
                .filter(each -> each.values().length > 1)
                .collect(Collectors.toMap(
                        ConditionResults::condition, each -> each, (first, again) -> first, LinkedHashMap::new))
                .values()
                .stream()
                .toList();
    }

    private static boolean isTorn(ConditionResults condition, List<ConditionResults> repeated, ScaledResults data) {
        double[] squares = repeated.stream()
                .filter(each -> !each.condition().equals(condition.condition()))
                .flatMapToDouble(each -> squares(each, data))
                .toArray();
        double range = range(condition.values(), data);
        if (squares.length >= FEWEST_REPEATS) {
            return range > GROSS * Math.sqrt(median(squares) / MEDIAN_SQUARE);
        }
        return (range > 0 && countConditions(data) > OutlierTest.FEWEST)
                || range > range(most(others(condition.condition(), data)), data);
    }

    /** An estimate of the noise variance from each repeat: the square of its deviation from the first value, halved. */
    private static DoubleStream squares(ConditionResults condition, ScaledResults data) {
        double[] scaled =
                Arrays.stream(condition.values()).map(data.scaling()::scaled).toArray();
        return Arrays.stream(scaled).skip(1).map(value -> (value - scaled[0]) * (value - scaled[0]) / 2);
    }

    /** The median, of which gross errors change little. */
    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return 0.5 * (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]);
    }

    private static long countConditions(ScaledResults data) {
        return data.conditions().stream()
                .map(ConditionResults::condition)
                .distinct()
                .count();
    }

    /** The values without the largest and the smallest, which may be gross errors themselves; at least one is left. */
    private static double[] most(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int trimmed = (int) (MOST_ERRORS * sorted.length);
        return Arrays.copyOfRange(sorted, trimmed, sorted.length - trimmed);
    }

    private static long countOthers(int row, ScaledResults data) {
        Condition own = data.conditions().get(row).condition();
        return data.conditions().stream()
                .map(ConditionResults::condition)
                .filter(each -> !each.equals(own))
                .distinct()
                .count();
    }

    private static double[] others(Condition condition, ScaledResults data) {
        return data.conditions().stream()
                .filter(each -> !each.condition().equals(condition))
                .flatMapToDouble(each -> Arrays.stream(each.values()))
                .toArray();
    }

    /**
     * The only condition that is in doubt where there are too few for a model to judge: its single value differs from all
     * others by more than {@link #FAR_RANGES} of their range, on the scale of factors by more than {@link #FAR_FACTORS}
     * of it, and by a factor of more than {@link #LEAST_FACTOR}; empty if there is none. Values of both signs, and steps
     * between two levels, have no such scale and are not questioned.
     */
    static OptionalInt lonely(ScaledResults data) {
        return IntStream.range(0, data.conditions().size())
                .filter(i -> countOthers(i, data) >= FEWEST_OTHERS
                        && data.onAllDays(i).values().length == 1)
                .filter(i -> isLonely(
                        data.conditions().get(i).values()[0],
                        others(data.conditions().get(i).condition(), data)))
                .findFirst();
    }

    static boolean isLonely(double value, double[] others) {
        double sign = Math.signum(value);
        if (sign == 0 || Arrays.stream(others).anyMatch(other -> Math.signum(other) != sign)) {
            return false;
        }
        double low = Arrays.stream(others).map(Math::abs).min().orElseThrow();
        double high = Arrays.stream(others).map(Math::abs).max().orElseThrow();
        double far = Math.abs(value);
        double gap = Math.max(far - high, low - far);
        double factor = Math.max(far / high, low / far);
        return high > low
                && gap > FAR_RANGES * (high - low)
                && factor > LEAST_FACTOR
                && Math.log(factor) > FAR_FACTORS * Math.log(high / low);
    }

    private static double range(double[] values, ScaledResults data) {
        double[] scaled = Arrays.stream(values).map(data.scaling()::scaled).toArray();
        return Arrays.stream(scaled).max().orElseThrow()
                - Arrays.stream(scaled).min().orElseThrow();
    }
}
