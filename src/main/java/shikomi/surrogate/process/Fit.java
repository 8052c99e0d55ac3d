package shikomi.surrogate.process;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import shikomi.math.Lbfgsb;
import shikomi.math.RandomStream;
import shikomi.surrogate.kernel.Kernel;
import shikomi.surrogate.kernel.Pairs;

/** Finds the hyperparameters of a Gaussian process given the observations and the priors. */
public final class Fit {
    /** The prior variance of the constant mean, outputs being standardised. */
    public static final double CONSTANT_VARIANCE = 1;

    /** Starts drawn from the prior beside its median. */
    private static final int DRAWS = 2;

    private static final int ITERATIONS = 100;

    /**
     * Steps after which the starts are compared. Going on from all of them costs half as much again and gained 0.02 in the
     * logarithm of the posterior on average over measured tables with 10 to 200 conditions.
     */
    private static final int HEAT = 8;

    private static final int FOLDS = 10;

    /** With more conditions than this the hyperparameters hardly depend on any one of them. */
    private static final int SETTLED = 40;

    private final Kernel kernel;
    private final Priors given;
    private final Priors priors;
    private final Observations data;
    private final Pairs pairs;
    private final MaximumAPosteriori mode;
    private final double constantVariance;

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
        this.pairs = kernel.pairs(data.X());
        this.mode = new MaximumAPosteriori(kernel, this.priors, pairs, constantVariance, data);
    }

    /** The Gaussian process with the most probable hyperparameters that are reached from several starts. */
    public GaussianProcess mostProbable(RandomStream random) {
        return process(best(random));
    }

    /** The process that is reached from the priors' medians: enough where they say much already. */
    public GaussianProcess fromMedians() {
        return process(thetaFromMedians());
    }

    double[] thetaFromMedians() {
        return mode.climb(priors.medians(), ITERATIONS).x();
    }

    /** How probable the observations are where every hyperparameter is the median of its prior. */
    public double logProbabilityAtMedians() {
        return mode.likelihood().value(priors.medians());
    }

    /**
     * Gaussian processes with {@code count} draws from the posterior of the hyperparameters, those of one chain and equally
     * weighted.
     */
    public HyperparameterEnsemble ensemble(int count, RandomStream random) {
        double[] best = best(random);
        MarginalLikelihood likelihood = mode.likelihood();
        List<double[]> draws = new SliceSampling(
                        theta -> mode.posterior(likelihood, theta), priors.low(), priors.high())
                .draws(best, count, random.child("slice"));
        return HyperparameterEnsemble.equal(draws.stream().map(this::process).toList());
    }

    /**
     * Each condition as a process says of it whose hyperparameters were found without it: a tenth of the conditions at a
     * time. One that has seen them all leaves them out in words only, and is too sure of itself.
     *
     * @param all the process that has seen them all
     */
    public LeaveOneOut leaveOut(GaussianProcess all) {
        int n = data.size();
        if (data.conditions().size() < 2 || n > SETTLED) {
            return all.leaveOneOut();
        }
        double[] mean = new double[n];
        double[] variance = new double[n];
        double[] logDensity = new double[n];
        List<int[]> conditions = data.conditions();
        IntStream.range(0, Math.min(conditions.size(), FOLDS)).parallel().forEach(fold -> {
            List<Integer> rest = new ArrayList<>();
            List<Integer> left = new ArrayList<>();
            for (int c = 0; c < conditions.size(); c++) {
                List<Integer> side = c % FOLDS == fold ? left : rest;
                Arrays.stream(conditions.get(c)).forEach(side::add);
            }
            rest.sort(null);
            Fit others = new Fit(kernel, given, constantVariance, data.only(rest));
            double[] start = Arrays.copyOf(all.theta(), others.priors.size());
            GaussianProcess without =
                    others.process(others.mode.climb(start, ITERATIONS).x());
            for (int i : left) {
                Prediction there = without.predict(new double[][] {data.X()[i]});
                mean[i] = there.mean()[0];
                variance[i] = there.variance()[0] + without.noiseVariance(data.replicates()[i], data.known()[i]);
                logDensity[i] = Mixtures.logNormal(data.mean()[i], mean[i], variance[i]);
            }
        });
        return new LeaveOneOut(mean, variance, logDensity);
    }

    private GaussianProcess process(double[] theta) {
        return new GaussianProcess(kernel, pairs, theta, constantVariance, data);
    }

    /** A few steps from every start; whoever is ahead then goes on. */
    private double[] best(RandomStream random) {
        double[] ahead = IntStream.rangeClosed(0, DRAWS)
                .parallel()
                .mapToObj(start -> mode.climb(start == 0 ? priors.medians() : priors.draw(random.child(start)), HEAT))
                .toList()
                .stream()
                .min(Comparator.comparingDouble(Lbfgsb.Minimum::value))
                .orElseThrow()
                .x();
        return mode.climb(ahead, ITERATIONS).x();
    }
}
