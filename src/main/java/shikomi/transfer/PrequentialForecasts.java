package shikomi.transfer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import shikomi.math.Spread;
import shikomi.math.StudentT;
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
        for (double[] forecast : logDensities(inputs, priors, data, sources)) {
            Arrays.setAll(sums, k -> sums[k] + forecast[k]);
        }
        return of(prior, sums);
    }

    /**
     * The log density of each forecast result by every model. A model knows only results before the latest refit: also
     * their mean and spread, which standardise the outputs. There is no forecast as long as the known results are equal.
     */
    static List<double[]> logDensities(
            InputColumns inputs, Priors priors, Observations data, List<AlignedMean> sources) {
        List<double[]> forecasts = new ArrayList<>();
        for (int known = FIRST; known < data.size(); known *= 2) {
            double[] past = Arrays.copyOf(data.mean(), known);
            if (Spread.differ(past)) {
                Spread spread = Spread.of(past);
                Block block = new Block(spread, known, standardised(data, spread));
                List<AlignedMean> aligned =
                        sources.stream().map(source -> source.in(spread)).toList();
                List<Surrogate> models = models(inputs, priors.inUnit(spread.sd()), block.past(), aligned);
                IntStream.range(known, Math.min(2 * known, data.size()))
                        .mapToObj(t -> models.stream()
                                .mapToDouble(model -> block.logDensity(model, t))
                                .toArray())
                        .forEach(forecasts::add);
            }
        }
        return forecasts;
    }

    /** These observations in the unit of past ones; whether noise depends on the level is only known in the end. */
    private static Observations standardised(Observations data, Spread spread) {
        return data.withoutNoiseTrend().changed(y -> (y - spread.mean()) / spread.sd());
    }

    /**
     * The results that are forecast by the same models.
     *
     * @param spread the mean and standard deviation of the known results
     * @param known the number of known results
     * @param data all results, standardised by that spread
     */
    private record Block(Spread spread, int known, Observations data) {
        Observations past() {
            return data.only(IntStream.range(0, known).boxed().toList());
        }

        /**
         * The log density of result t, by Student's t distribution: a standard deviation from few results may be far
         * too small by chance, and a normal distribution would then settle all weights by one result.
         */
        double logDensity(Surrogate model, int t) {
            Prediction there = model.predict(new double[][] {data.X()[t]});
            double sd = Math.sqrt(there.variance()[0] + model.noiseVariance(data.replicates()[t], data.known()[t]));
            double z = (data.mean()[t] - there.mean()[0]) / sd;
            return new StudentT(known - 1).logDensity(z) - Math.log(sd * spread.sd());
        }
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
}
