package shikomi.entry;

import java.math.BigDecimal;
import java.math.RoundingMode;
import shikomi.surrogate.ensemble.PredictiveDistribution;

/** The prediction of one value, and the resolution to which such values are written. */
public record ExpectedEntry(PredictiveDistribution distribution, Resolution resolution) {
    /** The share of right values below the 80 % range of a prediction, and above it. */
    private static final double OUTSIDE = 0.1;

    /** The chance from which a value is as expected: half a unit more than 1 in 5, as which a smaller one would round. */
    private static final double LIKELY = 1 / 5.5;

    /** A range with ends as a person reads them. */
    record Range(double low, double high) {
        boolean contains(double value) {
            return value >= low && value <= high;
        }
    }

    /** The 80 % range of the prediction. Its ends are rounded, so that what a sentence says of it is true. */
    Range range() {
        double low = distribution.quantile(OUTSIDE);
        double high = distribution.quantile(1 - OUTSIDE);
        return new Range(rounded(low, high - low), rounded(high, high - low));
    }

    /** Two digits of the width, and of the end itself where ranges span decades. */
    private static double rounded(double end, double width) {
        double coarsest = Math.min(width, Math.abs(end));
        return coarsest > 0 && Double.isFinite(end) && Double.isFinite(width)
                ? new BigDecimal(end)
                        .setScale(1 - (int) Math.floor(Math.log10(coarsest)), RoundingMode.HALF_EVEN)
                        .doubleValue()
                : end;
    }

    /** Whether a person would take a value for what was predicted. */
    boolean isLikely(double value) {
        return chance(value) >= LIKELY || range().contains(value);
    }

    double chance(double value) {
        return distribution.chance(value);
    }

    /** The probability that exactly this number is written, up to a constant. */
    double written(double value) {
        return distribution.density(value) * resolution.spacing(value);
    }
}
