package shikomi.surrogate.process;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import shikomi.math.RandomStream;
import shikomi.surrogate.kernel.LinearKernel;
import shikomi.surrogate.kernel.MaternKernel;

/**
 * The priors of a Gaussian process's hyperparameters θ = (the hyperparameters of a {@link MaternKernel}, ln σ_n², ln
 * σ_δ², ln σ_t²), for inputs scaled to [0, 1] and standardised outputs.
 *
 * <p>The median length-scale grows with the square root of the number of free directions (Hvarfner, Hellsten & Nardi,
 * "Vanilla Bayesian optimization performs great in high dimensions", ICML 2024). The medians of amplitude and noise are
 * larger than usual: over twelve measured tables from nine domains with 10, 20 and 40 conditions, these predict the
 * remaining rows better on every table than the usual ones, by 0.33 in mean log density. The best medians for each
 * domain, chosen on the other domains alone, are larger still, but with them the search is worse on two tables.
 */
public record Priors(List<Prior> theta) {
    /**
     * The least noise variance, as in BoTorch and BayBE: without noise, the covariance of repeated inputs is singular.
     */
    private static final double LEAST_NOISE = 1e-4;

    /**
     * The lower limit of a length-scale, about that of BoTorch and BayBE, 0.025; at the upper limit an input has no
     * effect.
     */
    private static final double LEAST_LENGTH = 0.03;

    private static final double MOST_LENGTH = 30;

    /**
     * The standard deviation of the logarithm of a length-scale: 95 % of the prior lies within a factor of 7. With √3,
     * length-scales diverge below 20 conditions.
     */
    private static final double LENGTH_SD = 1;

    /**
     * The prior of the noise besides standard errors that are reported for every condition: usually little, but wide
     * enough for errors that were reported too small. Set by judgement.
     */
    private static final Prior BESIDES_REPORTED = Prior.logNormal(0.01, 2, LEAST_NOISE, 10);

    public Priors {
        theta = List.copyOf(theta);
    }

    /**
     * The priors of d inputs.
     *
     * @param category which inputs are categories
     * @param freeDirections the degrees of freedom of the inputs; a mixture of D components counts D − 1
     * @param knownNoise the variance of one measurement in squared standardised outputs; null if unknown
     */
    public static Priors of(boolean[] category, int freeDirections, @Nullable Double knownNoise) {
        List<Prior> theta = new ArrayList<>();
        for (boolean isCategory : category) {
            theta.add(length(isCategory, freeDirections));
        }
        theta.add(Prior.logNormal(2, 0.7, 1e-3, 1e3)); // σ², see above
        theta.add(
                knownNoise == null
                        ? Prior.logNormal(0.2, 1.1, LEAST_NOISE, 10) // σ_n², see above
                        : Prior.fixed(Math.max(knownNoise, LEAST_NOISE)));
        theta.addAll(replicatesAndDays());
        return new Priors(theta);
    }

    /**
     * The prior of a length-scale; the medians, 0.7 for a category and 0.6 √directions for a number, are set by
     * judgement.
     */
    public static Prior length(boolean isCategory, int freeDirections) {
        double median = isCategory ? 0.7 : 0.6 * Math.sqrt(freeDirections);
        return Prior.logNormal(median, LENGTH_SD, LEAST_LENGTH, MOST_LENGTH);
    }

    /**
     * The priors of ln σ_δ² and ln σ_t², which only replicates and days identify. The median of σ_δ² is set by
     * judgement; with a fifth of that of σ_t², days that differ by half the spread of a function were taken for
     * structure, and recommended points were worse.
     */
    public static List<Prior> replicatesAndDays() {
        return List.of(Prior.logNormal(0.03, 1.3, LEAST_NOISE, 10), Prior.logNormal(0.1, 1.0, 1e-6, 10));
    }

    /**
     * These priors with one for ln τ² of a {@link LinearKernel}, inserted after those of {@code inputs} length-scales
     * and the amplitude.
     */
    public Priors withTrend(int inputs) {
        List<Prior> extended = new ArrayList<>(theta);
        extended.add(inputs + 1, Prior.logNormal(1, 1, 1e-4, 1e3));
        return new Priors(extended);
    }

    /** These priors for outputs divided by {@code unit}, by whose square a known noise variance is divided. */
    public Priors inUnit(double unit) {
        return new Priors(theta.stream()
                .map(prior -> prior.isFixed()
                        ? Prior.fixed(Math.max(Math.exp(prior.low()) / (unit * unit), LEAST_NOISE))
                        : prior)
                .toList());
    }

    /**
     * These priors, without σ_δ² if there are no replicates and without σ_t² if days are not identified; with less noise
     * if a standard error is reported for every condition.
     */
    public Priors of(Observations data) {
        int common = theta.size() - 2;
        List<Prior> needed = new ArrayList<>(theta.subList(0, common));
        if (data.typicalKnown() > 0 && !theta.get(common - 1).isFixed()) {
            needed.set(common - 1, BESIDES_REPORTED);
        }
        if (data.replicated()) {
            needed.add(theta.get(common));
        }
        if (data.hasDays()) {
            needed.add(theta.get(common + 1));
        }
        return new Priors(needed);
    }

    /** The noise variance, given the number of inputs, if it is not to be fitted; null if it is. */
    public @Nullable Double knownNoise(int inputs) {
        Prior noise = theta.get(inputs + 1);
        return noise.low() == noise.high() ? (Double) Math.exp(noise.low()) : null;
    }

    /** The prior of entry {@code p} of θ. */
    public Prior get(int p) {
        return theta.get(p);
    }

    int size() {
        return theta.size();
    }

    /** The log density ln p(θ), up to a constant. */
    double logDensity(double[] logarithms) {
        double sum = 0;
        for (int p = 0; p < logarithms.length; p++) {
            sum += theta.get(p).logDensity(logarithms[p]);
        }
        return sum;
    }

    /** Adds the derivative of {@link #logDensity} to {@code gradient}. */
    void addSlope(double[] logarithms, double[] gradient) {
        for (int p = 0; p < logarithms.length; p++) {
            gradient[p] += theta.get(p).slope(logarithms[p]);
        }
    }

    /** The logarithm of the median of each hyperparameter. */
    public double[] medians() {
        return each(Prior::mean);
    }

    double[] low() {
        return each(Prior::low);
    }

    double[] high() {
        return each(Prior::high);
    }

    double[] draw(RandomStream random) {
        return each(prior -> prior.draw(random));
    }

    private double[] each(ToDoubleFunction<Prior> number) {
        return theta.stream().mapToDouble(number).toArray();
    }
}
