package shikomi.surrogate.ensemble;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import shikomi.surrogate.process.LeaveOneOut;
import shikomi.surrogate.process.Mixtures;
import shikomi.surrogate.process.Observations;
import shikomi.surrogate.process.Prediction;
import shikomi.surrogate.process.PredictionGradient;
import shikomi.surrogate.process.Surrogate;

/**
 * The model in which no input has an effect: every difference between measurements is noise. A process that takes noise
 * for a rough function believes that it would measure the same values again; this model holds the doubt about that.
 */
final class ConstantMean implements Surrogate {
    /** The kind of this model, which takes part in predictions alone. */
    enum Kind implements MemberKind {
        CONSTANT
    }

    /**
     * The prior weight of the variance 1 of standardised outputs, as a number of measurements. Set by judgement.
     */
    private static final double PRIOR_MEASUREMENTS = 1;

    /** The number, sum and sum of squares of some measurements. */
    private record Sums(double count, double sum, double squares) {
        Sums minus(Sums other) {
            return new Sums(count - other.count, sum - other.sum, squares - other.squares);
        }

        double mean() {
            return count > 0 ? sum / count : 0;
        }

        double variance() {
            double about = count > 0 ? Math.max(squares - sum * sum / count, 0) : 0;
            return (about + PRIOR_MEASUREMENTS) / (Math.max(count - 1, 0) + PRIOR_MEASUREMENTS);
        }
    }

    private final Observations data;
    private final @Nullable Double known;
    private final Sums all;

    /**
     * @param data outputs with mean 0 and standard deviation 1
     * @param known the variance of one measurement; null if it is to be found
     */
    ConstantMean(Observations data, @Nullable Double known) {
        this.data = data;
        this.known = known;
        this.all = sums(IntStream.range(0, data.size()).toArray());
    }

    private Sums sums(int[] rows) {
        double count = 0;
        double sum = 0;
        double squares = 0;
        for (int i : rows) {
            double mean = data.mean()[i];
            count += data.replicates()[i];
            sum += data.replicates()[i] * mean;
            squares += data.squares()[i] + data.replicates()[i] * mean * mean;
        }
        return new Sums(count, sum, squares);
    }

    private double noise(Sums some) {
        return known == null ? some.variance() : known;
    }

    @Override
    public Prediction predict(double[][] X) {
        double[] mean = new double[X.length];
        double[] variance = new double[X.length];
        Arrays.fill(mean, all.mean());
        Arrays.fill(variance, noiseVariance() / all.count());
        return new Prediction(mean, variance);
    }

    @Override
    public boolean hasCovariance() {
        return true;
    }

    @Override
    public double covariance(double[] a, double[] b) {
        return noiseVariance() / all.count();
    }

    @Override
    public PredictionGradient gradient(double[] x) {
        return new PredictionGradient(
                all.mean(), noiseVariance() / all.count(), new double[x.length], new double[x.length]);
    }

    @Override
    public double noiseVariance() {
        return noise(all);
    }

    @Override
    public LeaveOneOut leaveOneOut() {
        int n = data.size();
        double[] mean = new double[n];
        double[] variance = new double[n];
        double[] logDensity = new double[n];
        for (int[] group : data.groups()) {
            Sums others = all.minus(sums(group));
            for (int i : group) {
                mean[i] = others.mean();
                variance[i] = noise(others) * (1.0 / data.replicates()[i] + 1 / Math.max(others.count(), 1));
                logDensity[i] = Mixtures.logNormalDensity(data.mean()[i], mean[i], variance[i]);
            }
        }
        return new LeaveOneOut(mean, variance, logDensity);
    }

    /** Returns this model, whose mean is the same everywhere. */
    @Override
    public ConstantMean believing(double[][] points) {
        return this;
    }
}
