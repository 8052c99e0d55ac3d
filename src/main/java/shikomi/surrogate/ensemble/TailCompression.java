package shikomi.surrogate.ensemble;

import java.util.Arrays;
import shikomi.math.Spread;

/**
 * Presses together what is worse than the average, so that the model spends its flexibility on what is good: ψ(z) = z for
 * z ≥ 0, −ln(1 − 4 z)/4 below; w = (ψ(z) − mean)/sd. Smooth to the first derivative.
 *
 * <p>The purpose is that of the half-rank warping of Golovin et al., "Google Vizier", KDD 2017; other than ranks it has an
 * inverse and a density.
 */
record TailCompression(double mean, double sd) implements OutputWarp {
    /** One standard deviation below the average becomes 0.4, three become 0.64. */
    private static final double PRESSURE = 4;

    /** The change that leaves these numbers with mean 0 and standard deviation 1. */
    static TailCompression of(double[] z) {
        Spread spread = Spread.of(Arrays.stream(z).map(TailCompression::psi).toArray());
        return new TailCompression(spread.mean(), spread.sd());
    }

    private static double psi(double z) {
        return z >= 0 ? z : -Math.log1p(-PRESSURE * z) / PRESSURE;
    }

    @Override
    public double change(double z) {
        return (psi(z) - mean) / sd;
    }

    @Override
    public double back(double w) {
        double psi = mean + sd * w;
        return psi >= 0 ? psi : -Math.expm1(Math.min(-PRESSURE * psi, Math.log(1e6))) / PRESSURE;
    }

    @Override
    public double logSlope(double z) {
        return (z >= 0 ? 0 : -Math.log1p(-PRESSURE * z)) - Math.log(sd);
    }
}
