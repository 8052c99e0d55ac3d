package shikomi.acquisition;

import java.util.Arrays;
import java.util.List;
import shikomi.math.Normal;
import shikomi.model.ObjectiveModel;
import shikomi.surrogate.ensemble.Ensemble.WeightedModel;
import shikomi.surrogate.process.Prediction;
import shikomi.surrogate.process.PredictionGradient;

/**
 * The logarithm of the expected improvement, averaged over weighted models, each with its own best so far.
 *
 * <p>Ament et al., "Unexpected improvements to expected improvement", NeurIPS 2023 (arXiv:2310.20708), equation 9:
 * LogEI = ln σ + log h(u) with u = (μ − best)/σ.
 */
public record ExpectedImprovement(List<WeightedModel> models, double[] best) implements Utility {
    /**
     * Bounds the variance from below, as it vanishes at a noiseless point or after conditioning on the model's own mean
     * there; the expected improvement is then negligible.
     */
    private static final double LEAST_VARIANCE = 1e-14;

    @Override
    public double[] at(double[][] X) {
        double[] values = new double[X.length];
        Arrays.fill(values, Double.NEGATIVE_INFINITY);
        for (int k = 0; k < models.size(); k++) {
            Prediction there = models.get(k).surrogate().predict(X);
            double weight = Math.log(models.get(k).weight());
            for (int i = 0; i < values.length; i++) {
                double sd = Math.sqrt(Math.max(there.variance()[i], LEAST_VARIANCE));
                values[i] = logSum(
                        values[i], weight + Math.log(sd) + Normal.logImprovement((there.mean()[i] - best[k]) / sd));
            }
        }
        return values;
    }

    /**
     * The gradient for one model is (Φ∇μ + φ∇σ) / (σh); that of the average is weighted by the models' improvements.
     */
    @Override
    public double at(double[] x, double[] gradient) {
        double[][] slopes = new double[models.size()][gradient.length];
        double[] parts = new double[models.size()];
        double value = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < parts.length; k++) {
            PredictionGradient slope = models.get(k).surrogate().gradient(x);
            double sd = Math.sqrt(Math.max(slope.variance(), LEAST_VARIANCE));
            double u = (slope.mean() - best[k]) / sd;
            double g = Normal.logImprovementSlope(u);
            for (int j = 0; j < gradient.length; j++) {
                double ofSd = slope.varianceGradient()[j] / (2 * sd);
                slopes[k][j] = g * (slope.meanGradient()[j] - u * ofSd) / sd + ofSd / sd;
            }
            parts[k] = Math.log(models.get(k).weight()) + Math.log(sd) + Normal.logImprovement(u);
            value = logSum(value, parts[k]);
        }
        Arrays.fill(gradient, 0);
        for (int k = 0; k < parts.length; k++) {
            for (int j = 0; j < gradient.length; j++) {
                gradient[j] += Math.exp(parts[k] - value) * slopes[k][j];
            }
        }
        return value;
    }

    /** Expected improvement over each model's largest prediction at a measured condition. */
    public static Kind overBestExpected() {
        return (model, often) -> {
            List<WeightedModel> models = Improved.models(model, often);
            double[][] rows = Improved.of(model).rows();
            return new ExpectedImprovement(
                    models,
                    models.stream()
                            .mapToDouble(each -> largest(each.surrogate().mean(rows)))
                            .toArray());
        };
    }

    /**
     * Expected improvement over the largest mean of measured values, as in textbooks: a lucky measurement raises it.
     */
    public static Kind overBestMeasured() {
        return (model, often) -> {
            ObjectiveModel improved = Improved.of(model);
            double best = largest(improved.conditions().stream()
                    .mapToDouble(each -> improved.scaling().scaled(each.mean()))
                    .toArray());
            return new ExpectedImprovement(
                    Improved.models(model, often), improved.ensemble().onAcquisitionScales(best));
        };
    }

    private static double largest(double[] values) {
        return Arrays.stream(values).max().orElseThrow();
    }

    @Override
    public ExpectedImprovement believing(double[][] X) {
        double[] better = new double[best.length];
        Arrays.setAll(
                better,
                k -> Math.max(
                        best[k], largest(models.get(k).surrogate().predict(X).mean())));
        return new ExpectedImprovement(Improved.believing(models, X), better);
    }

    /** ln(eᵃ + eᵇ). */
    static double logSum(double a, double b) {
        double larger = Math.max(a, b);
        return larger == Double.NEGATIVE_INFINITY ? larger : larger + Math.log1p(Math.exp(Math.min(a, b) - larger));
    }
}
