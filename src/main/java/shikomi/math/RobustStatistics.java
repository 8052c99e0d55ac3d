package shikomi.math;

import java.util.Arrays;
import java.util.Optional;

/** Median and robust standard deviation of numbers that may contain outliers. */
public record RobustStatistics(double median, double spread, boolean positive, double logMedian, double logSpread) {
    /** Fewer numbers do not give a reliable standard deviation. Set by judgement. */
    private static final int LEAST = 8;

    /**
     * A value is far from the median beyond this number of robust standard deviations of the numbers and of their
     * logarithms.
     */
    private static final double FAR = 8;

    /** The ratio of the standard deviation to the median absolute deviation of a normal distribution: 1 / Φ⁻¹(3/4). */
    private static final double CONSISTENCY = 1.4826;

    /** Computes the statistics; empty if there are few numbers or if most of them are equal. */
    public static Optional<RobustStatistics> of(double[] values) {
        if (values.length < LEAST) {
            return Optional.empty();
        }
        boolean positive = Arrays.stream(values).allMatch(x -> x > 0);
        double[] logs = Arrays.stream(values).map(x -> Math.log(Math.abs(x))).toArray();
        double median = median(values);
        double logMedian = median(logs);
        double logSpread = positive ? spread(logs, logMedian) : 0;
        RobustStatistics robust = new RobustStatistics(median, spread(values, median), positive, logMedian, logSpread);
        return robust.spread() > 0 ? Optional.of(robust) : Optional.empty();
    }

    /** Whether a value is far from the median; a positive value must also be far on the logarithmic scale. */
    public boolean isFar(double value) {
        boolean far = Math.abs(value - median) > FAR * spread;
        return far && (!positive || value <= 0 || Math.abs(Math.log(value) - logMedian) > FAR * logSpread);
    }

    /**
     * The robust standard deviation: the median absolute deviation from the median, scaled for normal distributions.
     */
    public static double spread(double[] values, double median) {
        return CONSISTENCY
                * median(Arrays.stream(values).map(x -> Math.abs(x - median)).toArray());
    }

    /** The middle value, or the mean of the two middle values; there must be at least one value. */
    public static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }
}
