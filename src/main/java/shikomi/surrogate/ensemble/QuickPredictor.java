package shikomi.surrogate.ensemble;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import shikomi.math.RandomStream;
import shikomi.math.Spread;
import shikomi.surrogate.kernel.InputColumns;
import shikomi.surrogate.kernel.Kernel;
import shikomi.surrogate.process.Fit;
import shikomi.surrogate.process.GaussianProcess;
import shikomi.surrogate.process.LeaveOneOut;
import shikomi.surrogate.process.Observations;
import shikomi.surrogate.process.Prediction;
import shikomi.surrogate.process.Priors;

/**
 * The predictive distribution of one new measurement anywhere: a mixture of a Gaussian process of the values and, if
 * none is negative, one of the logarithms of the positive values, weighted by their leave-one-out densities.
 *
 * <p>It trades accuracy for speed: hyperparameters are fitted to a subset of the values only.
 */
public final class QuickPredictor {
    /** The fewest values whose standard deviation is meaningful. */
    public static final int FEWEST = 3;

    /**
     * The most degrees of freedom of the predictive t distribution, however many values there are: real residuals have
     * heavier tails than a normal distribution. Set by judgement.
     */
    private static final double MOST_DEGREES = 5;

    /**
     * The largest number of values to which hyperparameters are fitted, which bounds the time of a fit. Set by
     * judgement.
     */
    private static final int FIT_SIZE = 64;

    /**
     * The least weight of the untransformed scale: a zero is possible, although none was measured so far. Set by
     * judgement.
     */
    private static final double LEAST_SHARE = 0.05;

    /** The inputs X, {@code n×d}, and the values y. */
    private record Data(InputColumns inputs, double[][] X, double[] y) {
        double[][] rows(int[] some) {
            return QuickPredictor.rows(X, some);
        }

        double[] values(int[] some, boolean logarithm) {
            return Arrays.stream(some)
                    .mapToDouble(i -> logarithm ? Math.log(y[i]) : y[i])
                    .toArray();
        }
    }

    /**
     * A process on one scale.
     *
     * @param calibration the factor on its standard deviations, at least 1
     * @param leaveOneOut the standardised leave-one-out prediction of every value; for a value not used in training,
     *     the plain prediction
     */
    private record Scale(
            boolean logarithm, Spread spread, GaussianProcess process, double calibration, LeaveOneOut leaveOneOut) {}

    /** Mean and variance on a scale with mean 0 and standard deviation 1. */
    private record Standardised(double mean, double variance) {}

    private final List<Scale> scales;
    private final double[] weights;
    private final double degrees;

    private QuickPredictor(List<Scale> scales, double[] weights, double degrees) {
        this.scales = scales;
        this.weights = weights;
        this.degrees = degrees;
    }

    /** The scales on which values may be modelled. */
    public enum Scales {
        NUMBER,
        LOGARITHM,
        EITHER
    }

    /**
     * Fits the predictor; each replicate is its own row.
     *
     * @param X inputs, {@code n×d}
     * @param y n values, at least {@link #FEWEST}
     * @param noise the standard deviation of one measurement in the unit of y; null if unknown
     */
    public static QuickPredictor of(
            InputColumns inputs, double[][] X, double[] y, Scales wanted, @Nullable Double noise, RandomStream random) {
        Data data = new Data(inputs, X, y);
        int[] every = IntStream.range(0, y.length).toArray();
        int[] positive = Arrays.stream(every).filter(i -> y[i] > 0).toArray();
        boolean logarithms = Arrays.stream(y).allMatch(v -> v >= 0) && positive.length >= FEWEST;
        List<Scale> scales = new ArrayList<>();
        if (wanted != Scales.LOGARITHM || positive.length < y.length) {
            scales.add(scale(data, every, false, noise, random.child("number")));
        }
        if (wanted != Scales.NUMBER && logarithms) {
            scales.add(scale(data, positive, true, null, random.child("logarithm")));
        }
        double[] weights = weights(scales, y, logarithms ? positive : every);
        return new QuickPredictor(scales, weights, Math.min(y.length - 1, MOST_DEGREES));
    }

    /** @param common the values on which every scale was trained */
    private static double[] weights(List<Scale> scales, double[] y, int[] common) {
        double[] weights = EnsembleWeights.of(
                scales.stream().map(scale -> inUnitOf(scale, y, common)).toList());
        if (weights.length > 1) {
            weights[0] = Math.max(weights[0], LEAST_SHARE);
            weights[1] = 1 - weights[0];
        }
        return weights;
    }

    /** @param learned the values that the process is conditioned on */
    private static Scale scale(
            Data data, int[] learned, boolean logarithm, @Nullable Double noise, RandomStream random) {
        double[] values = data.values(learned, logarithm);
        Spread spread = Spread.of(values);
        double[] z = Arrays.stream(values)
                .map(v -> (v - spread.mean()) / spread.sd())
                .toArray();
        Double known = noise == null ? null : (Double) (noise * noise / (spread.sd() * spread.sd()));
        InputColumns inputs = data.inputs();
        Priors priors = Priors.of(inputs.category(), inputs.freeDirections(), known);
        GaussianProcess process = process(inputs.kernel(), priors, data.rows(learned), z, random);
        LeaveOneOut leaveOneOut = process.leaveOneOut();
        double calibration = Math.max(1, rootMeanSquare(z, leaveOneOut));
        return new Scale(logarithm, spread, process, calibration, everywhere(leaveOneOut, process, data.X(), learned));
    }

    /** The root mean square of the standardised leave-one-out residuals. */
    private static double rootMeanSquare(double[] z, LeaveOneOut predicted) {
        return Math.sqrt(IntStream.range(0, z.length)
                .mapToDouble(i -> (z[i] - predicted.mean()[i])
                        * (z[i] - predicted.mean()[i])
                        / predicted.variance()[i])
                .average()
                .orElseThrow());
    }

    private static GaussianProcess process(
            Kernel kernel, Priors priors, double[][] X, double[] z, RandomStream random) {
        int[] subset = subset(z.length);
        Observations some = Observations.single(
                rows(X, subset), Arrays.stream(subset).mapToDouble(i -> z[i]).toArray());
        GaussianProcess fitted = new Fit(kernel, priors, some).mostProbable(random);
        return subset.length == z.length
                ? fitted
                : new GaussianProcess(kernel, fitted.theta(), Fit.CONSTANT_VARIANCE, Observations.single(X, z));
    }

    /** The indices of at most {@link #FIT_SIZE} of n values, evenly spaced. */
    private static int[] subset(int n) {
        return n <= FIT_SIZE
                ? IntStream.range(0, n).toArray()
                : IntStream.range(0, FIT_SIZE)
                        .map(i -> (int) ((long) i * n / FIT_SIZE))
                        .toArray();
    }

    private static double[][] rows(double[][] X, int[] some) {
        return Arrays.stream(some).mapToObj(i -> X[i]).toArray(double[][]::new);
    }

    /** The leave-one-out predictions of the training values and, without densities, the predictions of the others. */
    private static LeaveOneOut everywhere(
            LeaveOneOut leaveOneOut, GaussianProcess process, double[][] X, int[] learned) {
        Prediction plain = process.predict(X);
        double[] mean = plain.mean().clone();
        double[] variance = Arrays.stream(plain.variance())
                .map(v -> v + process.noiseVariance())
                .toArray();
        double[] logDensity = new double[X.length];
        for (int k = 0; k < learned.length; k++) {
            mean[learned[k]] = leaveOneOut.mean()[k];
            variance[learned[k]] = leaveOneOut.variance()[k];
            logDensity[learned[k]] = leaveOneOut.logDensity()[k];
        }
        return new LeaveOneOut(mean, variance, logDensity);
    }

    /** The leave-one-out predictions of some values on one scale, with densities per unit of y. */
    private static LeaveOneOut inUnitOf(Scale scale, double[] y, int[] some) {
        LeaveOneOut own = scale.leaveOneOut();
        return new LeaveOneOut(
                Arrays.stream(some).mapToDouble(i -> own.mean()[i]).toArray(),
                Arrays.stream(some).mapToDouble(i -> own.variance()[i]).toArray(),
                Arrays.stream(some)
                        .mapToDouble(i -> own.logDensity()[i]
                                - Math.log(scale.spread().sd())
                                - (scale.logarithm() ? Math.log(y[i]) : 0))
                        .toArray());
    }

    /** The distribution of one new measurement at x, of length d. */
    public PredictiveDistribution at(double[] x) {
        return mixture(scale -> {
            Prediction there = scale.process().predict(new double[][] {x});
            return new Standardised(
                    there.mean()[0], there.variance()[0] + scale.process().noiseVariance());
        });
    }

    /** The leave-one-out distribution of each of the n values. */
    public List<PredictiveDistribution> leftOut() {
        return IntStream.range(0, scales.getFirst().leaveOneOut().mean().length)
                .mapToObj(i -> mixture(scale -> new Standardised(
                        scale.leaveOneOut().mean()[i], scale.leaveOneOut().variance()[i])))
                .toList();
    }

    private PredictiveDistribution mixture(Function<Scale, Standardised> prediction) {
        List<PredictiveDistribution.Part> parts = new ArrayList<>();
        for (int k = 0; k < weights.length; k++) {
            Scale scale = scales.get(k);
            Standardised there = prediction.apply(scale);
            parts.add(new PredictiveDistribution.Part(
                    weights[k],
                    scale.logarithm(),
                    scale.spread().mean() + scale.spread().sd() * there.mean(),
                    scale.spread().sd() * scale.calibration() * Math.sqrt(there.variance())));
        }
        return new PredictiveDistribution(parts, degrees);
    }
}
