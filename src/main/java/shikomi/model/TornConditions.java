package shikomi.model;

import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import shikomi.math.RandomStream;
import shikomi.space.Condition;
import shikomi.surrogate.process.Fit;
import shikomi.surrogate.process.GaussianProcess;
import shikomi.surrogate.process.Observations;
import shikomi.surrogate.process.OutlierTest;
import shikomi.surrogate.process.OutlierTest.Outlier;

/**
 * Questions conditions whose own values, of one day or of several, may be torn between a right and a wrong one: a model
 * that is fitted to all of them would take the difference for noise, so that a model of the other conditions has to judge
 * them. Those are conditions that differ by far more than other repeats at their level do; without enough of these, all
 * that differ if a model can judge them, and otherwise those that differ by more than most other values together. They
 * are the widest, and no more than the share of values that can be gross errors.
 */
final class TornConditions implements DoubtCheck {
    /** The fewest repeats of other conditions that show how far repeats differ. Set by judgement. */
    private static final int FEWEST_REPEATS = 3;

    /** The median of χ² with one degree of freedom. */
    private static final double MEDIAN_SQUARE = 0.455;

    /** An estimate of the noise variance from one repeat, and the level at which it was measured. */
    private record Repeat(double level, double variance) {}

    @Override
    public Outcome of(ScaledResults data, EnsembleFits fits) {
        int[] torn = rows(data);
        return torn.length == 0
                ? Outcome.nothing(data)
                : new Outcome(
                        GrossErrors.without(judged(torn, data, fits), data),
                        Arrays.stream(torn)
                                .mapToObj(i -> data.conditions().get(i).condition())
                                .toList());
    }

    /** The torn conditions as a process of all other conditions predicts them. */
    private static List<Outlier> judged(int[] torn, ScaledResults data, EnsembleFits fits) {
        Set<Integer> aside = Arrays.stream(torn).boxed().collect(Collectors.toSet());
        RandomStream random = fits.random("torn");
        Observations all = data.observations();
        List<Integer> rows = IntStream.range(0, all.size())
                .filter(i -> !aside.contains(i))
                .boxed()
                .toList();
        Observations others = fits.observations(data, all.only(rows), random.child("noise"));
        GaussianProcess process = new Fit(fits.kernel(data), data.priors(), others).mostProbable(random);
        return Arrays.stream(torn)
                .mapToObj(i -> OutlierTest.outlier(process, all, i))
                .toList();
    }

    /** The rows of the torn conditions. */
    static int[] rows(ScaledResults data) {
        List<ConditionResults> repeated = repeated(data);
        Set<Condition> torn = repeated.stream()
                .filter(each -> isTorn(each, repeated, data))
                .sorted(Comparator.comparingDouble(each -> -range(each.values(), data)))
                .limit(Math.max(1, (long) (OutlierTest.MOST_SHARE * data.countConditions())))
                .map(ConditionResults::condition)
                .collect(Collectors.toSet());
        return IntStream.range(0, data.conditions().size())
                .filter(i -> torn.contains(data.conditions().get(i).condition()))
                .filter(i -> data.countConditions() > GrossErrors.FEWEST_OTHERS)
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
        List<Repeat> repeats = repeated.stream()
                .filter(each -> !each.condition().equals(condition.condition()))
                .flatMap(each -> repeats(each, data).stream())
                .toList();
        double range = range(condition.values(), data);
        if (repeats.size() >= FEWEST_REPEATS) {
            return range > GrossErrors.GROSS * leastSd(condition, repeats, data);
        }
        double[] others = most(others(condition.condition(), data));
        return (range > 0 && data.countConditions() > OutlierTest.FEWEST)
                || (others.length > 0 && range > range(others, data));
    }

    private static double[] others(Condition condition, ScaledResults data) {
        return data.valuesWithout(IntStream.range(0, data.conditions().size())
                .filter(i -> data.conditions().get(i).condition().equals(condition))
                .boxed()
                .toList());
    }

    /** A repeat for each value but the first: half the square of its deviation from the first. */
    private static List<Repeat> repeats(ConditionResults condition, ScaledResults data) {
        double[] scaled = scaled(condition.values(), data);
        double level = Arrays.stream(scaled).average().orElseThrow();
        return Arrays.stream(scaled)
                .skip(1)
                .mapToObj(value -> new Repeat(level, (value - scaled[0]) * (value - scaled[0]) / 2))
                .toList();
    }

    /** The standard deviation of repeats at the level of one of the values, whichever is least: one of them is right. */
    private static double leastSd(ConditionResults condition, List<Repeat> repeats, ScaledResults data) {
        return Arrays.stream(scaled(condition.values(), data))
                .map(level -> Math.sqrt(median(near(level, repeats)) / MEDIAN_SQUARE))
                .min()
                .orElseThrow();
    }

    /** The variances of the half of the repeats that is nearest to a level, so that noise may depend on it. */
    private static double[] near(double level, List<Repeat> repeats) {
        ToDoubleFunction<Repeat> distance = repeat -> Math.abs(repeat.level() - level);
        return repeats.stream()
                .sorted(Comparator.comparingDouble(distance))
                .limit(Math.max(FEWEST_REPEATS, repeats.size() / 2))
                .mapToDouble(Repeat::variance)
                .toArray();
    }

    /** The median, of which gross errors change little. */
    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return 0.5 * (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]);
    }

    /** The values without the largest and the smallest, which may be gross errors themselves; at least one is left. */
    private static double[] most(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int trimmed = (int) (OutlierTest.MOST_SHARE * sorted.length);
        return Arrays.copyOfRange(sorted, trimmed, sorted.length - trimmed);
    }

    private static double[] scaled(double[] values, ScaledResults data) {
        return DoubleStream.of(values).map(data.scaling()::scaled).toArray();
    }

    private static double range(double[] values, ScaledResults data) {
        double[] scaled = scaled(values, data);
        return Arrays.stream(scaled).max().orElseThrow()
                - Arrays.stream(scaled).min().orElseThrow();
    }
}
