package shikomi.transfer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import shikomi.math.Spread;
import shikomi.surrogate.kernel.InputColumns;
import shikomi.surrogate.kernel.Kernel;
import shikomi.surrogate.kernel.SumKernel;
import shikomi.surrogate.process.Fit;
import shikomi.surrogate.process.GaussianProcess;
import shikomi.surrogate.process.LeaveOneOut;
import shikomi.surrogate.process.Observations;
import shikomi.surrogate.process.Prior;
import shikomi.surrogate.process.Priors;

/**
 * Fits a {@link ResidualProcess}: the source's mean, whose posterior covariance is kept, plus a Gaussian process of
 * this lab's deviation from it, with priors from the deviations of other labs.
 *
 * <p>The source's covariance enters as in the sequential hierarchical process of Tighineanu et al., "Transfer learning
 * with Gaussian processes for Bayesian optimization", AISTATS 2022 (arXiv:2111.11223).
 */
final class ResidualFitter {
    /**
     * The lower end of the grid of log₂ of the factor, in units in which the source's mean has the spread of the lab's
     * own outputs: the source explains between an eighth of that spread and twice that spread. Set by judgement.
     */
    private static final double LEAST_POWER = -3;

    private static final double MOST_POWER = 1;
    private static final double POWER_STEP = 0.5;

    /**
     * The mean of the normal prior of that logarithm: a source explains about half of the spread, within a factor of
     * 2.8. Set by judgement.
     */
    private static final double POWER_MEAN = -1;

    private static final double POWER_SD = 1.5;

    /** The log odds of a factor above 0: sources that agree in direction are more common. Set by judgement. */
    private static final double SAME_DIRECTION = 1;

    /** The least spread of the source's mean over the lab's conditions, which prevents division by 0. */
    private static final double LEAST_SPREAD = 0.05;

    /** The least prior median of a variance, in squared standardised outputs. */
    private static final double LEAST_VARIANCE = 1e-3;

    /**
     * A known mean and the prior variance of a constant about it.
     *
     * @param task the data to which the model is fitted
     */
    private record Model(TransferFitter.Task task, KnownMean mean, double constantVariance) {}

    private ResidualFitter() {}

    /** Fits with the source's mean in its own unit. */
    static TransferFitter.Fitted sameUnits(TransferFitter.Task task) {
        AlignedMean aligned = task.aligned();
        return fit(new Model(task, aligned.known(), aligned.offsetVariance(aligned.factor())));
    }

    /**
     * Fits with the source's mean multiplied by the factor, of either sign, that makes the lab's own values most
     * probable.
     */
    static TransferFitter.Fitted rescaled(TransferFitter.Task task) {
        double unit = unit(task);
        TransferFitter.Fitted fitted = fit(rescaled(task, factor(task, unit)));
        return new TransferFitter.Fitted(fitted.model(), () -> leaveOneOut(task, unit));
    }

    /**
     * The prediction of each left-out row with a factor that was chosen without the rows of its fold, so that no row
     * takes part in the choice by which it is predicted.
     */
    private static LeaveOneOut leaveOneOut(TransferFitter.Task task, double unit) {
        double[] factors = foldFactors(task, unit);
        Map<Double, LeaveOneOut> byFactor = new TreeMap<>();
        for (double factor : factors) {
            byFactor.computeIfAbsent(
                    factor, each -> fit(rescaled(task, each)).leaveOneOut().get());
        }
        LeaveOneOut[] own = Arrays.stream(factors).mapToObj(byFactor::get).toArray(LeaveOneOut[]::new);
        return LeaveOneOut.ofRows(own);
    }

    /** The factor of each row: the best one for the rows of all other folds. */
    static double[] foldFactors(TransferFitter.Task task, double unit) {
        double[] factors = new double[task.data().size()];
        for (int[] fold : Fit.folds(task.data())) {
            Set<Integer> held = Arrays.stream(fold).boxed().collect(Collectors.toSet());
            List<Integer> rest = IntStream.range(0, factors.length)
                    .filter(i -> !held.contains(i))
                    .boxed()
                    .toList();
            double factor = factor(task.with(task.data().only(rest)), unit);
            for (int i : fold) {
                factors[i] = factor;
            }
        }
        return factors;
    }

    /** The factor at which the source's mean has the spread of the lab's own outputs. It depends on inputs alone. */
    static double unit(TransferFitter.Task task) {
        double[] groupMean = task.aligned().groupMean().mean(task.data().X());
        return 1 / Math.max(Spread.of(groupMean).sd(), LEAST_SPREAD);
    }

    /**
     * The model with this factor; its free level has the prior variance of a constant of standardised outputs, or that
     * of the groups' offsets if larger.
     */
    private static Model rescaled(TransferFitter.Task task, double factor) {
        AlignedMean aligned = task.aligned();
        double constantVariance = Math.max(Fit.CONSTANT_VARIANCE, aligned.offsetVariance(factor));
        return new Model(task, new KnownMean(aligned.groupMean(), factor, 0), constantVariance);
    }

    private static TransferFitter.Fitted fit(Model model) {
        Observations data = model.task().data();
        double[] mean = model.mean().at(data.X());
        Fit fit = deviation(model, data.minus(mean));
        GaussianProcess process = fit.fromMedians();
        ResidualProcess surrogate =
                new ResidualProcess(process, model.mean(), data.X(), () -> fast(model, process.theta()));
        return new TransferFitter.Fitted(surrogate, () -> ResidualProcess.shifted(fit.crossValidated(process), mean));
    }

    /** The process about the faster group mean, with the same hyperparameters. */
    private static ResidualProcess fast(Model model, double[] theta) {
        KnownMean fast = model.mean().fast();
        Observations data = model.task().data();
        Observations residuals = data.minus(fast.at(data.X()));
        GaussianProcess again =
                new GaussianProcess(kernel(model.task().inputs(), fast), theta, model.constantVariance(), residuals);
        return new ResidualProcess(again, fast, data.X(), () -> again);
    }

    private static Kernel kernel(InputColumns inputs, KnownMean mean) {
        return new SumKernel(mean.groupMean().covariance(mean.factor() * mean.factor()), inputs.trendKernel());
    }

    /**
     * The fit of a process of the residuals, whose priors are centred at the source's hyperparameters of one group's
     * deviation.
     */
    private static Fit deviation(Model model, Observations residuals) {
        HierarchicalProcess literature = model.task().aligned().literature();
        InputColumns inputs = model.task().inputs();
        double square = model.mean().factor() * model.mean().factor();
        Priors own = Priors.of(inputs.category(), inputs.freeDirections(), null);
        List<Prior> priors = new ArrayList<>();
        for (int j = 0; j < inputs.size(); j++) {
            priors.add(literature.deviationLength(j, own.get(j)));
        }
        Prior deviation =
                Prior.logNormal(Math.max(literature.deviationVariance() * square, LEAST_VARIANCE), 1, 1e-4, 1e3);
        priors.add(deviation);
        priors.add(deviation); // the prior of the trend, which the source does not distinguish
        priors.add(Prior.logNormal(Math.max(literature.noiseVariance() * square, LEAST_VARIANCE), 1, 1e-4, 10));
        priors.addAll(Priors.replicatesAndDays());
        return new Fit(kernel(inputs, model.mean()), new Priors(priors), model.constantVariance(), residuals);
    }

    /**
     * The best factor of the grid by posterior density, with every other hyperparameter at the median of its prior; that of
     * the prior if there are no data.
     */
    private static double factor(TransferFitter.Task task, double unit) {
        double best = Double.NEGATIVE_INFINITY;
        double found = unit * Math.pow(2, POWER_MEAN);
        if (task.data().size() == 0) {
            return found;
        }
        double[] groupMean = task.aligned().groupMean().mean(task.data().X());
        for (int sign = 1; sign >= -1; sign -= 2) {
            for (double power = LEAST_POWER; power <= MOST_POWER; power += POWER_STEP) {
                double factor = sign * unit * Math.pow(2, power);
                double z = (power - POWER_MEAN) / POWER_SD;
                double value = logLikelihood(task, groupMean, factor) - 0.5 * z * z - (sign < 0 ? SAME_DIRECTION : 0);
                if (value > best) {
                    best = value;
                    found = factor;
                }
            }
        }
        return found;
    }

    private static double logLikelihood(TransferFitter.Task task, double[] groupMean, double factor) {
        double[] mean = Arrays.stream(groupMean).map(u -> factor * u).toArray();
        return deviation(rescaled(task, factor), task.data().minus(mean)).logProbabilityAtMedians();
    }
}
