package shikomi.transfer;

import java.util.ArrayList;
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
 * Prequential evaluation of sources: log densities of the results in the order in which they were obtained, each
 * forecast by models that were fitted to earlier results only, with a refit whenever their number has doubled.
 *
 * <p>With weights w_k,t ∝ π_k Π_(i&lt;t) p_k(y_i) the mixture's forecasts satisfy Π_t p(y_t) = Σ_k π_k Π_t p_k(y_t) ≥
 * π_0 Π_t p_0(y_t): whatever the sources predict, its total log loss exceeds that of the lab's own model by at most
 * ln(1/π_0) (Dawid, "Statistical theory: the prequential approach", J. R. Stat. Soc. A 147 (1984) 278).
 *
 * @param own the sum Σ_t ln p_0(y_t) of the lab's own model
 * @param mixture the sum Σ_t ln p(y_t) of the mixture
 * @param ownShare the weight of the lab's own model after all results
 */
record PrequentialForecasts(double own, double mixture, double ownShare) {
    /** The fewest results to which models are fitted, as one result has no standard deviation. */
    private static final int FIRST = 2;

    /**
     * The forecasts of all results after the second.
     *
     * @param prior the prior weights π of the lab's own model and of every transfer model of every source
     */
    static PrequentialForecasts of(
            InputColumns inputs, Priors priors, Observations data, List<AlignedMean> sources, double[] prior) {
        double[] sums = new double[prior.length];
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
        return of(prior, sums);
    }

    /** @param sums the sum Σ_t ln p_k(y_t) of each model */
    static PrequentialForecasts of(double[] prior, double[] sums) {
        double mixture = Mixtures.logSum(prior, sums);
        return new PrequentialForecasts(sums[0], mixture, Math.exp(Math.log(prior[0]) + sums[0] - mixture));
    }

    private static List<Surrogate> models(
            InputColumns inputs, Priors priors, Observations past, List<AlignedMean> sources) {
        List<Surrogate> models = new ArrayList<>();
        models.add(new Fit(inputs.kernel(), priors, past).fromMedians());
        for (AlignedMean source : sources) {
            Arrays.stream(TransferModel.values())
                    .parallel()
                    .map(kind -> kind.fit(inputs, priors, past, source).model())
                    .forEachOrdered(models::add);
        }
        return models;
    }

    private static double forecast(Surrogate model, Observations data, int t) {
        Prediction there = model.predict(new double[][] {data.X()[t]});
        return Mixtures.logNormalDensity(
                data.mean()[t], there.mean()[0], there.variance()[0] + model.noiseVariance() + data.known()[t]);
    }
}
