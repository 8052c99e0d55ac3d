package shikomi.surrogate.ensemble;

import shikomi.math.RandomStream;
import shikomi.surrogate.process.Observations;

/** Fits a {@link Forest} to the untransformed outputs. */
record ForestFitter() implements MemberFitter {
    @Override
    public Ensemble.Member fit(MemberKind kind, TrainingSet training, RandomStream random) {
        OutputWarp warp = new IdentityWarp();
        Observations data = training.data().changed(warp::change);
        Forest forest = Forest.grow(training.inputs().category(), data, random);
        return new Ensemble.Member(kind, warp, forest, forest.leaveOneOut());
    }
}
