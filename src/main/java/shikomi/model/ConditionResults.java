package shikomi.model;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.DoublePredicate;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import shikomi.campaign.Belief;
import shikomi.campaign.Result;
import shikomi.recipe.Objective;
import shikomi.space.Condition;
import shikomi.space.Point;
import shikomi.space.Space;

/**
 * The measured values of one objective at one condition (on one day, if days are distinguished); at least one.
 *
 * @param errors reported standard errors of the values; 0 if none was reported
 */
public record ConditionResults(
        Point point, Condition condition, @Nullable LocalDate day, double[] values, double[] errors) {

    private record Key(Condition condition, @Nullable LocalDate day) {}

    /**
     * Gathers results by condition, in the order in which conditions were first measured; values that are not
     * believed, or that cannot be modelled on the objective's scale, are left out.
     */
    public static List<ConditionResults> of(Space space, Objective objective, List<Result> results) {
        return gathered(space, objective, results, false);
    }

    /**
     * Groups results by condition and day if the variance between days is identified: at least two days, and one on
     * which several conditions were measured.
     */
    static List<ConditionResults> byDay(Space space, Objective objective, List<Result> results) {
        List<ConditionResults> split = gathered(space, objective, results, true);
        Map<LocalDate, Set<Condition>> days = new HashMap<>();
        for (ConditionResults each : split) {
            if (each.day() != null) {
                days.computeIfAbsent(each.day(), d -> new HashSet<>()).add(each.condition());
            }
        }
        return days.size() > 1 && days.values().stream().anyMatch(same -> same.size() > 1)
                ? split
                : of(space, objective, results);
    }

    private static List<ConditionResults> gathered(
            Space space, Objective objective, List<Result> results, boolean splitByDay) {
        Belief belief = Belief.of(objective, results);
        Map<Key, List<Result.Sample>> values = new LinkedHashMap<>();
        Map<Key, Point> points = new HashMap<>();
        for (Result result : results) {
            Condition condition = space.condition(result.made());
            belief.samples(result).forEach(sample -> {
                Key key = new Key(condition, splitByDay ? sample.date() : null);
                points.putIfAbsent(key, result.made());
                values.computeIfAbsent(key, k -> new ArrayList<>()).add(sample);
            });
        }
        return values.entrySet().stream()
                .map(entry -> new ConditionResults(
                        Objects.requireNonNull(points.get(entry.getKey())),
                        entry.getKey().condition(),
                        entry.getKey().day(),
                        entry.getValue().stream()
                                .mapToDouble(Result.Sample::value)
                                .toArray(),
                        entry.getValue().stream()
                                .mapToDouble(Result.Sample::error)
                                .toArray()))
                .toList();
    }

    /** The day of each of these as a number in calendar order; −1 if days are not distinguished. */
    static int[] days(List<ConditionResults> measured) {
        List<LocalDate> calendar = measured.stream()
                .flatMap(each -> Stream.ofNullable(each.day()))
                .distinct()
                .sorted()
                .toList();
        return measured.stream()
                .mapToInt(each -> each.day() == null ? -1 : calendar.indexOf(each.day()))
                .toArray();
    }

    /** These values and those of another day of the same condition. */
    ConditionResults and(ConditionResults other) {
        return new ConditionResults(
                point,
                condition,
                null,
                DoubleStream.concat(Arrays.stream(values), Arrays.stream(other.values))
                        .toArray(),
                DoubleStream.concat(Arrays.stream(errors), Arrays.stream(other.errors))
                        .toArray());
    }

    /** These results with only the values that pass a test; possibly none. */
    ConditionResults keeping(DoublePredicate test) {
        int[] kept = IntStream.range(0, values.length)
                .filter(i -> test.test(values[i]))
                .toArray();
        if (kept.length == values.length) {
            return this;
        }
        return new ConditionResults(
                point,
                condition,
                day,
                IntStream.of(kept).mapToDouble(i -> values[i]).toArray(),
                IntStream.of(kept).mapToDouble(i -> errors[i]).toArray());
    }

    /**
     * The number of repeats if all of them gave exactly the value of their condition, as those of a simulation or of a
     * very coarse instrument do; otherwise 0.
     */
    public static int exactRepeats(List<ConditionResults> conditions) {
        boolean exact = conditions.stream()
                .allMatch(each -> Arrays.stream(each.values).allMatch(value -> value == each.values[0]));
        return exact
                ? conditions.stream().mapToInt(each -> each.values.length - 1).sum()
                : 0;
    }

    /** Whether the lab reports a standard error of any of the values. */
    public boolean hasError() {
        return Arrays.stream(errors).anyMatch(error -> error > 0);
    }

    public double mean() {
        return Arrays.stream(values).average().orElseThrow();
    }
}
