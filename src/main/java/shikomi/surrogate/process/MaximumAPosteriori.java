package shikomi.surrogate.process;

import java.util.Arrays;
import shikomi.math.Lbfgsb;
import shikomi.surrogate.kernel.PairKernel;
import shikomi.surrogate.kernel.Pairs;

/** Maximises the posterior density of the hyperparameters, ln p(y | θ) + ln p(θ), by L-BFGS-B in their logarithms. */
public final class MaximumAPosteriori {
    /**
     * The gradient at which the search stops, per condition: the likelihood's curvature grows with their number. Set by
     * judgement.
     */
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

    /** The log posterior density ln p(θ | y), up to a constant. */
    double posterior(MarginalLikelihood likelihood, double[] theta) {
        return likelihood.value(theta) + priors.logDensity(theta);
    }

    /** The log posterior density; overwrites {@code gradient} by its gradient. */
    private double posterior(MarginalLikelihood likelihood, double[] theta, double[] gradient) {
        Arrays.fill(gradient, 0);
        double value = likelihood.value(theta, gradient);
        priors.addSlope(theta, gradient);
        return value + priors.logDensity(theta);
    }

    /**
     * The local maximum reached from {@code start}, as a minimum of the negative.
     *
     * @param iterations the limit of steps
     */
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
