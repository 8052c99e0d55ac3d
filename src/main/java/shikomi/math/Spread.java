package shikomi.math;

import org.apache.commons.math3.stat.StatUtils;
import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;

/** Mean and standard deviation (of a sample, n − 1) of numbers; numbers that do not differ have the standard deviation 1. */
public record Spread(double mean, double sd) {
    /** Smaller than this, against the mean, is rounding. */
    private static final double ROUNDING = 1e-12;

    /** How two lists of one length go together, from −1 to 1; 0 where one of them is constant. */
    public static double correlation(double[] a, double[] b) {
        double correlation = new PearsonsCorrelation().correlation(a, b);
        return Double.isFinite(correlation) ? correlation : 0;
    }

    /** At least one number. */
    public static Spread of(double[] values) {
        double mean = StatUtils.mean(values);
        double sd = Math.sqrt(StatUtils.variance(values, mean));
        return new Spread(mean, sd > ROUNDING * Math.abs(mean) ? sd : 1);
    }
}
