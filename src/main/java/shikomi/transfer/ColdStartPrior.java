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

/** A lab that has measured nothing yet, as the labs that report let expect it; in their units. */
public final class ColdStartPrior implements Surrogate {
    private static final double HARDLY_ANY = 1e-4;

    private final HierarchicalProcess literature;
    private final GroupMean shared;
    private final Kernel kernel;
    private final double[] theta;

    private ColdStartPrior(HierarchicalProcess literature, GroupMean shared) {
        this.literature = literature;
        this.shared = shared;
        InputColumns inputs = literature.inputs();
        Priors own = Priors.of(inputs.category(), inputs.freeDirections(), null);
        this.kernel = new SumKernel(shared.covariance(1), inputs.kernel());
        this.theta = IntStream.rangeClosed(0, inputs.size())
                .mapToDouble(j -> j < inputs.size()
                        ? literature.length(j, own.get(j)).mean()
                        : Math.log(literature.deviationVariance()))
                .toArray();
    }

    /** What each source lets expect, as much heard as replays make believe. */
    public static List<Ensemble.WeightedModel> acquisitionModels(
            List<SourceWeighting.Source> sources, RandomStream random) {
        double[] weights = sources.stream()
                .mapToDouble(source -> 1 - source.belief().weights()[0])
                .toArray();
        double sum = Arrays.stream(weights).sum();
        if (sum == 0) {
            return List.of();
        }
        return IntStream.range(0, weights.length)
                .mapToObj(s -> {
                    HierarchicalProcess literature = sources.get(s).literature();
                    GroupMean shared = literature
                            .about(new double[0][], -1, random.child(s))
                            .fast();
                    return new Ensemble.WeightedModel(weights[s] / sum, new ColdStartPrior(literature, shared));
                })
                .toList();
    }

    @Override
    public Prediction predict(double[][] X) {
        double[] variance = kernel.against(theta, X).variances(X, 0, X.length);
        return new Prediction(shared.mean(X), variance).plus(literature.offsetVariance());
    }

    @Override
    public PredictionGradient gradient(double[] x) {
        double[] ofMean = new double[x.length];
        double[] ofVariance = new double[x.length];
        shared.addSlope(x, 1, ofMean);
        Kernel.Row row = kernel.against(theta, new double[][] {x}).at(x);
        row.addVarianceGradient(ofVariance);
        return new PredictionGradient(
                shared.mean(new double[][] {x})[0], row.variance() + literature.offsetVariance(), ofMean, ofVariance);
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
        withNoise[theta.length] = Math.log(HARDLY_ANY);
        GaussianProcess about = new GaussianProcess(
                kernel, withNoise, literature.offsetVariance(), Observations.single(X, new double[X.length]));
        return new ResidualProcess(about, shared, 1, 0, X, () -> this);
    }
}
