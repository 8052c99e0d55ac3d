package shikomi.entry;

import shikomi.surrogate.ensemble.PredictiveDistribution;

/** What one value will be, and how finely such values are written. */
public record ExpectedEntry(PredictiveDistribution told, Resolution resolution) {
    double chance(double value) {
        return told.chance(value);
    }

    /** The chance that this very number is written, in proportion. */
    double written(double value) {
        return told.density(value) * resolution.spacing(value);
    }
}
