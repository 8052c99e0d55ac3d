package shikomi.surrogate.process;

/**
 * A noise variance that depends on the level: σ²(z) = e^(b₀ + b₁ z) where the true output is z, and constant outside the
 * levels at which most repeats were made.
 *
 * @param intercept b₀
 * @param slope b₁; above 0 if noise grows with the output
 * @param low the level below which it is constant
 * @param high the level above which it is constant
 */
public record NoiseTrend(double intercept, double slope, double low, double high) {

    /** The variance of one measurement where the true output is {@code level}. */
    public double at(double level) {
        return Math.exp(intercept + slope * Math.clamp(level, low, high));
    }
}
