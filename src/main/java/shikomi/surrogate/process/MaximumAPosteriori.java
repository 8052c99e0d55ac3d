package shikomi.surrogate.process;

import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
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

    private final Priors priors;
    private final int rows;
    private final Supplier<Likelihood> likelihood;

    /** @param constantVariance the prior variance of the constant mean */
    public MaximumAPosteriori(
            PairKernel kernel, Priors priors, Pairs pairs, double constantVariance, Observations data) {
        this(priors, data.size(), () -> new MarginalLikelihood(kernel, pairs, data, constantVariance));
    }

    private MaximumAPosteriori(Priors priors, int rows, Supplier<Likelihood> likelihood) {
        this.priors = priors;
        this.rows = rows;
        this.likelihood = likelihood;
    }

    /** The maximum of the composite likelihood of blocks of observations. */
    static MaximumAPosteriori ofBlocks(
            PairKernel kernel, Priors priors, double constantVariance, List<Observations> blocks) {
        List<Pairs> pairs =
                blocks.stream().map(block -> kernel.pairs(block.X())).toList();
        int rows = blocks.stream().mapToInt(Observations::size).sum();
        return new MaximumAPosteriori(
                priors,
                rows,
                () -> new Likelihood.OfBlocks(IntStream.range(0, pairs.size())
                        .<Likelihood>mapToObj(
                                b -> new MarginalLikelihood(kernel, pairs.get(b), blocks.get(b), constantVariance))
                        .toList()));
    }

    Likelihood likelihood() {
        return likelihood.get();
    }

    /** The log posterior density ln p(θ | y), up to a constant. */
    double posterior(Likelihood likelihood, double[] theta) {
        return likelihood.value(theta) + priors.logDensity(theta);
    }

    /** The log posterior density; overwrites {@code gradient} by its gradient. */
    private double posterior(Likelihood likelihood, double[] theta, double[] gradient) {
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
        Likelihood likelihood = likelihood();
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
                new Lbfgsb.Limits(GRADIENT_PER_CONDITION * rows, iterations));
    }
}
