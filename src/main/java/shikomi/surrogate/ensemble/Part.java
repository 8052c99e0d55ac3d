package shikomi.surrogate.ensemble;

import shikomi.surrogate.process.Prediction;

/** A member of an {@link Ensemble} with its weight in a mixture. */
record Part(double weight, Ensemble.Member member) {
    /** Keeps a correlation defined if a variance vanishes. */
    private static final double LEAST_VARIANCE = 1e-12;

    Prediction predict(double[][] X) {
        return member.model().predict(X);
    }

    boolean hasCovariance() {
        return member.model().hasCovariance();
    }

    /** Mean and variance of the true value at {@code a} minus that at {@code b}. */
    Prediction difference(double[] a, double[] b) {
        double[][] both = {a, b};
        Prediction own = predict(both);
        Prediction there = member.warp().back(own);
        double scale = Math.sqrt(there.variance()[0] * there.variance()[1])
                / Math.max(Math.sqrt(own.variance()[0] * own.variance()[1]), LEAST_VARIANCE);
        double shared = member.model().covariance(a, b) * scale;
        return new Prediction(
                new double[] {there.mean()[0] - there.mean()[1]},
                new double[] {Math.max(there.variance()[0] + there.variance()[1] - 2 * shared, 0)});
    }
}
