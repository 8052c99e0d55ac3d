package shikomi.table.result;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import shikomi.math.Spread;
import shikomi.message.Numbers;
import shikomi.recipe.Objective;
import shikomi.recipe.Transform;

/**
 * Repeats of one condition that differ far more than repeats of the other conditions do.
 *
 * <p>The yardstick is the spread within the other conditions, estimated by a median, so that two conflicts do not hide
 * each other. Positive values must also conflict on the logarithmic scale, because noise often grows with the level.
 */
final class ConflictingRepeats {
    /**
     * Repeats conflict if they differ by more than this multiple of the estimated standard deviation of a repeat. In
     * simulated tables of normal noise, any pair does in 1.3 % of the tables with 5 pairs and in 0.2 % of those with 12
     * (for a multiple of 6: in 8 % and 6 %).
     */
    private static final double CONFLICT = 12;

    /** The multiple of a known standard deviation: two repeats differ by more in 2 of 100,000 pairs. */
    private static final double CONFLICT_KNOWN = 6;

    /** The fewest other conditions with repeats from which the standard deviation is estimated; see above. */
    private static final int LEAST = 4;

    /** The median of the absolute value of a standard normal variable: Φ⁻¹(3/4). */
    private static final double MEDIAN = 0.6745;

    /** The least standard deviation, as a share of the range of the results; smaller conflicts mislead no search. */
    private static final double LEAST_SHARE = 0.01;

    private final List<double[]> repeats;
    private final @Nullable Double noise;
    private final Transform transform;

    private ConflictingRepeats(Objective objective, List<double[]> repeats) {
        this.repeats = repeats;
        this.noise = objective.noise();
        this.transform = objective.transform();
    }

    /**
     * A condition whose repeats conflict.
     *
     * @param condition its index in the given list
     * @param usual the usual difference between two repeats of the other conditions
     */
    record Conflict(int condition, double usual) {}

    /** @param repeats the values at each condition that was measured at least twice */
    static List<Conflict> in(Objective objective, List<double[]> repeats) {
        ConflictingRepeats search = new ConflictingRepeats(objective, repeats);
        List<Conflict> conflicts = new ArrayList<>();
        for (int i = 0; i < repeats.size(); i++) {
            if (search.isConflict(i)) {
                conflicts.add(new Conflict(i, Math.sqrt(2) * search.usual(i, repeats, unit(repeats))));
            }
        }
        return conflicts;
    }

    private boolean isConflict(int condition) {
        boolean positive = repeats.stream().flatMapToDouble(Arrays::stream).allMatch(value -> value > 0);
        Double known = noise;
        if (known != null && transform != Transform.LOG) {
            return range(repeats.get(condition)) > CONFLICT_KNOWN * Math.max(known, unit(repeats));
        }
        return (transform == Transform.LOG || isConflict(condition, repeats, unit(repeats)))
                && (transform == Transform.NONE || !positive || isConflict(condition, logs(), 0));
    }

    private List<double[]> logs() {
        return repeats.stream()
                .map(values -> Arrays.stream(values).map(Math::log).toArray())
                .toList();
    }

    private boolean isConflict(int condition, List<double[]> values, double unit) {
        return values.size() > LEAST && range(values.get(condition)) > CONFLICT * usual(condition, values, unit);
    }

    /** The standard deviation of a repeat, estimated from the other conditions. */
    private double usual(int condition, List<double[]> values, double unit) {
        List<double[]> others = IntStream.range(0, values.size())
                .filter(other -> other != condition)
                .mapToObj(values::get)
                .toList();
        Double known = noise;
        if (others.isEmpty() || (known != null && transform != Transform.LOG)) {
            return known == null ? 0 : known;
        }
        double spread = median(others, each -> sd(each)) / MEDIAN;
        double all = range(others.stream().mapToDouble(ConflictingRepeats::mean).toArray());
        return Math.max(spread, Math.max(unit, LEAST_SHARE * all));
    }

    /** The last decimal place to which the values are written: repeats may differ by it through rounding. */
    private static double unit(List<double[]> values) {
        int places = values.stream()
                .flatMapToDouble(Arrays::stream)
                .mapToInt(value -> Numbers.exact(value).scale())
                .max()
                .orElse(0);
        return Math.pow(10, -places);
    }

    private static double median(List<double[]> values, ToDoubleFunction<double[]> statistic) {
        double[] sorted = values.stream().mapToDouble(statistic).sorted().toArray();
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }

    private static double sd(double[] values) {
        return range(values) == 0 ? 0 : Spread.of(values).sd();
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElse(0);
    }

    private static double range(double[] values) {
        return Arrays.stream(values).max().orElse(0)
                - Arrays.stream(values).min().orElse(0);
    }
}
