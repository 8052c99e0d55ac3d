package shikomi.transfer;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import shikomi.math.RandomStream;
import shikomi.surrogate.ensemble.Ensemble;
import shikomi.surrogate.kernel.InputColumns;
import shikomi.surrogate.kernel.Kernel;
import shikomi.surrogate.kernel.SumKernel;
import shikomi.surrogate.process.GaussianProcess;
import shikomi.surrogate.process.LeaveOneOut;
import shikomi.surrogate.process.Observations;
import shikomi.surrogate.process.Prediction;
import shikomi.surrogate.process.PredictionGradient;
import shikomi.surrogate.process.Priors;
import shikomi.surrogate.process.Surrogate;

/**
 * The prior of a lab that has measured nothing yet, given the observations of other labs: their shared function plus
 * this lab's offset and deviation. Values are in standardised units of the source.
 */
public final class ColdStartPrior implements Surrogate {
    /**
     * The noise variance of values on which the prior is conditioned by {@link #believing}, which keeps their
     * covariance well conditioned.
     */
    private static final double BELIEVED_NOISE = 1e-4;

    private final HierarchicalProcess literature;
    private final GroupMean groupMean;
    private final Kernel kernel;
    private final double[] theta;

    private ColdStartPrior(HierarchicalProcess literature, GroupMean groupMean) {
        this.literature = literature;
        this.groupMean = groupMean;
        InputColumns inputs = literature.inputs();
        Priors own = Priors.of(inputs.category(), inputs.freeDirections(), null);
        this.kernel = new SumKernel(groupMean.covariance(1), inputs.kernel());
        this.theta = IntStream.rangeClosed(0, inputs.size())
                .mapToDouble(j -> j < inputs.size()
                        ? literature.deviationLength(j, own.get(j)).mean()
                        : Math.log(literature.deviationVariance()))
                .toArray();
    }

    /**
     * The prior of each source, weighted by the prior weight of its transfer models; empty if no source has any weight.
     */
    public static List<Ensemble.WeightedModel> acquisitionModels(
            List<SourceWeighting.Source> sources, RandomStream random) {
        double[] weights = sources.stream()
                .mapToDouble(source -> 1 - source.prior().weights()[0])
                .toArray();
        double sum = Arrays.stream(weights).sum();
        if (sum == 0) {
            return List.of();
        }
        return IntStream.range(0, weights.length)
                .mapToObj(s -> new Ensemble.WeightedModel(
                        weights[s] / sum, of(sources.get(s).literature(), random.child(s))))
                .toList();
    }

    private static ColdStartPrior of(HierarchicalProcess literature, RandomStream random) {
        return new ColdStartPrior(
                literature, literature.groupMean(new double[0][], -1, random).fast());
    }

    @Override
    public Prediction predict(double[][] X) {
        double[] variance = kernel.against(theta, X).variances(X, 0, X.length);
        return new Prediction(groupMean.mean(X), variance).plus(literature.offsetVariance());
    }

    @Override
    public PredictionGradient gradient(double[] x) {
        double[] meanGradient = new double[x.length];
        double[] varianceGradient = new double[x.length];
        groupMean.addGradient(x, 1, meanGradient);
        Kernel.Row row = kernel.against(theta, new double[][] {x}).at(x);
        row.addVarianceGradient(varianceGradient);
        return new PredictionGradient(
                groupMean.mean(new double[][] {x})[0],
                row.variance() + literature.offsetVariance(),
                meanGradient,
                varianceGradient);
    }

    @Override
    public double noiseVariance() {
        return literature.noiseVariance();
    }

    @Override
    public LeaveOneOut leaveOneOut() {
        return new LeaveOneOut(new double[0], new double[0], new double[0]);
    }

    @Override
    public Surrogate believing(double[][] X) {
        double[] withNoise = Arrays.copyOf(theta, theta.length + 1);
        withNoise[theta.length] = Math.log(BELIEVED_NOISE);
        GaussianProcess residual = new GaussianProcess(
                kernel, withNoise, literature.offsetVariance(), Observations.single(X, new double[X.length]));
        return new ResidualProcess(residual, new KnownMean(groupMean, 1, 0), X, () -> this);
    }
}
