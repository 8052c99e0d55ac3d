package shikomi.acquisition;

import java.util.Arrays;
import java.util.List;
import shikomi.surrogate.ensemble.Ensemble.WeightedModel;
import shikomi.surrogate.process.Prediction;
import shikomi.surrogate.process.PredictionGradient;

/**
 * The upper confidence bound μ + width · σ, averaged over those who have a voice.
 *
 * <p>Srinivas, Krause, Kakade & Seeger, "Gaussian process optimization in the bandit setting", ICML 2010, equation 6; the
 * next of a batch after the means of those before have been believed: Desautels, Krause & Burdick, J. Mach. Learn. Res. 15
 * (2014) 4053, equation 8.
 */
public record UpperBound(List<WeightedModel> acquisitionModels, double width) implements Utility {
    private static final double LEAST_VARIANCE = 1e-14;

    @Override
    public double[] at(double[][] X) {
        double[] values = new double[X.length];
        for (WeightedModel voice : acquisitionModels) {
            Prediction there = voice.surrogate().predict(X);
            for (int i = 0; i < values.length; i++) {
                values[i] += voice.weight() * (there.mean()[i] + width * there.sd(i));
            }
        }
        return values;
    }

    @Override
    public double at(double[] x, double[] gradient) {
        Arrays.fill(gradient, 0);
        double value = 0;
        for (WeightedModel voice : acquisitionModels) {
            PredictionGradient slope = voice.surrogate().gradient(x);
            double sd = Math.sqrt(Math.max(slope.variance(), LEAST_VARIANCE));
            value += voice.weight() * (slope.mean() + width * sd);
            for (int j = 0; j < gradient.length; j++) {
                gradient[j] +=
                        voice.weight() * (slope.meanGradient()[j] + width * slope.varianceGradient()[j] / (2 * sd));
            }
        }
        return value;
    }
}
