package shikomi.surrogate.ensemble;

import shikomi.math.GaussHermite;
import shikomi.surrogate.process.Prediction;

/** A monotone change of the scale of the observations. */
sealed interface OutputWarp permits IdentityWarp, TailCompression {
    GaussHermite NODES = new GaussHermite(24);

    /** w of z. */
    double change(double z);

    /** z of w, the nearest z where none gives this w. */
    double back(double w);

    /** ln dw/dz. */
    double logSlope(double z);

    /** Mean and variance of z where w is normal with these; by Gauss-Hermite quadrature. */
    default Prediction back(Prediction normal) {
        double[] mean = new double[normal.mean().length];
        double[] variance = new double[mean.length];
        for (int i = 0; i < mean.length; i++) {
            double centre = normal.mean()[i];
            double sd = normal.sd(i);
            double about = NODES.expect(u -> back(centre + sd * u));
            mean[i] = about;
            variance[i] = NODES.expect(u -> {
                double apart = back(centre + sd * u) - about;
                return apart * apart;
            });
        }
        return new Prediction(mean, variance);
    }
}
