package shikomi.surrogate.process;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import shikomi.math.Matrix;
import shikomi.math.RandomStream;
import shikomi.math.Timed;
import shikomi.surrogate.kernel.Pairs;

/** One Gaussian process of n conditions: how probable they are, the fit, and what it predicts. */
public class GaussianProcessBenchmark extends Timed {
    private static final int POOL = 2048;

    @Param({"50", "200", "1000"})
    private int n;

    private Sample sample;
    private double[] theta;
    private Covariance covariance;
    private Matrix A;
    private MarginalLikelihood likelihood;
    private GaussianProcess process;
    private double[][] pool;

    @Setup
    public void fitted() {
        sample = Sample.of(n);
        Pairs pairs = new Pairs(sample.data().X(), sample.kernel().category());
        covariance = new Covariance(sample.kernel(), pairs, sample.data(), Fit.CONSTANT_VARIANCE);
        A = Matrix.zeros(n, n);
        likelihood = new MarginalLikelihood(sample.kernel(), pairs, sample.data(), Fit.CONSTANT_VARIANCE);
        process = mostProbable();
        theta = process.theta();
        pool = Sample.points(POOL, RandomStream.of(0));
    }

    @Benchmark
    public Matrix covariance() {
        covariance.fill(theta, A);
        return A;
    }

    @Benchmark
    public double likelihood() {
        return likelihood.value(theta);
    }

    /** The likelihood and its gradient. */
    @Benchmark
    public double gradient() {
        return likelihood.value(theta, new double[theta.length]);
    }

    @Benchmark
    public GaussianProcess mostProbable() {
        return sample.fit().mostProbable(RandomStream.of(1));
    }

    /** Mean and variance of the pool; the products with L⁻¹ are n² operations a point. */
    @Benchmark
    public Prediction predict() {
        return process.predict(pool);
    }
}
