package shikomi.math;

import java.util.Arrays;
import org.apache.commons.math3.stat.StatUtils;
import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;

/**
 * Mean and sample standard deviation (divisor n − 1) for standardising; the standard deviation of equal values is set
 * to 1.
 *
 * @param sd the standard deviation, above 0
 */
public record Spread(double mean, double sd) {
    /** A standard deviation below this share of the mean is rounding error. */
    private static final double ROUNDING = 1e-12;

    /** The correlation coefficient of two samples of equal length; 0 if one of them is constant. */
    public static double correlation(double[] a, double[] b) {
        double correlation = new PearsonsCorrelation().correlation(a, b);
        return Double.isFinite(correlation) ? correlation : 0;
    }

    /** Whether any two of these values differ by more than rounding. */
    public static boolean differ(double[] values) {
        double least = Arrays.stream(values).min().orElse(0);
        double most = Arrays.stream(values).max().orElse(0);
        return most - least > ROUNDING * Math.max(Math.abs(least), Math.abs(most));
    }

    /** The mean and standard deviation of at least one value. */
    public static Spread of(double[] values) {
        double mean = StatUtils.mean(values);
        double sd = Math.sqrt(StatUtils.variance(values, mean));
        return new Spread(mean, sd > ROUNDING * Math.abs(mean) ? sd : 1);
    }
}
