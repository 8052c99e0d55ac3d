package shikomi.model;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import shikomi.surrogate.process.OutlierTest;

/**
 * Questions single values that lie far from all others, without a model: the only one among few, where a model cannot
 * judge; the only one that differs; and a few that a decimal point in the wrong place explains, of which one hides
 * another from a model. Values of both signs have no scale on which to judge and are not questioned.
 */
final class LonelyValues implements DoubtCheck {
    /**
     * How far a value lies from few others to be in doubt, in ranges of theirs: 10 on a linear scale, so that a value
     * typed ten times too large beside others that differ by up to a half is in doubt; 4 on the scale of factors, so
     * that values which grow by factors (1, 3, 10, 100, 1000) are not.
     */
    private static final double FAR_RANGES = 10;

    private static final double FAR_FACTORS = 4;

    /**
     * The same for a value that a decimal point in the wrong place explains. With these and {@link #STEEPER}, 98 % of
     * such slips among six or seven results on smooth curves are found, and none of 1200 each of smooth, exponential and power
     * curves is questioned; of 1200 logistic curves and 1200 peaks, 4 and 26 are.
     */
    private static final double SLIPPED_RANGES = 3;

    private static final double SLIPPED_FACTORS = 1;

    /** How much steeper than anywhere else a function must be to reach such a value. Set by judgement, see above. */
    private static final double STEEPER = 3;

    /** The least factor between the value and the nearest of few others: real effects of less are common. */
    private static final double LEAST_FACTOR = 3;

    /** The least factor between the value and all others if these are equal: a step between two levels is common. */
    private static final double FACTOR_OF_EQUALS = 5;

    /** The factor by which one place of the decimal point changes a value. */
    private static final double SLIP = 10;

    /** The ratio by which the corrected value may lie outside the range of the others. Set by judgement. */
    private static final double MARGIN = 1.3;

    /** The largest share of values that decimal slips can be. Set by judgement. */
    private static final double MOST_SLIPS = 0.2;

    @Override
    public Outcome of(ScaledResults data, EnsembleFits fits) {
        List<Integer> rows = rows(data);
        return rows.isEmpty()
                ? Outcome.nothing(data)
                : new Outcome(
                        data.keeping(rows.stream().collect(Collectors.toMap(row -> row, row -> value -> false))),
                        rows.stream()
                                .map(row -> data.conditions().get(row).condition())
                                .toList());
    }

    /** The rows of the lonely values. */
    static List<Integer> rows(ScaledResults data) {
        if (data.countConditions() <= GrossErrors.FEWEST_OTHERS) {
            return List.of();
        }
        List<Integer> lonely = singles(data)
                .filter(row -> isLonely(row, data))
                .limit(1)
                .boxed()
                .toList();
        return lonely.isEmpty() ? slipped(data) : lonely;
    }

    /** The rows whose condition has a single value. */
    private static IntStream singles(ScaledResults data) {
        return IntStream.range(0, data.conditions().size())
                .filter(i -> data.onAllDays(i).values().length == 1);
    }

    private static boolean isLonely(int row, ScaledResults data) {
        double value = data.conditions().get(row).values()[0];
        double[] others = data.valuesWithout(List.of(row));
        return isFarFromEquals(value, others)
                || (data.conditions().size() < OutlierTest.FEWEST && isFar(value, others));
    }

    /** The rows of as many of the largest values as are decimal slips beside all others; empty if none are. */
    private static List<Integer> slipped(ScaledResults data) {
        List<Integer> largest = singles(data)
                .boxed()
                .sorted(Comparator.comparingDouble(
                        row -> -Math.abs(data.conditions().get(row).values()[0])))
                .limit((long) Math.max(1, MOST_SLIPS * data.conditions().size()))
                .toList();
        return IntStream.rangeClosed(1, largest.size())
                .mapToObj(count -> largest.subList(0, count))
                .filter(rows -> areSlipped(rows, data))
                .findFirst()
                .orElse(List.of());
    }

    private static boolean areSlipped(List<Integer> rows, ScaledResults data) {
        double[] others = data.valuesWithout(rows);
        return rows.stream()
                .allMatch(row -> isSlipped(data.conditions().get(row).values()[0], others) && isSteep(row, rows, data));
    }

    /** Whether all others are equal and the value is a multiple or a fraction of theirs. */
    static boolean isFarFromEquals(double value, double[] others) {
        Comparison compared = Comparison.of(value, others);
        return compared.comparable() && compared.high() == compared.low() && compared.factor() > FACTOR_OF_EQUALS;
    }

    /** Whether a value lies so far from others that no decimal slip need explain it. */
    static boolean isFar(double value, double[] others) {
        return Comparison.of(value, others).isBeyond(FAR_RANGES, FAR_FACTORS);
    }

    /** Whether a value lies far from others and among them with its decimal point moved by one place. */
    private static boolean isSlipped(double value, double[] others) {
        Comparison compared = Comparison.of(value, others);
        double corrected = Math.abs(value) / SLIP;
        return compared.isBeyond(SLIPPED_RANGES, SLIPPED_FACTORS)
                && corrected > compared.low() / MARGIN
                && corrected < compared.high() * MARGIN;
    }

    /**
     * Whether the slopes to a value, on the scale of factors, are far steeper than all slopes between values that are
     * not questioned, of which one is its nearest neighbour.
     */
    private static boolean isSteep(int row, List<Integer> questioned, ScaledResults data) {
        int[] others = IntStream.range(0, data.conditions().size())
                .filter(i -> !questioned.contains(i))
                .toArray();
        double steepest = IntStream.of(others)
                .mapToDouble(i -> steepest(i, others, data))
                .max()
                .orElse(0);
        return !questioned.contains(nearest(row, data)) && steepest(row, others, data) > STEEPER * steepest;
    }

    private static int nearest(int row, ScaledResults data) {
        return IntStream.range(0, data.conditions().size())
                .filter(i -> i != row)
                .boxed()
                .min(Comparator.comparingDouble(i -> distance(row, i, data)))
                .orElseThrow();
    }

    /** The steepest slope between a row and others. */
    private static double steepest(int row, int[] others, ScaledResults data) {
        return IntStream.of(others)
                .filter(i -> i != row)
                .mapToDouble(i -> slope(row, i, data))
                .max()
                .orElse(0);
    }

    private static double slope(int a, int b, ScaledResults data) {
        double factor =
                data.conditions().get(a).mean() / data.conditions().get(b).mean();
        double distance = distance(a, b, data);
        return distance > 0 ? Math.abs(Math.log(factor)) / distance : 0;
    }

    /** The Euclidean distance between rows, in which two choices are as far apart as the limits of a number. */
    private static double distance(int a, int b, ScaledResults data) {
        boolean[] categories = data.encoding().categories();
        double[] x = data.X()[a];
        double[] y = data.X()[b];
        return Math.sqrt(IntStream.range(0, x.length)
                .mapToDouble(j -> categories[j] && x[j] != y[j] ? 1 : x[j] - y[j])
                .map(difference -> difference * difference)
                .sum());
    }

    /**
     * A value compared with others, by magnitude.
     *
     * @param comparable whether all have one sign and none is 0
     * @param low the least of the others
     * @param high the largest of them
     * @param gap the distance to the nearest of them, negative if the value lies among them
     * @param factor the ratio to the nearest of them
     */
    private record Comparison(boolean comparable, double low, double high, double gap, double factor) {
        static Comparison of(double value, double[] others) {
            double sign = Math.signum(value);
            boolean comparable = sign != 0 && Arrays.stream(others).allMatch(other -> Math.signum(other) == sign);
            double low = Arrays.stream(others).map(Math::abs).min().orElseThrow();
            double high = Arrays.stream(others).map(Math::abs).max().orElseThrow();
            double far = Math.abs(value);
            return new Comparison(
                    comparable, low, high, Math.max(far - high, low - far), Math.max(far / high, low / far));
        }

        boolean isBeyond(double ranges, double factors) {
            return comparable
                    && high > low
                    && gap > ranges * (high - low)
                    && factor > LEAST_FACTOR
                    && Math.log(factor) > factors * Math.log(high / low);
        }
    }
}
