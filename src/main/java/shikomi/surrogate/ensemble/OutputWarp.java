package shikomi.surrogate.ensemble;

import shikomi.math.GaussHermite;
import shikomi.surrogate.process.Prediction;
import shikomi.surrogate.process.Surrogate;

/** An increasing transformation z ↦ w of standardised outputs, after which a Gaussian model is fitted. */
sealed interface OutputWarp permits IdentityWarp, TailCompression {
    /** The quadrature rule; 24 nodes integrate polynomials up to degree 47 exactly. Set by judgement. */
    GaussHermite NODES = new GaussHermite(24);

    /** The warped value w of z. */
    double change(double z);

    /** The z whose warped value is w, or the nearest one if there is none; always finite. */
    double back(double w);

    /** ln dw/dz at z, the logarithm of the Jacobian that a density of w needs to become one of z. */
    double logSlope(double z);

    /**
     * Mean and variance of z at each point if w is normal with those of {@code normal}, by Gauss–Hermite quadrature.
     */
    default Prediction back(Prediction normal) {
        double[] mean = new double[normal.mean().length];
        double[] variance = new double[mean.length];
        for (int i = 0; i < mean.length; i++) {
            double centre = normal.mean()[i];
            double sd = normal.sd(i);
            double expected = NODES.expect(u -> back(centre + sd * u));
            mean[i] = expected;
            variance[i] = NODES.expect(u -> {
                double deviation = back(centre + sd * u) - expected;
                return deviation * deviation;
            });
        }
        return new Prediction(mean, variance);
    }

    /** The mean of z at the rows of X, {@code m×d}, for a model of w. */
    default double[] mean(Surrogate model, double[][] X) {
        return back(model.predict(X)).mean();
    }
}
