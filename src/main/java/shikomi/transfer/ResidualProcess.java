package shikomi.transfer;

import java.util.Arrays;
import java.util.function.Supplier;
import shikomi.surrogate.process.LeaveOneOut;
import shikomi.surrogate.process.Prediction;
import shikomi.surrogate.process.PredictionGradient;
import shikomi.surrogate.process.Surrogate;

/** A Gaussian process around a mean that is known beforehand: factor × what labs share + shift. */
final class ResidualProcess implements Surrogate {
    private final Surrogate process;
    private final GroupMean shared;
    private final double factor;
    private final double shift;
    private final double[][] X;
    private final Supplier<Surrogate> fast;

    /**
     * @param X what the process learned from
     * @param brief the same around what is shared in brief
     */
    ResidualProcess(
            Surrogate process, GroupMean shared, double factor, double shift, double[][] X, Supplier<Surrogate> fast) {
        this.process = process;
        this.shared = shared;
        this.factor = factor;
        this.shift = shift;
        this.X = X;
        this.fast = fast;
    }

    /** The known mean at the rows of X. */
    static double[] mean(GroupMean shared, double factor, double shift, double[][] X) {
        return Arrays.stream(shared.mean(X)).map(m -> factor * m + shift).toArray();
    }

    @Override
    public Prediction predict(double[][] X) {
        Prediction about = process.predict(X);
        return new Prediction(plus(about.mean(), mean(shared, factor, shift, X)), about.variance());
    }

    static double[] plus(double[] a, double[] b) {
        double[] sum = new double[a.length];
        Arrays.setAll(sum, i -> a[i] + b[i]);
        return sum;
    }

    @Override
    public PredictionGradient gradient(double[] x) {
        PredictionGradient about = process.gradient(x);
        double[] gradient = about.meanGradient().clone();
        shared.addSlope(x, factor, gradient);
        double mean = mean(shared, factor, shift, new double[][] {x})[0];
        return new PredictionGradient(about.mean() + mean, about.variance(), gradient, about.varianceGradient());
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
        LeaveOneOut about = process.leaveOneOut();
        return new LeaveOneOut(
                plus(about.mean(), mean(shared, factor, shift, X)), about.variance(), about.logDensity());
    }

    @Override
    public Surrogate fast() {
        return fast.get();
    }

    @Override
    public Surrogate believing(double[][] X) {
        return new ResidualProcess(
                process.believing(X),
                shared,
                factor,
                shift,
                this.X,
                () -> fast.get().believing(X));
    }
}
