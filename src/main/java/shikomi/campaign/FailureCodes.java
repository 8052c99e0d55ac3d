package shikomi.campaign;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;

/**
 * Values that people and instruments write where nothing was measured, such as −999, found among the results of one
 * objective.
 *
 * @param certain the usual codes that lie far from all other values
 * @param possible other usual codes beyond all other values, and whole numbers that repeat far from all others,
 *     and values that stray very far
 */
public record FailureCodes(Set<Double> certain, Set<Double> possible) {
    /** Codes that people and instruments usually write for missing values. */
    private static final Set<Double> USUAL =
            Set.of(-99.0, -999.0, -9999.0, -99999.0, 9999.0, 99999.0, 999999.0, -1.0e30, 1.0e30);

    /** Codes that may well be measurements, such as a yield of 99.99 %. */
    private static final Set<Double> AMBIGUOUS = Set.of(99.99, 999.99, 9999.99);

    /**
     * A value is far from the others beyond this multiple of their range. Set by judgement: results of one property
     * leave their range by less, or do so on the logarithmic scale.
     */
    private static final double FAR = 3;

    /** A single value is named beyond this multiple of the range of the others. Set by judgement: two decades. */
    private static final double STRAY = 100;

    /** The fewest other values that show where results usually lie, for a usual code. Set by judgement. */
    private static final int LEAST = 3;

    /** The fewest other values for any number that repeats; a step from five low results to one is common. */
    private static final int LEAST_REPEATED = 5;

    public FailureCodes {
        certain = Set.copyOf(certain);
        possible = Set.copyOf(possible);
    }

    /** Whether a value is a code that is usual for missing values. */
    public static boolean isUsual(double value) {
        return USUAL.contains(value) || AMBIGUOUS.contains(value);
    }

    /** The codes among these values. */
    public static FailureCodes of(double[] values) {
        double[] measured =
                Arrays.stream(values).filter(value -> !isUsual(value)).sorted().toArray();
        double[] distinct = Arrays.stream(measured).distinct().toArray();
        Set<Double> certain = new TreeSet<>();
        Set<Double> possible = new TreeSet<>();
        if (measured.length >= LEAST) {
            Arrays.stream(values).filter(FailureCodes::isUsual).distinct().forEach(code -> {
                boolean far = USUAL.contains(code) && isFar(code, distinct);
                if (far || isBeyond(code, distinct)) {
                    (far ? certain : possible).add(code);
                }
            });
        }
        if (distinct.length > LEAST_REPEATED) {
            possible.addAll(outermost(measured, distinct));
        }
        return new FailureCodes(certain, possible);
    }

    /** The smallest and the largest value, where they are whole numbers that repeat far from all others, or stray. */
    private static Set<Double> outermost(double[] measured, double[] distinct) {
        int last = distinct.length - 1;
        Set<Double> found = new TreeSet<>();
        if (isOut(distinct[0], measured, Arrays.copyOfRange(distinct, 1, last + 1))) {
            found.add(distinct[0]);
        }
        if (isOut(distinct[last], measured, Arrays.copyOf(distinct, last))) {
            found.add(distinct[last]);
        }
        return found;
    }

    private static boolean isOut(double value, double[] measured, double[] others) {
        boolean repeats = value == Math.rint(value)
                && Arrays.stream(measured).filter(each -> each == value).count() > 1;
        double away = Math.max(others[0] - value, value - others[others.length - 1]);
        return isFar(value, others) && (repeats || away > STRAY * (others[others.length - 1] - others[0]));
    }

    private static boolean isBeyond(double value, double[] sorted) {
        return value < sorted[0] || value > sorted[sorted.length - 1];
    }

    /** Whether a value is far from all others; among positive values, on the logarithmic scale too. */
    private static boolean isFar(double value, double[] sorted) {
        double low = sorted[0];
        double high = sorted[sorted.length - 1];
        boolean positive = value > 0 && low > 0;
        return isFar(value, low, high) && (!positive || isFar(Math.log(value), Math.log(low), Math.log(high)));
    }

    private static boolean isFar(double value, double low, double high) {
        return Math.max(low - value, value - high) > FAR * (high - low);
    }
}
