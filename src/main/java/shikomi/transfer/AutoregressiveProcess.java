package shikomi.transfer;

import java.util.Arrays;
import java.util.function.Supplier;
import shikomi.surrogate.process.LeaveOneOut;
import shikomi.surrogate.process.Prediction;
import shikomi.surrogate.process.PredictionGradient;
import shikomi.surrogate.process.Surrogate;

/** A Gaussian process whose rows have one more column h: what labs share, as so many standard deviations from its mean. */
final class AutoregressiveProcess implements Surrogate {
    /** Farther out than this nothing was reported. */
    private static final double FARTHEST = 3;

    private final Surrogate process;
    private final Column column;
    private final Supplier<Surrogate> fast;

    /** How h is computed from a row. */
    record Column(GroupMean shared, double mean, double sd) {
        double[][] lift(double[][] X) {
            double[] h = shared.mean(X);
            double[][] lifted = new double[X.length][];
            for (int i = 0; i < X.length; i++) {
                lifted[i] = Arrays.copyOf(X[i], X[i].length + 1);
                lifted[i][X[i].length] = Math.clamp((h[i] - mean) / sd, -FARTHEST, FARTHEST);
            }
            return lifted;
        }
    }

    /** @param brief the same with the column in brief */
    AutoregressiveProcess(Surrogate process, Column column, Supplier<Surrogate> fast) {
        this.process = process;
        this.column = column;
        this.fast = fast;
    }

    @Override
    public Prediction predict(double[][] X) {
        return process.predict(column.lift(X));
    }

    @Override
    public PredictionGradient gradient(double[] x) {
        double[] lifted = column.lift(new double[][] {x})[0];
        PredictionGradient slope = process.gradient(lifted);
        boolean beyond = Math.abs(lifted[x.length]) >= FARTHEST;
        return new PredictionGradient(
                slope.mean(),
                slope.variance(),
                carried(x, slope.meanGradient(), beyond),
                carried(x, slope.varianceGradient(), beyond));
    }

    /** ∂/∂x + (∂/∂h) ∂h/∂x. */
    private double[] carried(double[] x, double[] gradient, boolean beyond) {
        double[] carried = Arrays.copyOf(gradient, x.length);
        if (!beyond) {
            column.shared().addSlope(x, gradient[x.length] / column.sd(), carried);
        }
        return carried;
    }

    @Override
    public double noiseVariance() {
        return process.noiseVariance();
    }

    @Override
    public double dayVariance() {
        return process.dayVariance();
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
                process.believing(column.lift(X)), column, () -> fast.get().believing(X));
    }
}
