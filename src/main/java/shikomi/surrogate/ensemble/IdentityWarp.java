package shikomi.surrogate.ensemble;

import shikomi.surrogate.process.Prediction;
import shikomi.surrogate.process.Surrogate;

/** The warp that leaves outputs as they are, w = z. */
public record IdentityWarp() implements OutputWarp {
    @Override
    public double change(double z) {
        return z;
    }

    @Override
    public double back(double w) {
        return w;
    }

    @Override
    public double logSlope(double z) {
        return 0;
    }

    @Override
    public Prediction back(Prediction normal) {
        return normal;
    }

    @Override
    public double[] mean(Surrogate model, double[][] X) {
        return model.mean(X);
    }
}
