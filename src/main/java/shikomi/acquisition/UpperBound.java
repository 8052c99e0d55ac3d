package shikomi.acquisition;

import java.util.Arrays;
import java.util.List;
import shikomi.surrogate.ensemble.Ensemble.WeightedModel;
import shikomi.surrogate.process.Prediction;
import shikomi.surrogate.process.PredictionGradient;

/**
 * The upper confidence bound μ + width · σ, averaged over weighted models.
 *
 * <p>Srinivas, Krause, Kakade & Seeger, "Gaussian process optimization in the bandit setting", ICML 2010, equation 6;
 * for later experiments of a batch, after conditioning on the means of the earlier ones: Desautels, Krause & Burdick,
 * J. Mach. Learn. Res. 15 (2014) 4053, equation 8.
 */
public record UpperBound(List<WeightedModel> models, double width) implements Utility {
    /**
     * Bounds the gradient of a standard deviation near zero, as at a noiseless point or after conditioning on the
     * model's own mean there.
     */
    private static final double LEAST_VARIANCE = 1e-14;

    @Override
    public double[] at(double[][] X) {
        double[] values = new double[X.length];
        for (WeightedModel model : models) {
            Prediction there = model.surrogate().predict(X);
            for (int i = 0; i < values.length; i++) {
                values[i] += model.weight() * (there.mean()[i] + width * there.sd(i));
            }
        }
        return values;
    }

    @Override
    public double at(double[] x, double[] gradient) {
        Arrays.fill(gradient, 0);
        double value = 0;
        for (WeightedModel model : models) {
            PredictionGradient slope = model.surrogate().gradient(x);
            double sd = Math.sqrt(Math.max(slope.variance(), LEAST_VARIANCE));
            value += model.weight() * (slope.mean() + width * sd);
            for (int j = 0; j < gradient.length; j++) {
                gradient[j] +=
                        model.weight() * (slope.meanGradient()[j] + width * slope.varianceGradient()[j] / (2 * sd));
            }
        }
        return value;
    }

    /** @param width the factor on the standard deviation */
    public static Kind of(double width) {
        return (model, often) -> new UpperBound(Improved.models(model, often), width);
    }

    @Override
    public UpperBound believing(double[][] X) {
        return new UpperBound(Improved.believing(models, X), width);
    }
}
