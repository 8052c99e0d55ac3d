package shikomi.model;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import shikomi.surrogate.process.OutlierTest;

/**
 * Questions the only value that lies far from all others where there are too few for a model to judge, or where all
 * others are equal. Values of both signs, and steps between two levels, have no scale on which to judge and are not
 * questioned.
 */
final class LonelyValue implements DoubtCheck {
    /**
     * How far a value lies from few others to be in doubt, in ranges of theirs: 10 on a linear scale, so that a value
     * typed ten times too large beside others that differ by up to a half is in doubt; 4 on the scale of factors, so
     * that values which grow by factors (1, 3, 10, 100, 1000) are not.
     */
    private static final double FAR_RANGES = 10;

    private static final double FAR_FACTORS = 4;

    /** The same for a value that a decimal point in the wrong place explains, on both scales. */
    private static final double SLIPPED_RANGES = 3;

    private static final double SLIPPED_FACTORS = 1;

    /** How much steeper than anywhere else a function must be to reach such a value. */
    private static final double STEEPER = 3;

    /** The least factor between the value and the nearest of few others: real effects of less are common. */
    private static final double LEAST_FACTOR = 3;

    /** The least factor between the value and all others if these are equal: a step between two levels is common. */
    private static final double FACTOR_OF_EQUALS = 5;

    private static final double SLIP = 10;

    /** The ratio by which the corrected value may lie outside the range of the others. */
    private static final double MARGIN = 1.3;

    @Override
    public Outcome of(ScaledResults data, EnsembleFits fits) {
        OptionalInt row = row(data);
        return row.isEmpty()
                ? Outcome.nothing(data)
                : new Outcome(
                        data.keeping(Map.of(row.getAsInt(), value -> false)),
                        List.of(data.conditions().get(row.getAsInt()).condition()));
    }

    /** The row of the lonely value; empty if there is none. */
    static OptionalInt row(ScaledResults data) {
        boolean few = data.conditions().size() < OutlierTest.FEWEST;
        return data.countConditions() <= GrossErrors.FEWEST_OTHERS
                ? OptionalInt.empty()
                : IntStream.range(0, data.conditions().size())
                        .filter(i -> data.onAllDays(i).values().length == 1)
                        .filter(i -> isLonely(i, few, data))
                        .findFirst();
    }

    private static boolean isLonely(int row, boolean few, ScaledResults data) {
        double value = data.conditions().get(row).values()[0];
        double[] others = data.valuesWithout(data.conditions().get(row).condition());
        return isFarFromEquals(value, others)
                || (few && isFar(value, others))
                || (few && isSlipped(value, others) && isSteep(row, data));
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
        double size = Math.abs(value);
        double corrected = size > compared.high() ? size / SLIP : size * SLIP;
        return compared.isBeyond(SLIPPED_RANGES, SLIPPED_FACTORS)
                && corrected > compared.low() / MARGIN
                && corrected < compared.high() * MARGIN;
    }

    /** Whether the slope to a value, on the scale of factors, is far from all slopes between others. */
    private static boolean isSteep(int row, ScaledResults data) {
        int n = data.conditions().size();
        double steepest = IntStream.range(0, n)
                .filter(i -> i != row)
                .mapToDouble(i -> steepest(i, row, data))
                .max()
                .orElse(0);
        return steepest(row, row, data) > STEEPER * steepest;
    }

    /** The steepest slope between a row and all others but {@code except}. */
    private static double steepest(int row, int except, ScaledResults data) {
        return IntStream.range(0, data.conditions().size())
                .filter(i -> i != row && i != except)
                .mapToDouble(i -> slope(row, i, data))
                .max()
                .orElse(0);
    }

    private static double slope(int a, int b, ScaledResults data) {
        double factor =
                data.conditions().get(a).mean() / data.conditions().get(b).mean();
        double distance = distance(data.X()[a], data.X()[b], data.encoding().categories());
        return distance > 0 ? Math.abs(Math.log(factor)) / distance : 0;
    }

    /** The Euclidean distance between rows, in which two choices are as far apart as the limits of a number. */
    private static double distance(double[] a, double[] b, boolean[] categories) {
        return Math.sqrt(IntStream.range(0, a.length)
                .mapToDouble(j -> categories[j] && a[j] != b[j] ? 1 : a[j] - b[j])
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
