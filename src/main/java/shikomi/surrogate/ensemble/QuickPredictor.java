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
 * Foretells one new measurement anywhere: by a Gaussian process of the numbers and, where none is negative, one of the
 * logarithms of those above zero, each weighted by how well it tells numbers that it has not seen. It is fast rather than good: hyperparameters
 * are found with some of the numbers only.
 */
public final class QuickPredictor {
    /** Fewer numbers tell nothing of their spread. */
    public static final int FEWEST = 3;

    /** However many numbers there are, models err more often by much than normal distributions do. */
    private static final double MOST_DEGREES = 5;

    /** So many numbers tell the hyperparameters well enough. */
    private static final int TELLING = 64;

    /** The share that the numbers themselves keep beside their logarithms: a zero may come, although none came yet. */
    private static final double LEAST_SHARE = 0.05;

    private record Scale(
            boolean logarithm, Spread spread, GaussianProcess process, double calibration, LeaveOneOut left) {}

    /** On a scale whose mean is 0 and whose standard deviation is 1. */
    private record Standardised(double mean, double variance) {}

    private final List<Scale> scales;
    private final double[] weights;
    private final double degrees;

    private QuickPredictor(List<Scale> scales, double[] weights, double degrees) {
        this.scales = scales;
        this.weights = weights;
        this.degrees = degrees;
    }

    /** On which scales numbers are seen. */
    public enum Scales {
        NUMBER,
        LOGARITHM,
        EITHER
    }

    /**
     * Learns from these numbers, at least {@link #FEWEST}; a condition that was measured several times stands there as often.
     *
     * @param X their inputs, {@code n×d}
     * @param noise the standard deviation of one measurement, where it is known
     */
    public static QuickPredictor of(
            InputColumns inputs, double[][] X, double[] y, Scales wanted, @Nullable Double noise, RandomStream random) {
        int[] every = IntStream.range(0, y.length).toArray();
        int[] positive = Arrays.stream(every).filter(i -> y[i] > 0).toArray();
        boolean logarithms = Arrays.stream(y).allMatch(v -> v >= 0) && positive.length >= FEWEST;
        List<Scale> scales = new ArrayList<>();
        if (wanted != Scales.LOGARITHM || positive.length < y.length) {
            scales.add(scale(inputs, X, y, every, false, noise, random.child("number")));
        }
        if (wanted != Scales.NUMBER && logarithms) {
            scales.add(scale(inputs, X, y, positive, true, null, random.child("logarithm")));
        }
        int[] common = logarithms ? positive : every;
        double[] weights = EnsembleWeights.of(
                scales.stream().map(scale -> inUnit(scale, y, common)).toList());
        if (weights.length > 1) {
            weights[0] = Math.max(weights[0], LEAST_SHARE);
            weights[1] = 1 - weights[0];
        }
        return new QuickPredictor(scales, weights, Math.min(y.length - 1, MOST_DEGREES));
    }

    /** @param learned which of the numbers it learns from; of the others it says what it thinks all the same */
    private static Scale scale(
            InputColumns inputs,
            double[][] X,
            double[] y,
            int[] learned,
            boolean logarithm,
            @Nullable Double noise,
            RandomStream random) {
        double[] seen = Arrays.stream(learned)
                .mapToDouble(i -> logarithm ? Math.log(y[i]) : y[i])
                .toArray();
        Spread spread = Spread.of(seen);
        double[] z =
                Arrays.stream(seen).map(v -> (v - spread.mean()) / spread.sd()).toArray();
        Double known = noise == null ? null : (Double) (noise * noise / (spread.sd() * spread.sd()));
        Priors priors = Priors.of(inputs.category(), inputs.freeDirections(), known);
        GaussianProcess process = process(inputs.kernel(), priors, rows(X, learned), z, random);
        LeaveOneOut left = process.leaveOneOut();
        double squares = IntStream.range(0, z.length)
                .mapToDouble(i -> (z[i] - left.mean()[i]) * (z[i] - left.mean()[i]) / left.variance()[i])
                .average()
                .orElseThrow();
        return new Scale(
                logarithm, spread, process, Math.max(1, Math.sqrt(squares)), everywhere(left, process, X, learned));
    }

    private static GaussianProcess process(
            Kernel kernel, Priors priors, double[][] X, double[] z, RandomStream random) {
        int[] predictionWeights = predictionWeights(z.length);
        Observations some = Observations.single(
                rows(X, predictionWeights),
                Arrays.stream(predictionWeights).mapToDouble(i -> z[i]).toArray());
        GaussianProcess found = new Fit(kernel, priors, some).mostProbable(random);
        return predictionWeights.length == z.length
                ? found
                : new GaussianProcess(kernel, found.theta(), Fit.CONSTANT_VARIANCE, Observations.single(X, z));
    }

    private static double[][] rows(double[][] X, int[] some) {
        return Arrays.stream(some).mapToObj(i -> X[i]).toArray(double[][]::new);
    }

    /** What it says of each number that it learned from without it, and of the others; no densities of those. */
    private static LeaveOneOut everywhere(LeaveOneOut left, GaussianProcess process, double[][] X, int[] learned) {
        Prediction plain = process.predict(X);
        double[] mean = plain.mean().clone();
        double[] variance = Arrays.stream(plain.variance())
                .map(v -> v + process.noiseVariance())
                .toArray();
        double[] logDensity = new double[X.length];
        for (int k = 0; k < learned.length; k++) {
            mean[learned[k]] = left.mean()[k];
            variance[learned[k]] = left.variance()[k];
            logDensity[learned[k]] = left.logDensity()[k];
        }
        return new LeaveOneOut(mean, variance, logDensity);
    }

    /** So many of n numbers, evenly. */
    private static int[] predictionWeights(int n) {
        return n <= TELLING
                ? IntStream.range(0, n).toArray()
                : IntStream.range(0, TELLING)
                        .map(i -> (int) ((long) i * n / TELLING))
                        .toArray();
    }

    /** What a scale says of some of the numbers in their own unit. */
    private static LeaveOneOut inUnit(Scale scale, double[] y, int[] some) {
        LeaveOneOut left = scale.left();
        return new LeaveOneOut(
                Arrays.stream(some).mapToDouble(i -> left.mean()[i]).toArray(),
                Arrays.stream(some).mapToDouble(i -> left.variance()[i]).toArray(),
                Arrays.stream(some)
                        .mapToDouble(i -> left.logDensity()[i]
                                - Math.log(scale.spread().sd())
                                - (scale.logarithm() ? Math.log(y[i]) : 0))
                        .toArray());
    }

    /** One new measurement at x. */
    public PredictiveDistribution at(double[] x) {
        return foretold(scale -> {
            Prediction there = scale.process().predict(new double[][] {x});
            return new Standardised(
                    there.mean()[0], there.variance()[0] + scale.process().noiseVariance());
        });
    }

    /** Each of the numbers that it learned from, as the others foretell it. */
    public List<PredictiveDistribution> leftOut() {
        return IntStream.range(0, scales.getFirst().left().mean().length)
                .mapToObj(i -> foretold(scale ->
                        new Standardised(scale.left().mean()[i], scale.left().variance()[i])))
                .toList();
    }

    private PredictiveDistribution foretold(Function<Scale, Standardised> foretell) {
        List<PredictiveDistribution.Part> parts = new ArrayList<>();
        for (int k = 0; k < weights.length; k++) {
            Scale scale = scales.get(k);
            Standardised there = foretell.apply(scale);
            parts.add(new PredictiveDistribution.Part(
                    weights[k],
                    scale.logarithm(),
                    scale.spread().mean() + scale.spread().sd() * there.mean(),
                    scale.spread().sd() * scale.calibration() * Math.sqrt(there.variance())));
        }
        return new PredictiveDistribution(parts, degrees);
    }
}
