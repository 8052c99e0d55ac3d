package shikomi.surrogate.process;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import shikomi.math.RandomStream;
import shikomi.surrogate.kernel.LinearKernel;
import shikomi.surrogate.kernel.MaternKernel;

/**
 * The priors of θ = (a {@link MaternKernel} kernel's, ln σ_n², ln σ_δ², ln σ_t²), for inputs scaled to [0, 1] and outputs standardised.
 *
 * <p>The length-scale grows with the square root of the number of free directions (Hvarfner, Hellsten & Nardi, "Vanilla
 * Bayesian optimization performs great in high dimensions", ICML 2024). Amplitude and noise are larger than usual: over
 * twelve measured tables from nine domains, with 10, 20 and 40 conditions, so much more noise and amplitude foretold the rest
 * better on every table, by 0.33 in the mean log density; each domain's best, chosen on the others alone, asked for still more
 * of both, but then the search lost on two tables.
 */
public record Priors(List<Prior> theta) {
    private static final double LEAST_NOISE = 1e-4;

    public Priors {
        theta = List.copyOf(theta);
    }

    /**
     * @param category which inputs are categories
     * @param freeDirections a mixture of D components counts D − 1
     * @param knownNoise the variance of one measurement where it is known
     */
    public static Priors of(boolean[] category, int freeDirections, @Nullable Double knownNoise) {
        List<Prior> theta = new ArrayList<>();
        for (boolean isCategory : category) {
            theta.add(Prior.logNormal(isCategory ? 0.7 : 0.6 * Math.sqrt(freeDirections), 1.0, 0.03, 30));
        }
        theta.add(Prior.logNormal(2, 0.7, 1e-3, 1e3));
        theta.add(
                knownNoise == null
                        ? Prior.logNormal(0.2, 1.1, LEAST_NOISE, 10)
                        : Prior.known(Math.max(knownNoise, LEAST_NOISE)));
        theta.addAll(repeats());
        return new Priors(theta);
    }

    /** Those of what only replicates and days can tell, ln σ_δ² and ln σ_t². */
    public static List<Prior> repeats() {
        return List.of(Prior.logNormal(0.03, 1.3, LEAST_NOISE, 10), Prior.logNormal(0.02, 1.0, 1e-6, 10));
    }

    /** These with that of ln τ² of a {@link LinearKernel} kernel after those of {@code inputs} length-scales and the amplitude. */
    public Priors sloped(int inputs) {
        List<Prior> sloped = new ArrayList<>(theta);
        sloped.add(inputs + 1, Prior.logNormal(1, 1, 1e-4, 1e3));
        return new Priors(sloped);
    }

    /** These without the nugget's where there are no replicates, and without the days' where days are not told. */
    public Priors of(Observations data) {
        int common = theta.size() - 2;
        List<Prior> needed = new ArrayList<>(theta.subList(0, common));
        if (data.replicated()) {
            needed.add(theta.get(common));
        }
        if (!data.days().isEmpty()) {
            needed.add(theta.get(common + 1));
        }
        return new Priors(needed);
    }

    /** The prior of entry {@code p} of θ. */
    public Prior get(int p) {
        return theta.get(p);
    }

    int size() {
        return theta.size();
    }

    /** ln p(θ) up to a constant. */
    double logDensity(double[] logarithms) {
        double sum = 0;
        for (int p = 0; p < logarithms.length; p++) {
            sum += theta.get(p).logDensity(logarithms[p]);
        }
        return sum;
    }

    /** Adds its slope to {@code gradient}. */
    void addSlope(double[] logarithms, double[] gradient) {
        for (int p = 0; p < logarithms.length; p++) {
            gradient[p] += theta.get(p).slope(logarithms[p]);
        }
    }

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
