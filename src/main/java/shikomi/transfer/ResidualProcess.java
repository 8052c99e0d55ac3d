package shikomi.transfer;

import java.util.Arrays;
import java.util.function.Supplier;
import shikomi.surrogate.process.LeaveOneOut;
import shikomi.surrogate.process.Prediction;
import shikomi.surrogate.process.PredictionGradient;
import shikomi.surrogate.process.Surrogate;

/** A {@link KnownMean} plus a Gaussian process of the residuals from it. */
final class ResidualProcess implements BuiltOnProcess {
    private final Surrogate process;
    private final KnownMean mean;
    private final double[][] X;
    private final Supplier<? extends Surrogate> fast;

    /**
     * @param process the process of the residuals
     * @param X the inputs of the observations, {@code n×d}
     * @param fast the faster approximation, created when first needed
     */
    ResidualProcess(Surrogate process, KnownMean mean, double[][] X, Supplier<? extends Surrogate> fast) {
        this.process = process;
        this.mean = mean;
        this.X = X;
        this.fast = fast;
    }

    @Override
    public Surrogate process() {
        return process;
    }

    @Override
    public Prediction predict(double[][] S) {
        Prediction residual = process.predict(S);
        return new Prediction(plus(residual.mean(), mean.at(S)), residual.variance());
    }

    private static double[] plus(double[] a, double[] b) {
        double[] sum = new double[a.length];
        Arrays.setAll(sum, i -> a[i] + b[i]);
        return sum;
    }

    @Override
    public double covariance(double[] a, double[] b) {
        return process.covariance(a, b);
    }

    @Override
    public PredictionGradient gradient(double[] x) {
        PredictionGradient residual = process.gradient(x);
        double[] gradient = residual.meanGradient().clone();
        mean.addGradient(x, gradient);
        double known = mean.at(new double[][] {x})[0];
        return new PredictionGradient(
                residual.mean() + known, residual.variance(), gradient, residual.varianceGradient());
    }

    @Override
    public LeaveOneOut leaveOneOut() {
        return shifted(process.leaveOneOut(), mean.at(X));
    }

    /** Leave-one-out predictions of values from those of their residuals about a known mean. */
    static LeaveOneOut shifted(LeaveOneOut residual, double[] mean) {
        return new LeaveOneOut(plus(residual.mean(), mean), residual.variance(), residual.logDensity());
    }

    @Override
    public Surrogate fast() {
        return fast.get();
    }

    @Override
    public Surrogate believing(double[][] S) {
        return new ResidualProcess(
                process.believing(S), mean, X, () -> fast.get().believing(S));
    }
}
