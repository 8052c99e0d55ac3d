package shikomi.entry;

import shikomi.surrogate.ensemble.PredictiveDistribution;

/** The prediction of one value, and the resolution to which such values are written. */
public record ExpectedEntry(PredictiveDistribution distribution, Resolution resolution) {
    double chance(double value) {
        return distribution.chance(value);
    }

    /** The probability that exactly this number is written, up to a constant. */
    double written(double value) {
        return distribution.density(value) * resolution.spacing(value);
    }
}
