package shikomi.entry;

import shikomi.surrogate.ensemble.PredictiveDistribution;

/** What one value will be, and how finely such values are written. */
public record ExpectedEntry(PredictiveDistribution distribution, Resolution resolution) {
    double chance(double value) {
        return distribution.chance(value);
    }

    /** The chance that this very number is written, in proportion. */
    double written(double value) {
        return distribution.density(value) * resolution.spacing(value);
    }
}
