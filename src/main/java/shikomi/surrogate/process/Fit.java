package shikomi.surrogate.process;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import shikomi.math.Lbfgsb;
import shikomi.math.RandomStream;
import shikomi.surrogate.kernel.Kernel;
import shikomi.surrogate.kernel.Pairs;

/** Fits the hyperparameters of a Gaussian process to observations, given their priors. */
public final class Fit {
    /** The prior variance of the constant mean: that of standardised outputs. */
    public static final double CONSTANT_VARIANCE = 1;

    /** The number of starts drawn from the prior, in addition to its medians. Set by judgement. */
    private static final int DRAWS = 2;

    /** The limit of steps of L-BFGS-B; searches usually end well before. */
    private static final int ITERATIONS = 100;

    /**
     * Steps after which the starts are compared and all but the best abandoned. Continuing from all of them takes one
     * and a half times as long and gained 0.02 in the log posterior on average over measured tables with 10 to 200
     * conditions.
     */
    private static final int SCREENING_STEPS = 8;

    /** The number of folds of the cross-validation, each of which needs a refit. */
    private static final int FOLDS = 10;

    /**
     * The largest number of conditions with refits; with more, the hyperparameters hardly depend on any one condition.
     */
    private static final int MOST_REFITTED = 40;

    /**
     * The largest blocks in which the hyperparameters of many observations are first fitted. Together with the final
     * steps, held-out log densities over ten tables with 800 to 1000 rows are within 0.001 of those of the joint fit on
     * average, which takes four times as long; with blocks alone they are lower by 0.01 to 0.05 on most tables.
     */
    private static final int BLOCK = 250;

    /** The largest number of observations whose joint likelihood is used in the final steps; see above. */
    private static final int MOST_JOINT = 1000;

    /** The largest blocks in the final steps for still more observations. Set by judgement. */
    private static final int FINAL_BLOCK = 500;

    /** The number of final steps; more change the held-out log densities above by less than 0.001. */
    private static final int FINAL_STEPS = 8;

    private final Kernel kernel;
    private final Priors given;
    private final Priors priors;
    private final Observations data;
    private final @Nullable Pairs pairs;
    private final MaximumAPosteriori mode;
    private final double constantVariance;

    /** A fit with the prior variance {@link #CONSTANT_VARIANCE} of the constant mean. */
    public Fit(Kernel kernel, Priors priors, Observations data) {
        this(kernel, priors, CONSTANT_VARIANCE, data);
    }

    /** @param constantVariance the prior variance of the constant mean */
    public Fit(Kernel kernel, Priors priors, double constantVariance, Observations data) {
        this.kernel = kernel;
        this.constantVariance = constantVariance;
        this.given = priors;
        this.priors = priors.of(data);
        this.data = data;
        if (GaussianProcess.isLarge(data)) {
            this.pairs = null;
            this.mode = inBlocks(BLOCK);
        } else {
            this.pairs = kernel.pairs(data.X());
            this.mode = new MaximumAPosteriori(kernel, this.priors, pairs, constantVariance, data);
        }
    }

    private MaximumAPosteriori inBlocks(int most) {
        return MaximumAPosteriori.ofBlocks(
                kernel, priors, constantVariance, LocalBlocks.of(kernel.category(), data, most));
    }

    /** The Gaussian process with the best local maximum of the posterior that is reached from several starts. */
    public GaussianProcess mostProbable(RandomStream random) {
        return process(best(random));
    }

    /**
     * The process with the local maximum reached from the priors' medians: sufficient if the priors are informative.
     */
    public GaussianProcess fromMedians() {
        return process(thetaFromMedians());
    }

    double[] thetaFromMedians() {
        return climb(priors.medians());
    }

    /** The local maximum reached from {@code start}; for many observations, first that of blocks. */
    private double[] climb(double[] start) {
        double[] reached = mode.climb(start, ITERATIONS).x();
        return pairs != null
                ? reached
                : inBlocks(data.size() <= MOST_JOINT ? MOST_JOINT : FINAL_BLOCK)
                        .climb(reached, FINAL_STEPS)
                        .x();
    }

    /** The log marginal likelihood with every hyperparameter at the median of its prior. */
    public double logProbabilityAtMedians() {
        return mode.likelihood().value(priors.medians());
    }

    /**
     * Equally weighted Gaussian processes with {@code count} draws of the hyperparameters from their posterior, by one
     * chain.
     */
    public HyperparameterEnsemble ensemble(int count, RandomStream random) {
        double[] best = best(random);
        Likelihood likelihood = mode.likelihood();
        List<double[]> draws = new SliceSampling(
                        theta -> mode.posterior(likelihood, theta), priors.low(), priors.high())
                .draws(best, count, random.child("slice"));
        return HyperparameterEnsemble.equal(draws.stream().map(this::process).toList());
    }

    /**
     * Ten-fold cross-validation with hyperparameters refitted in each fold; for more than {@value #MOST_REFITTED}
     * conditions, the closed form. The closed form uses hyperparameters that were also fitted to the left-out
     * condition, and is overconfident if there are few conditions.
     *
     * @param all the process fitted to all conditions, from whose hyperparameters the refits start
     */
    public LeaveOneOut crossValidated(GaussianProcess all) {
        int n = data.size();
        List<int[]> groups = data.groups();
        if (groups.size() < 2 || n > MOST_REFITTED) {
            return all.leaveOneOut();
        }
        double[] mean = new double[n];
        double[] variance = new double[n];
        List<int[]> folds = folds(data);
        IntStream.range(0, folds.size()).parallel().forEach(fold -> {
            GaussianProcess without = refitted(all, rows(groups, c -> c % FOLDS != fold));
            for (int i : folds.get(fold)) {
                Prediction there = without.predictMean(data, i);
                mean[i] = there.mean()[0];
                variance[i] = there.variance()[0];
            }
        });
        return data.leaveOneOut(mean, variance);
    }

    /** The rows of each fold: every tenth group of rows. */
    public static List<int[]> folds(Observations data) {
        List<int[]> groups = data.groups();
        return IntStream.range(0, Math.min(groups.size(), FOLDS))
                .mapToObj(fold -> rows(groups, c -> c % FOLDS == fold).stream()
                        .mapToInt(i -> i)
                        .toArray())
                .toList();
    }

    private static List<Integer> rows(List<int[]> groups, IntPredicate which) {
        return IntStream.range(0, groups.size())
                .filter(which)
                .flatMap(c -> Arrays.stream(groups.get(c)))
                .boxed()
                .toList();
    }

    private GaussianProcess refitted(GaussianProcess all, List<Integer> rows) {
        Fit fit = new Fit(
                kernel,
                given,
                constantVariance,
                data.only(rows.stream().sorted().toList()));
        double[] start = Arrays.copyOf(all.theta(), fit.priors.size());
        return fit.process(fit.mode.climb(start, ITERATIONS).x());
    }

    private GaussianProcess process(double[] theta) {
        return new GaussianProcess(kernel, pairs, theta, constantVariance, data);
    }

    /** Takes a few steps from every start and continues the search from the best. */
    private double[] best(RandomStream random) {
        double[] leading = IntStream.rangeClosed(0, DRAWS)
                .parallel()
                .mapToObj(start ->
                        mode.climb(start == 0 ? priors.medians() : priors.draw(random.child(start)), SCREENING_STEPS))
                .toList()
                .stream()
                .min(Comparator.comparingDouble(Lbfgsb.Minimum::value))
                .orElseThrow()
                .x();
        return climb(leading);
    }
}
