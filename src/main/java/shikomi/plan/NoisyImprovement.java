package shikomi.plan;

import java.util.Arrays;
import java.util.List;
import shikomi.math.Normal;
import shikomi.surrogate.Fantasies;

/**
 * The logarithm of the expected improvement on the best so far where noise hides which that is: averaged over draws of the
 * true values, each with its own best.
 *
 * <p>Letham, Karrer, Ottoni & Bakshy, "Constrained Bayesian optimization with noisy experiments", Bayesian Analysis 14 (2019)
 * 495, equation 8; in logarithms as {@link Improvement}.
 */
record NoisyImprovement(List<Imagined> voices) implements Acquisition {
    private static final double LEAST_VARIANCE = 1e-14;

    /** A voice and what it imagines. */
    record Imagined(double weight, Fantasies fantasies) {}

    @Override
    public double[] at(double[][] X) {
        double[] values = new double[X.length];
        Arrays.fill(values, Double.NEGATIVE_INFINITY);
        for (Imagined voice : voices) {
            Fantasies.Told told = voice.fantasies().at(X);
            double[] best = voice.fantasies().best();
            double each = Math.log(voice.weight() / best.length);
            for (int i = 0; i < values.length; i++) {
                double sd = Math.sqrt(Math.max(told.variance()[i], LEAST_VARIANCE));
                double sum = Double.NEGATIVE_INFINITY;
                for (int s = 0; s < best.length; s++) {
                    sum = Improvement.logSum(sum, Normal.logImprovement((told.mean()[s][i] - best[s]) / sd));
                }
                values[i] = Improvement.logSum(values[i], each + Math.log(sd) + sum);
            }
        }
        return values;
    }

    @Override
    public double at(double[] x, double[] gradient) {
        double[][] slopes = new double[voices.size()][gradient.length];
        double[] parts = new double[voices.size()];
        double value = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < parts.length; k++) {
            parts[k] = one(voices.get(k), x, slopes[k]);
            value = Improvement.logSum(value, parts[k]);
        }
        Arrays.fill(gradient, 0);
        for (int k = 0; k < parts.length; k++) {
            for (int j = 0; j < gradient.length; j++) {
                gradient[j] += Math.exp(parts[k] - value) * slopes[k][j];
            }
        }
        return value;
    }

    /** ∇ ln Σ_s σ h(u_s) = Σ_s π_s g(u_s) ∇u_s + ∇σ/σ, π_s being the share of h(u_s). */
    private static double one(Imagined voice, double[] x, double[] slope) {
        Fantasies.There there = voice.fantasies().at(x);
        double[] best = voice.fantasies().best();
        double[] mean = there.mean();
        double sd = Math.sqrt(Math.max(there.variance(), LEAST_VARIANCE));
        double[] log = new double[best.length];
        double sum = Double.NEGATIVE_INFINITY;
        for (int s = 0; s < best.length; s++) {
            log[s] = Normal.logImprovement((mean[s] - best[s]) / sd);
            sum = Improvement.logSum(sum, log[s]);
        }
        double[] weights = new double[best.length];
        double ofSd = 1;
        for (int s = 0; s < best.length; s++) {
            double u = (mean[s] - best[s]) / sd;
            double steep = Math.exp(log[s] - sum) * Normal.logImprovementSlope(u);
            weights[s] = steep / sd;
            ofSd -= steep * u;
        }
        there.addMeanGradient(weights, slope);
        double[] ofVariance = there.varianceGradient();
        for (int j = 0; j < slope.length; j++) {
            slope[j] += ofSd / sd * ofVariance[j] / (2 * sd);
        }
        return Math.log(voice.weight() / best.length) + Math.log(sd) + sum;
    }
}
