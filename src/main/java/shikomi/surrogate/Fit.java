package shikomi.surrogate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import shikomi.math.Lbfgsb;
import shikomi.math.RandomStream;

/**
 * Finds the hyperparameters of a Gaussian process: the most probable ones given the observations and the priors, from
 * several starts.
 */
public final class Fit {
    /** The prior variance of the constant mean, outputs being standardised. */
    public static final double CONSTANT_VARIANCE = 1;

    private static final int FEW = 50;
    private static final int ITERATIONS = 200;
    private static final double GRADIENT_PER_CONDITION = 1e-5;

    private Fit() {}

    /**
     * The most probable Gaussian process.
     *
     * @param near hyperparameters found before on almost the same data, tried as one more start; may be null
     */
    public static GaussianProcess mostProbable(
            Kernel kernel, Priors priors, Observations data, double @Nullable [] near, RandomStream random) {
        List<double[]> starts = starts(priors, data.size(), near, random);
        double[] theta = IntStream.range(0, starts.size())
                .parallel()
                .mapToObj(s -> climb(kernel, priors, data, starts.get(s)))
                .toList()
                .stream()
                .min(Comparator.comparingDouble(Lbfgsb.Minimum::value))
                .orElseThrow()
                .x();
        return new GaussianProcess(kernel, theta, CONSTANT_VARIANCE, data);
    }

    private static List<double[]> starts(Priors priors, int n, double @Nullable [] near, RandomStream random) {
        List<double[]> starts = new ArrayList<>();
        if (near != null) {
            starts.add(near);
        }
        starts.add(IntStream.range(0, priors.size())
                .mapToDouble(p -> priors.get(p).mean())
                .toArray());
        int draws = near != null ? 2 : n <= FEW ? 8 : 4;
        for (int s = 0; s < draws; s++) {
            RandomStream own = random.child(s);
            starts.add(IntStream.range(0, priors.size())
                    .mapToDouble(p -> priors.get(p).draw(own))
                    .toArray());
        }
        return starts;
    }

    private static Lbfgsb.Minimum climb(Kernel kernel, Priors priors, Observations data, double[] start) {
        MarginalLikelihood likelihood = new MarginalLikelihood(kernel, data, CONSTANT_VARIANCE);
        double[] low = IntStream.range(0, priors.size())
                .mapToDouble(p -> priors.get(p).low())
                .toArray();
        double[] high = IntStream.range(0, priors.size())
                .mapToDouble(p -> priors.get(p).high())
                .toArray();
        return Lbfgsb.minimise(
                (theta, gradient) -> {
                    java.util.Arrays.fill(gradient, 0);
                    double value = likelihood.value(theta, gradient);
                    for (int p = 0; p < theta.length; p++) {
                        value += priors.get(p).logDensity(theta[p]);
                        gradient[p] = -(gradient[p] + priors.get(p).slope(theta[p]));
                    }
                    return -value;
                },
                start,
                low,
                high,
                new Lbfgsb.Limits(GRADIENT_PER_CONDITION * data.size(), ITERATIONS));
    }
}
