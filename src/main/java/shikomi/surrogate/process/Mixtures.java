package shikomi.surrogate.process;

import java.util.List;

/** Moments and densities of mixtures Σ_k w_k p_k, whose weights add up to 1. */
public final class Mixtures {
    /** The constant ln 2π. */
    private static final double LOG_2PI = Math.log(2 * Math.PI);

    private Mixtures() {}

    /** The log density ln N(y; mean, variance). */
    public static double logNormalDensity(double y, double mean, double variance) {
        double residual = y - mean;
        return -0.5 * (LOG_2PI + Math.log(variance) + residual * residual / variance);
    }

    /** The value ln Σ_k w_k e^(a_k), computed without overflow; terms of weight 0 may have any value. */
    public static double logSum(double[] weights, double[] a) {
        double largest = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < a.length; k++) {
            if (weights[k] > 0) {
                largest = Math.max(largest, a[k]);
            }
        }
        double sum = 0;
        for (int k = 0; k < a.length; k++) {
            if (weights[k] > 0) {
                sum += weights[k] * Math.exp(a[k] - largest);
            }
        }
        return largest + Math.log(sum);
    }

    /** Mean and variance of the mixture at each point: μ̄ = Σ w_k μ_k, v̄ = Σ w_k (v_k + μ_k²) − μ̄². */
    public static Prediction predictions(double[] weights, List<Prediction> parts) {
        int m = parts.getFirst().mean().length;
        double[] mean = new double[m];
        double[] variance = new double[m];
        for (int k = 0; k < weights.length; k++) {
            for (int i = 0; i < m; i++) {
                mean[i] += weights[k] * parts.get(k).mean()[i];
            }
        }
        for (int k = 0; k < weights.length; k++) {
            Prediction part = parts.get(k);
            for (int i = 0; i < m; i++) {
                double deviation = part.mean()[i] - mean[i];
                variance[i] += weights[k] * (part.variance()[i] + deviation * deviation);
            }
        }
        return new Prediction(mean, variance);
    }

    /** The covariance of the true values at two rows: Σ w_k (c_k + μ_k μ'_k) − μ̄ μ̄'. */
    static double covariance(double[] weights, List<? extends Surrogate> parts, double[] a, double[] b) {
        double together = 0;
        double meanOfA = 0;
        double meanOfB = 0;
        for (int k = 0; k < weights.length; k++) {
            double[] mean = parts.get(k).mean(new double[][] {a, b});
            together += weights[k] * (parts.get(k).covariance(a, b) + mean[0] * mean[1]);
            meanOfA += weights[k] * mean[0];
            meanOfB += weights[k] * mean[1];
        }
        return together - meanOfA * meanOfB;
    }

    /** The mixture of leave-one-out predictions of the same conditions. */
    public static LeaveOneOut leaveOneOut(double[] weights, List<LeaveOneOut> parts) {
        Prediction moments = predictions(
                weights,
                parts.stream()
                        .map(part -> new Prediction(part.mean(), part.variance()))
                        .toList());
        double[] logDensity = new double[moments.mean().length];
        double[] each = new double[weights.length];
        for (int i = 0; i < logDensity.length; i++) {
            for (int k = 0; k < each.length; k++) {
                each[k] = parts.get(k).logDensity()[i];
            }
            logDensity[i] = logSum(weights, each);
        }
        return new LeaveOneOut(moments.mean(), moments.variance(), logDensity);
    }

    /**
     * Mean and variance of the mixture with their gradients: ∇v̄ = Σ w_k (∇v_k + 2 (μ_k − μ̄) ∇μ_k), since Σ w_k (μ_k −
     * μ̄) ∇μ̄ = 0.
     */
    static PredictionGradient gradients(double[] weights, List<PredictionGradient> parts) {
        int d = parts.getFirst().meanGradient().length;
        double mean = 0;
        for (int k = 0; k < weights.length; k++) {
            mean += weights[k] * parts.get(k).mean();
        }
        double variance = 0;
        double[] meanGradient = new double[d];
        double[] varianceGradient = new double[d];
        for (int k = 0; k < weights.length; k++) {
            PredictionGradient part = parts.get(k);
            double deviation = part.mean() - mean;
            variance += weights[k] * (part.variance() + deviation * deviation);
            for (int j = 0; j < d; j++) {
                meanGradient[j] += weights[k] * part.meanGradient()[j];
                varianceGradient[j] +=
                        weights[k] * (part.varianceGradient()[j] + 2 * deviation * part.meanGradient()[j]);
            }
        }
        return new PredictionGradient(mean, variance, meanGradient, varianceGradient);
    }
}
