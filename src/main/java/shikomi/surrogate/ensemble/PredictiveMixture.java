package shikomi.surrogate.ensemble;

import java.util.Arrays;
import java.util.List;
import shikomi.math.Bisection;
import shikomi.math.Normal;
import shikomi.surrogate.process.Mixtures;
import shikomi.surrogate.process.Prediction;

/**
 * The mixture of the members of an {@link Ensemble} at m points, before calibration.
 *
 * @param parts the members with their weights
 * @param local what each of them predicts
 */
record PredictiveMixture(List<Part> parts, List<Local> local) {
    /**
     * What a member predicts at m points, on its own scale.
     *
     * @param value the true value
     * @param noise the variance of one new measurement about it at each point
     */
    record Local(Prediction value, double[] noise) {
        double measuredSd(int i) {
            return Math.sqrt(value.variance()[i] + noise[i]);
        }
    }

    /** Mean and variance of the true value. */
    Prediction value() {
        return moments(local.stream().map(Local::value).toList());
    }

    /** Mean and variance of one new measurement. */
    Prediction measurement() {
        return moments(
                local.stream().map(each -> each.value().plus(each.noise())).toList());
    }

    private Prediction moments(List<Prediction> own) {
        Prediction[] back = new Prediction[own.size()];
        Arrays.setAll(back, k -> parts.get(k).member().warp().back(own.get(k)));
        return Mixtures.predictions(parts.stream().mapToDouble(Part::weight).toArray(), List.of(back));
    }

    /** The quantile of one new measurement at point i, by bisection between the outermost quantiles of the members. */
    double quantile(int i, double chance) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < parts.size(); k++) {
            Local own = local.get(k);
            double end = parts.get(k)
                    .member()
                    .warp()
                    .back(own.value().mean()[i] + own.measuredSd(i) * Normal.quantile(chance));
            low = Math.min(low, end);
            high = Math.max(high, end);
        }
        return Bisection.threshold(value -> below(i, value) < chance, low, high);
    }

    /** The probability that a measurement at point i falls below {@code value}. */
    private double below(int i, double value) {
        double chance = 0;
        for (int k = 0; k < parts.size(); k++) {
            Local own = local.get(k);
            double warped = parts.get(k).member().warp().change(value);
            chance += parts.get(k).weight()
                    * Normal.cumulative((warped - own.value().mean()[i]) / own.measuredSd(i));
        }
        return chance;
    }
}
