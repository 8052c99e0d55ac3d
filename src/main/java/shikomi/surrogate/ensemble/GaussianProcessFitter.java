package shikomi.surrogate.ensemble;

import java.util.function.Function;
import shikomi.math.RandomStream;
import shikomi.surrogate.kernel.InputColumns;
import shikomi.surrogate.process.Fit;
import shikomi.surrogate.process.GaussianProcess;
import shikomi.surrogate.process.HyperparameterEnsemble;
import shikomi.surrogate.process.Observations;
import shikomi.surrogate.process.Priors;

/**
 * Fits a Gaussian process to warped outputs.
 *
 * @param warp the warp, given the n means of the conditions
 * @param trend whether the kernel has a linear part in addition to the Matérn part
 */
record GaussianProcessFitter(Function<double[], OutputWarp> warp, boolean trend) implements MemberFitter {

    /** A Matérn process of the untransformed outputs. */
    static GaussianProcessFitter plain() {
        return new GaussianProcessFitter(y -> new IdentityWarp(), false);
    }

    /** A Matérn process of outputs whose lower tail is compressed. */
    static GaussianProcessFitter tailCompressed() {
        return new GaussianProcessFitter(TailCompression::of, false);
    }

    /** A linear trend and a Matérn process of the deviations from it. */
    static GaussianProcessFitter linearTrend() {
        return new GaussianProcessFitter(y -> new IdentityWarp(), true);
    }

    @Override
    public Ensemble.Member fit(MemberKind kind, TrainingSet training, RandomStream random) {
        OutputWarp warp = this.warp.apply(training.data().mean());
        Fit fit = fit(training, training.data().changed(warp::change));
        if (training.draws() > 1) {
            HyperparameterEnsemble ensemble = fit.ensemble(training.draws(), random);
            return new Ensemble.Member(kind, warp, ensemble, ensemble.leaveOneOut());
        }
        GaussianProcess process = fit.mostProbable(random);
        return new Ensemble.Member(kind, warp, process, fit.crossValidated(process));
    }

    private Fit fit(TrainingSet training, Observations warped) {
        InputColumns inputs = training.inputs();
        Priors priors = training.priors();
        return trend
                ? new Fit(inputs.trendKernel(), priors.withTrend(inputs.size()), warped)
                : new Fit(inputs.kernel(), priors, warped);
    }
}
