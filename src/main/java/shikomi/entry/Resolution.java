package shikomi.entry;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;

/**
 * The resolution to which a laboratory writes the numbers of one objective. Each number lies on a grid, of a number of
 * decimals or of significant digits, and on every finer one; the coarsest grid that holds all of them is the most
 * probable. Therefore a number with one more decimal than all others is improbable, and one with one decimal fewer
 * occurs in one of ten cases.
 *
 * <p>The frequency of each grid is estimated by expectation maximisation (Dempster, Laird & Rubin, JRSS B 39 (1977) 1).
 */
final class Resolution {
    /** The fewest decimals; grids range from millions to a trillionth, more than laboratories use. */
    private static final int FEWEST_DECIMALS = -6;

    private static final int MOST_DECIMALS = 12;

    /** The largest number of significant digits of a typed number; further digits come from arithmetic. */
    private static final int DIGITS = 12;

    private static final int DECIMAL_GRIDS = MOST_DECIMALS - FEWEST_DECIMALS + 1;
    private static final int GRIDS = DECIMAL_GRIDS + DIGITS;
    /** Steps of expectation maximisation. Set by judgement. */
    private static final int STEPS = 30;

    /** The weight of the prior, that of one number spread evenly over all grids, so that no grid is impossible. */
    private static final double BEFORE = 1;

    private final double[] shares;
    private final double atZero;

    private Resolution(double[] shares, double atZero) {
        this.shares = shares;
        this.atZero = atZero;
    }

    /** Estimates the resolution from the numbers written so far, which may be none. */
    static Resolution of(double[] written) {
        double[][] spacings = Arrays.stream(written)
                .filter(number -> number != 0)
                .mapToObj(Resolution::spacings)
                .toArray(double[][]::new);
        double[] shares = new double[GRIDS];
        Arrays.fill(shares, 1.0 / GRIDS);
        for (int step = 0; step < STEPS; step++) {
            shares = improved(shares, spacings);
        }
        double[] found = shares;
        double finest = Arrays.stream(spacings)
                .mapToDouble(each -> sum(found, each))
                .min()
                .orElse(1);
        return new Resolution(found, finest);
    }

    private static double[] improved(double[] shares, double[][] spacings) {
        double[] better = new double[GRIDS];
        Arrays.fill(better, BEFORE / GRIDS / (spacings.length + BEFORE));
        for (double[] each : spacings) {
            double all = sum(shares, each) * (spacings.length + BEFORE);
            for (int grid = 0; grid < GRIDS; grid++) {
                better[grid] += shares[grid] * each[grid] / all;
            }
        }
        return better;
    }

    /**
     * The spacing of writable numbers around this one, averaged over the grids that it lies on: under a smooth density,
     * the probability of writing exactly this number is proportional to it.
     */
    double spacing(double number) {
        return number == 0 ? atZero : sum(shares, spacings(number));
    }

    /** The spacing of each grid there; 0 if the number does not lie on it. */
    private static double[] spacings(double number) {
        BigDecimal decimal =
                new BigDecimal(number).round(new MathContext(DIGITS)).stripTrailingZeros();
        double unit = Math.pow(10, decimal.precision() - decimal.scale());
        double[] spacings = new double[GRIDS];
        for (int grid = 0; grid < GRIDS; grid++) {
            int decimals = FEWEST_DECIMALS + grid;
            int digits = grid - DECIMAL_GRIDS + 1;
            if (grid < DECIMAL_GRIDS) {
                spacings[grid] = decimal.scale() <= decimals ? Math.pow(10, -decimals) : 0;
            } else {
                spacings[grid] = decimal.precision() <= digits ? unit * Math.pow(10, -digits) : 0;
            }
        }
        return spacings;
    }

    private static double sum(double[] shares, double[] spacings) {
        double sum = 0;
        for (int grid = 0; grid < GRIDS; grid++) {
            sum += shares[grid] * spacings[grid];
        }
        return sum;
    }
}
