package shikomi.surrogate;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The priors of a {@link Matern} kernel and of the noise, for inputs scaled to [0, 1] and outputs standardised.
 *
 * <p>The length-scale grows with the square root of the number of free directions (Hvarfner, Hellsten & Nardi, "Vanilla
 * Bayesian optimization performs great in high dimensions", ICML 2024); the noise is as large as replicates of real
 * single-shot measurements show it to be.
 */
public record Priors(List<Prior> kernel, Prior noise) {
    private static final double LEAST_NOISE = 1e-4;

    public Priors {
        kernel = List.copyOf(kernel);
    }

    /**
     * @param category which inputs are categories
     * @param freeDirections a mixture of D components counts D − 1
     * @param knownNoise the variance of one measurement where it is known
     */
    public static Priors of(boolean[] category, int freeDirections, @Nullable Double knownNoise) {
        List<Prior> kernel = new ArrayList<>();
        for (boolean isCategory : category) {
            kernel.add(Prior.logNormal(isCategory ? 0.7 : 0.6 * Math.sqrt(freeDirections), 1.0, 0.03, 30));
        }
        kernel.add(Prior.logNormal(1, 0.7, 1e-3, 1e3));
        return new Priors(
                kernel,
                knownNoise == null
                        ? Prior.logNormal(0.05, 1.3, LEAST_NOISE, 10)
                        : Prior.known(Math.max(knownNoise, LEAST_NOISE)));
    }

    /** The prior of entry {@code p} of θ: the kernel's, then the noise. */
    Prior get(int p) {
        return p < kernel.size() ? kernel.get(p) : noise;
    }

    int size() {
        return kernel.size() + 1;
    }
}
