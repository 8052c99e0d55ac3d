package shikomi.transfer;

import java.util.Arrays;
import java.util.function.Supplier;
import shikomi.surrogate.process.LeaveOneOut;
import shikomi.surrogate.process.Prediction;
import shikomi.surrogate.process.PredictionGradient;
import shikomi.surrogate.process.Surrogate;

/**
 * A Gaussian process with the standardised group mean h(x) as a further input, f(x) = ρ h(x) + δ(x) with ρ and δ
 * fitted.
 *
 * <p>The autoregressive model of Kennedy & O'Hagan, "Predicting the output from a complex computer code when fast
 * approximations are available", Biometrika 87 (2000) 1, equation 1, with the source as the cheap code.
 */
final class AutoregressiveProcess implements BuiltOnProcess {
    /**
     * The number of standard deviations to which h is clamped; beyond, the source has no observations and only
     * extrapolates.
     */
    private static final double FARTHEST = 3;

    private final Surrogate process;
    private final Column column;
    private final Supplier<? extends Surrogate> fast;

    /**
     * The further input h = (groupMean − mean)/sd, clamped.
     *
     * @param mean the mean of the group mean over the source's observations
     * @param sd its standard deviation over the source's observations
     */
    record Column(GroupMean groupMean, double mean, double sd) {
        /** The rows of X, {@code m×d}, with h as their last column, {@code m×(d + 1)}. */
        double[][] appendedTo(double[][] X) {
            double[] h = groupMean.mean(X);
            double[][] appended = new double[X.length][];
            for (int i = 0; i < X.length; i++) {
                appended[i] = Arrays.copyOf(X[i], X[i].length + 1);
                appended[i][X[i].length] = Math.clamp((h[i] - mean) / sd, -FARTHEST, FARTHEST);
            }
            return appended;
        }

        Column fast() {
            return new Column(groupMean.fast(), mean, sd);
        }
    }

    /**
     * @param process the process of d + 1 inputs
     * @param fast the faster approximation, created when first needed
     */
    AutoregressiveProcess(Surrogate process, Column column, Supplier<? extends Surrogate> fast) {
        this.process = process;
        this.column = column;
        this.fast = fast;
    }

    @Override
    public Surrogate process() {
        return process;
    }

    @Override
    public Prediction predict(double[][] X) {
        return process.predict(column.appendedTo(X));
    }

    @Override
    public double covariance(double[] a, double[] b) {
        double[][] appended = column.appendedTo(new double[][] {a, b});
        return process.covariance(appended[0], appended[1]);
    }

    @Override
    public PredictionGradient gradient(double[] x) {
        double[] appended = column.appendedTo(new double[][] {x})[0];
        PredictionGradient inner = process.gradient(appended);
        boolean clamped = Math.abs(appended[x.length]) >= FARTHEST;
        return new PredictionGradient(
                inner.mean(),
                inner.variance(),
                total(x, inner.meanGradient(), clamped),
                total(x, inner.varianceGradient(), clamped));
    }

    /** The total derivative ∂/∂x + (∂/∂h) ∂h/∂x. */
    private double[] total(double[] x, double[] gradient, boolean clamped) {
        double[] total = Arrays.copyOf(gradient, x.length);
        if (!clamped) {
            column.groupMean().addGradient(x, gradient[x.length] / column.sd(), total);
        }
        return total;
    }

    @Override
    public LeaveOneOut leaveOneOut() {
        return process.leaveOneOut();
    }

    @Override
    public Surrogate fast() {
        return fast.get();
    }

    @Override
    public Surrogate believing(double[][] X) {
        return new AutoregressiveProcess(
                process.believing(column.appendedTo(X)),
                column,
                () -> fast.get().believing(X));
    }
}
