package shikomi.entry;

import java.util.Arrays;

/**
 * The range of earlier values with which a new one is compared. A value at an end of the range that is far from all
 * others does not widen it, as one absurd value would let all later ones pass; two of the kind do.
 */
record EarlierValues(double[] sorted) {
    /** The fewest values from which a range is known. Set by judgement. */
    private static final int FEWEST = 3;

    /** The widths of the range, or halves of its largest value, beyond which a value is far. Set by judgement. */
    private static final double FAR = 3;

    /** Shares, or no shares at all: more than this fraction of earlier values lies outside 0 to 100. */
    private static final double MOST = 0.5;

    static EarlierValues of(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return new EarlierValues(sorted).trimmed();
    }

    private EarlierValues trimmed() {
        EarlierValues trimmed = this;
        while (trimmed.sorted.length > FEWEST) {
            EarlierValues above = trimmed.part(1, 0);
            EarlierValues below = trimmed.part(0, 1);
            if (below.isFar(trimmed.high())) {
                trimmed = below;
            } else if (above.isFar(trimmed.low())) {
                trimmed = above;
            } else {
                return trimmed;
            }
        }
        return trimmed;
    }

    private EarlierValues part(int first, int last) {
        return new EarlierValues(Arrays.copyOfRange(sorted, first, sorted.length - last));
    }

    double low() {
        return sorted[0];
    }

    double high() {
        return sorted[sorted.length - 1];
    }

    /** Whether a value is far outside the range; false if the range is not known, or if all values are 0. */
    boolean isFar(double value) {
        if (sorted.length < FEWEST) {
            return false;
        }
        double room = FAR * Math.max(high() - low(), 0.5 * Math.max(Math.abs(low()), Math.abs(high())));
        return room > 0 && (value < low() - room || value > high() + room);
    }

    /** Whether the values are parts of a whole in percent, as far as is known. */
    boolean areShares() {
        long outside = Arrays.stream(sorted).filter(x -> x < 0 || x > 100).count();
        return outside < FEWEST || outside <= MOST * sorted.length;
    }

    /** The largest value that is not more than so many times the next smaller one, or this least value; 0 if none. */
    double largest(double times, double least) {
        double largest = least;
        for (int i = 0; i < sorted.length; i++) {
            if (i == sorted.length - 1 && largest > 0 && sorted[i] > times * largest) {
                return largest;
            }
            largest = Math.max(largest, sorted[i]);
        }
        return largest;
    }
}
