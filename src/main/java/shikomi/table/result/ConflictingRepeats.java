package shikomi.table.result;

import java.util.Arrays;
import java.util.List;
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

    private final @Nullable Double noise;
    private final Transform transform;
    private final @Nullable Scale logarithmic;
    private final Scale linear;

    private ConflictingRepeats(Objective objective, List<double[]> repeats) {
        this.transform = objective.transform();
        this.noise = transform == Transform.LOG ? null : objective.noise();
        this.linear = Scale.of(repeats, unit(repeats));
        boolean positive = repeats.stream().flatMapToDouble(Arrays::stream).allMatch(value -> value > 0);
        this.logarithmic = positive ? Scale.of(logs(repeats), 0) : null;
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
        return IntStream.range(0, repeats.size())
                .filter(search::isConflict)
                .mapToObj(i -> new Conflict(i, Math.sqrt(2) * search.sd(i)))
                .toList();
    }

    private double sd(int condition) {
        Double known = noise;
        return known == null ? linear.usual(condition) : known;
    }

    private boolean isConflict(int condition) {
        Double known = noise;
        if (known != null) {
            return linear.ranges[condition] > CONFLICT_KNOWN * Math.max(known, linear.least);
        }
        Scale logs = logarithmic;
        return (transform == Transform.LOG || linear.isConflict(condition))
                && (transform == Transform.NONE || logs == null || logs.isConflict(condition));
    }

    private static List<double[]> logs(List<double[]> repeats) {
        return repeats.stream()
                .map(values -> Arrays.stream(values).map(Math::log).toArray())
                .toList();
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

    private static double range(double[] values) {
        return Arrays.stream(values).max().orElse(0)
                - Arrays.stream(values).min().orElse(0);
    }

    /**
     * The spread of repeats on one scale.
     *
     * @param ranges the largest difference of repeats at each condition
     * @param sds the standard deviation of repeats at each condition
     * @param sorted {@code sds} in ascending order
     * @param least the smallest standard deviation that is assumed
     */
    private record Scale(double[] ranges, double[] sds, double[] sorted, double least) {

        static Scale of(List<double[]> repeats, double unit) {
            double[] ranges =
                    repeats.stream().mapToDouble(ConflictingRepeats::range).toArray();
            double[] sds = repeats.stream()
                    .mapToDouble(
                            values -> range(values) == 0 ? 0 : Spread.of(values).sd())
                    .toArray();
            double[] means = repeats.stream()
                    .mapToDouble(values -> Arrays.stream(values).average().orElse(0))
                    .toArray();
            return new Scale(
                    ranges, sds, Arrays.stream(sds).sorted().toArray(), Math.max(unit, LEAST_SHARE * range(means)));
        }

        boolean isConflict(int condition) {
            return sds.length > LEAST && ranges[condition] > CONFLICT * Math.max(usual(condition), least);
        }

        /** The standard deviation of a repeat, estimated from the other conditions. */
        double usual(int condition) {
            int left = sorted.length - 1;
            int own = Arrays.binarySearch(sorted, sds[condition]);
            double low = sorted[without(own, Math.max(0, (left - 1) / 2))];
            double high = sorted[without(own, Math.min(left / 2, left))];
            return 0.5 * (low + high) / MEDIAN;
        }

        /** The index in a list from which the element {@code own} was not yet removed. */
        private int without(int own, int index) {
            return Math.min(index < own ? index : index + 1, sorted.length - 1);
        }
    }
}
