package shikomi.transfer;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import shikomi.surrogate.kernel.InputColumns;
import shikomi.surrogate.process.Fit;
import shikomi.surrogate.process.Mixtures;
import shikomi.surrogate.process.Observations;
import shikomi.surrogate.process.Prediction;
import shikomi.surrogate.process.Priors;
import shikomi.surrogate.process.Surrogate;

/**
 * What would have been said of each result before it was known: forecasts of the results in the order in which they came, by
 * models that were fitted to those before, anew whenever there were twice as many.
 *
 * <p>With weights w ∝ π_k Π_(i&lt;t) p_k(y_i) the mixture's forecasts have Π_t p(y_t) = Σ_k π_k Π_t p_k(y_t) ≥ π_0 Π_t p_0(y_t):
 * whatever the sources say, over all results together it loses at most ln(1/π_0) to the lab's own model (Dawid, "Statistical
 * theory: the prequential approach", J. R. Stat. Soc. A 147 (1984) 278).
 *
 * @param own ln of the forecasts of the lab's own model, all together
 * @param mixture the same of the mixture
 * @param ownShare the weight that the lab's own model has after them
 */
record PrequentialForecasts(double own, double mixture, double ownShare) {
    private static final int FIRST = 2;

    /** @param before π, of the own model and of every listener of every source */
    static PrequentialForecasts of(
            InputColumns inputs,
            Priors priors,
            Observations data,
            List<TransferModel.AlignedMean> sources,
            double[] before) {
        double[] sums = new double[before.length];
        for (int from = FIRST; from < data.size(); from *= 2) {
            int known = from;
            Observations past = data.only(IntStream.range(0, known).boxed().toList());
            List<Surrogate> models = models(inputs, priors, past, sources);
            for (int t = known; t < Math.min(2 * known, data.size()); t++) {
                for (int k = 0; k < sums.length; k++) {
                    sums[k] += forecast(models.get(k), data, t);
                }
            }
        }
        return of(before, sums);
    }

    /** @param sums ln Π_t p_k(y_t) of each */
    static PrequentialForecasts of(double[] before, double[] sums) {
        double mixture = Mixtures.logSum(before, sums);
        return new PrequentialForecasts(sums[0], mixture, Math.exp(Math.log(before[0]) + sums[0] - mixture));
    }

    private static List<Surrogate> models(
            InputColumns inputs, Priors priors, Observations past, List<TransferModel.AlignedMean> sources) {
        List<Surrogate> models = new java.util.ArrayList<>();
        models.add(new Fit(inputs.kernel(), priors, past).fromMedians());
        for (TransferModel.AlignedMean source : sources) {
            Arrays.stream(TransferModel.values())
                    .parallel()
                    .map(kind -> kind.fit(inputs, priors, past, source).model())
                    .forEachOrdered(models::add);
        }
        return models;
    }

    private static double forecast(Surrogate model, Observations data, int t) {
        Prediction there = model.predict(new double[][] {data.X()[t]});
        return Mixtures.logNormal(
                data.mean()[t], there.mean()[0], there.variance()[0] + model.noiseVariance() + data.known()[t]);
    }
}
