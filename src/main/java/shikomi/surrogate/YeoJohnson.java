package shikomi.surrogate;

import java.util.Arrays;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.univariate.BrentOptimizer;
import org.apache.commons.math3.optim.univariate.SearchInterval;
import org.apache.commons.math3.optim.univariate.UnivariateObjectiveFunction;
import shikomi.math.Spread;

/**
 * A monotone change of scale after which skewed numbers look more normal: w = (ψ_λ(z) − mean)/sd; λ = 1 changes nothing.
 *
 * <p>Yeo & Johnson, "A new family of power transformations to improve normality or symmetry", Biometrika 87 (2000) 954,
 * equation 2.1.
 */
record YeoJohnson(double lambda, double mean, double sd) implements Warp {
    private static final double LEAST = -2;
    private static final double MOST = 4;
    /** ln-density of λ before data: normal about 1, where nothing changes. */
    private static final double PRIOR_SD = 0.7;

    /** The most probable change for these numbers, that leaves them with mean 0 and standard deviation 1. */
    static YeoJohnson of(double[] z) {
        double lambda = new BrentOptimizer(1e-6, 1e-6)
                .optimize(
                        new UnivariateObjectiveFunction(l -> logDensity(z, l)),
                        GoalType.MAXIMIZE,
                        new SearchInterval(LEAST, MOST, 1),
                        new MaxEval(200))
                .getPoint();
        return standardising(z, lambda);
    }

    private static YeoJohnson standardising(double[] z, double lambda) {
        Spread spread = Spread.of(Arrays.stream(z).map(v -> psi(v, lambda)).toArray());
        return new YeoJohnson(lambda, spread.mean(), spread.sd());
    }

    /** Their equation 3.1 with mean and variance at their best, and the prior of λ. */
    private static double logDensity(double[] z, double lambda) {
        YeoJohnson change = standardising(z, lambda);
        double jacobian = Arrays.stream(z).map(change::logPsiSlope).sum();
        double prior = (lambda - 1) / PRIOR_SD;
        return jacobian - z.length * Math.log(change.sd) - 0.5 * prior * prior;
    }

    private static double psi(double z, double lambda) {
        return z >= 0 ? power(z, lambda) : -power(-z, 2 - lambda);
    }

    /** ((1 + t)^p − 1)/p, its limit ln(1 + t) at p = 0. */
    private static double power(double t, double p) {
        return Math.abs(p) < 1e-9 ? Math.log1p(t) : Math.expm1(p * Math.log1p(t)) / p;
    }

    private double logPsiSlope(double z) {
        return z >= 0 ? (lambda - 1) * Math.log1p(z) : (1 - lambda) * Math.log1p(-z);
    }

    @Override
    public double change(double z) {
        return (psi(z, lambda) - mean) / sd;
    }

    @Override
    public double logSlope(double z) {
        return logPsiSlope(z) - Math.log(sd);
    }

    @Override
    public double back(double w) {
        double psi = mean + sd * w;
        return psi >= 0 ? unpower(psi, lambda) : -unpower(-psi, 2 - lambda);
    }

    private static double unpower(double s, double p) {
        if (Math.abs(p) < 1e-9) {
            return Math.expm1(Math.min(s, Math.log(1e6)));
        }
        double base = 1 + p * s;
        return base <= 0 ? 1e6 : Math.min(Math.expm1(Math.log(base) / p), 1e6);
    }
}
