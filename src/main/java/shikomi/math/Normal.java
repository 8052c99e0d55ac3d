package shikomi.math;

import org.apache.commons.numbers.gamma.Erfc;
import org.apache.commons.numbers.gamma.Erfcx;
import org.apache.commons.numbers.gamma.InverseErfc;

/** The standard normal distribution, and the logarithm of its expected improvement, accurate far into the tails. */
public final class Normal {
    private static final double SQRT2 = Math.sqrt(2);
    private static final double LOG_SQRT_2PI = 0.5 * Math.log(2 * Math.PI);
    private static final double LOG_SQRT_HALF_PI = 0.5 * Math.log(Math.PI / 2);
    /** The u below which ln h(u) equals its asymptote to double precision. */
    private static final double FAR_TAIL = -1e6;

    /** The u below which the quotient Φ/h loses digits that its series −u − 2/u retains. */
    private static final double SERIES = -1e3;

    private Normal() {}

    /** ln φ(u). */
    public static double logDensity(double u) {
        return -0.5 * u * u - LOG_SQRT_2PI;
    }

    /** φ(u). */
    public static double density(double u) {
        return Math.exp(logDensity(u));
    }

    /** Φ(u). */
    public static double cumulative(double u) {
        return 0.5 * Erfc.value(-u / SQRT2);
    }

    /** ln Φ(u). */
    public static double logCumulative(double u) {
        return u < 0
                ? Math.log(Erfcx.value(-u / SQRT2)) - 0.5 * u * u - Math.log(2)
                : Math.log1p(-0.5 * Erfc.value(u / SQRT2));
    }

    /** The quantile u with Φ(u) = p, 0 ≤ p ≤ 1. */
    public static double quantile(double p) {
        return -SQRT2 * InverseErfc.value(2 * p);
    }

    /**
     * log h(u) with h(u) = φ(u) + u Φ(u), the expected improvement of a standard normal over −u.
     *
     * <p>Ament et al., "Unexpected improvements to expected improvement", NeurIPS 2023 (arXiv:2310.20708), equation 9;
     * relative or absolute error below 10⁻¹² for −10⁸ ≤ u ≤ 5.
     */
    public static double logImprovement(double u) {
        if (u > -1) {
            return Math.log(density(u) + u * cumulative(u));
        }
        if (u <= FAR_TAIL) {
            return logDensity(u) - 2 * Math.log(-u);
        }
        double w = Math.log(Erfcx.value(-u / SQRT2) * -u) + LOG_SQRT_HALF_PI;
        return logDensity(u) + logOneMinusExp(w);
    }

    /** The derivative of {@link #logImprovement}, Φ(u) / h(u). */
    public static double logImprovementSlope(double u) {
        return u < SERIES ? -u - 2 / u : Math.exp(logCumulative(u) - logImprovement(u));
    }

    /** ln(1 − eʷ) for w < 0. */
    private static double logOneMinusExp(double w) {
        return w > -Math.log(2) ? Math.log(-Math.expm1(w)) : Math.log1p(-Math.exp(w));
    }
}
