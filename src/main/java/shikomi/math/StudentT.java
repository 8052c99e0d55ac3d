package shikomi.math;

import org.apache.commons.numbers.gamma.LogBeta;
import org.apache.commons.numbers.gamma.RegularizedBeta;

/**
 * Student's t distribution.
 *
 * @param degrees degrees of freedom, above 0
 */
public record StudentT(double degrees) {
    /** @throws IllegalArgumentException if {@code degrees} is not above 0 */
    public StudentT {
        if (!(degrees > 0)) {
            throw new IllegalArgumentException("Degrees of freedom must be above 0, not " + degrees);
        }
    }

    /**
     * The probability P(|T| > |t|), accurate far into the tails; Abramowitz & Stegun (1964), equation 26.7.1 with
     * 26.5.27.
     */
    public double bothTails(double t) {
        return RegularizedBeta.value(degrees / (degrees + t * t), degrees / 2, 0.5);
    }

    /** The probability P(T ≤ t). */
    public double cumulative(double t) {
        double tail = bothTails(t) / 2;
        return t > 0 ? 1 - tail : tail;
    }

    /** The logarithm of the density at t. */
    public double logDensity(double t) {
        return -0.5 * (degrees + 1) * Math.log1p(t * t / degrees)
                - 0.5 * Math.log(degrees)
                - LogBeta.value(degrees / 2, 0.5);
    }
}
