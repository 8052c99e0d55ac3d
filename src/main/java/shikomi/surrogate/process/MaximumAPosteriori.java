package shikomi.surrogate.process;

import java.util.Arrays;
import shikomi.math.Lbfgsb;
import shikomi.surrogate.kernel.PairKernel;
import shikomi.surrogate.kernel.Pairs;

/** Climbs to where hyperparameters are most probable, given the observations and the priors. */
public final class MaximumAPosteriori {
    private static final double GRADIENT_PER_CONDITION = 1e-4;

    private final PairKernel kernel;
    private final Priors priors;
    private final Pairs pairs;
    private final double constantVariance;
    private final Observations data;

    /** @param constantVariance the prior variance of the constant mean */
    public MaximumAPosteriori(
            PairKernel kernel, Priors priors, Pairs pairs, double constantVariance, Observations data) {
        this.kernel = kernel;
        this.priors = priors;
        this.pairs = pairs;
        this.constantVariance = constantVariance;
        this.data = data;
    }

    MarginalLikelihood likelihood() {
        return new MarginalLikelihood(kernel, pairs, data, constantVariance);
    }

    /** ln p(θ | y) up to a constant. */
    double posterior(MarginalLikelihood likelihood, double[] theta) {
        return likelihood.value(theta) + priors.logDensity(theta);
    }

    /** The same with its slope in {@code gradient}. */
    private double posterior(MarginalLikelihood likelihood, double[] theta, double[] gradient) {
        Arrays.fill(gradient, 0);
        double value = likelihood.value(theta, gradient);
        priors.addSlope(theta, gradient);
        return value + priors.logDensity(theta);
    }

    /** From here, at most so many steps. */
    public Lbfgsb.Minimum climb(double[] start, int iterations) {
        MarginalLikelihood likelihood = likelihood();
        return Lbfgsb.minimise(
                (theta, gradient) -> {
                    double value = posterior(likelihood, theta, gradient);
                    for (int p = 0; p < gradient.length; p++) {
                        gradient[p] = -gradient[p];
                    }
                    return -value;
                },
                start,
                priors.low(),
                priors.high(),
                new Lbfgsb.Limits(GRADIENT_PER_CONDITION * data.size(), iterations));
    }
}
