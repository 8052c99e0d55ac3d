package shikomi.plan;

import shikomi.math.Normal;
import shikomi.surrogate.GaussianProcess;
import shikomi.surrogate.Prediction;

/**
 * The logarithm of the expected improvement on {@code best}, both as the surrogate sees them.
 *
 * <p>Ament et al., "Unexpected improvements to expected improvement", NeurIPS 2023 (arXiv:2310.20708), equation 9: LogEI =
 * ln σ + log h(u) with u = (μ − best)/σ.
 */
record Improvement(GaussianProcess process, double best) {
    /** A believed or noiseless point has no spread left: nothing can be gained there. */
    private static final double LEAST_VARIANCE = 1e-14;

    /** LogEI at each row of X, {@code m×d}. */
    double[] at(double[][] X) {
        Prediction prediction = process.predict(X);
        double[] values = new double[X.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = value(prediction.mean()[i], prediction.variance()[i]);
        }
        return values;
    }

    /** LogEI at one row and, in {@code gradient}, its slope: (Φ∇μ + φ∇σ) / (σh). */
    double at(double[] x, double[] gradient) {
        GaussianProcess.Slope slope = process.slope(x);
        double sd = Math.sqrt(Math.max(slope.variance(), LEAST_VARIANCE));
        double u = (slope.mean() - best) / sd;
        double g = Normal.logImprovementSlope(u);
        for (int j = 0; j < gradient.length; j++) {
            double ofSd = slope.varianceGradient()[j] / (2 * sd);
            gradient[j] = g * (slope.meanGradient()[j] - u * ofSd) / sd + ofSd / sd;
        }
        return Math.log(sd) + Normal.logImprovement(u);
    }

    private double value(double mean, double variance) {
        double sd = Math.sqrt(Math.max(variance, LEAST_VARIANCE));
        return Math.log(sd) + Normal.logImprovement((mean - best) / sd);
    }
}
