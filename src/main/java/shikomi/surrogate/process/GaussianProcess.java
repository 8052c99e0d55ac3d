package shikomi.surrogate.process;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import shikomi.math.Cholesky;
import shikomi.math.InvertedCholesky;
import shikomi.math.Matrix;
import shikomi.math.TriangularFactor;
import shikomi.surrogate.kernel.Kernel;
import shikomi.surrogate.kernel.Pairs;

/**
 * A Gaussian process with given hyperparameters, conditioned on n observed condition means; its constant mean is
 * integrated out. Immutable.
 *
 * <p>Rasmussen & Williams, Gaussian Processes for Machine Learning (2006): prediction by algorithm 2.1, leave-one-out
 * by equations 5.10–5.12. With Q the inverse of the covariance, a condition B that was measured on several days is left
 * out as a block: μ_B = y_B − (Q_BB)⁻¹α_B with covariance (Q_BB)⁻¹.
 */
public final class GaussianProcess implements Surrogate {
    /**
     * The number of points predicted at a time: as many as {@link Cholesky} needs to use products instead of
     * substitution.
     */
    private static final int CHUNK = 128;

    /**
     * The largest number of rows whose squared differences are stored to compute their covariance, and whose Cholesky
     * factor is kept besides its inverse: the memory of both, 16 n² bytes for a few inputs, is then below 5 MB.
     */
    static final int MOST_STORED = 500;

    private final Kernel kernel;
    private final double[] theta;
    private final double constantVariance;
    private final double noise;
    private final double nugget;
    private final double day;
    private final Observations data;
    private final double[][] X;
    private final Kernel.Against against;
    private final TriangularFactor L;
    private final double[] alpha;

    /**
     * @param theta as {@link #theta}
     * @param constantVariance the prior variance of the constant mean
     * @throws IllegalArgumentException if the covariance is not positive definite even with jitter
     */
    public GaussianProcess(Kernel kernel, double[] theta, double constantVariance, Observations data) {
        this(kernel, null, theta, constantVariance, data);
    }

    /** @param pairs the pairs of the kernel and these data; null if they are not at hand */
    GaussianProcess(Kernel kernel, @Nullable Pairs pairs, double[] theta, double constantVariance, Observations data) {
        this.kernel = kernel;
        this.theta = theta.clone();
        this.constantVariance = constantVariance;
        this.data = data;
        this.X = data.X();
        this.against = kernel.against(this.theta, X);
        ObservationNoise measured = new ObservationNoise(kernel.size(), data);
        this.noise = measured.noise(theta);
        this.nugget = measured.nugget(theta);
        this.day = measured.day(theta);
        this.L = isLarge(data) ? large(measured) : small(pairs == null ? kernel.pairs(X) : pairs);
        this.alpha = L.solve(data.mean());
    }

    /** Whether the observations are too many to store the differences of their pairs. */
    static boolean isLarge(Observations data) {
        return data.size() > MOST_STORED;
    }

    private Cholesky small(Pairs pairs) {
        Matrix A = Matrix.zeros(data.size(), data.size());
        new Covariance(kernel, pairs, data, constantVariance).fill(theta, A);
        return Cholesky.inPlace(A);
    }

    /** The factor of the same covariance, computed in blocks of columns without storing differences. */
    private InvertedCholesky large(ObservationNoise measured) {
        Matrix A = Matrix.zeros(data.size(), data.size());
        for (int from = 0; from < X.length; from += CHUNK) {
            A.setColumns(from, cross(X, from, Math.min(from + CHUNK, X.length)));
        }
        measured.addTo(A, theta);
        return InvertedCholesky.inPlace(A);
    }

    private GaussianProcess(GaussianProcess before, double[][] X, TriangularFactor L, double[] alpha) {
        this.kernel = before.kernel;
        this.theta = before.theta;
        this.constantVariance = before.constantVariance;
        this.noise = before.noise;
        this.nugget = before.nugget;
        this.day = before.day;
        this.data = before.data;
        this.X = X;
        this.against = kernel.against(theta, X);
        this.L = L;
        this.alpha = alpha;
    }

    /**
     * The kernel's hyperparameters, then ln σ_n², ln σ_δ² if there are replicates, and ln σ_t² if days are identified.
     */
    public double[] theta() {
        return theta.clone();
    }

    /** The jitter added to the covariance's diagonal; usually 0. */
    public double jitter() {
        return L.jitter();
    }

    @Override
    public double noiseVariance() {
        return nugget + day + noise;
    }

    @Override
    public double noiseVariance(double level) {
        return nugget * data.relativeNoiseAt(level) + day + repeatVariance(level) + data.typicalKnown();
    }

    @Override
    public double noiseVariance(int replicates, double known) { // only the noise averages out
        return nugget + day + (noise + known) / replicates;
    }

    /** The variance of repeats of one condition on one day, where the true output is {@code level}. */
    public double repeatVariance(double level) {
        return noise * data.relativeNoiseAt(level);
    }

    /** The variance of the mean of a row's replicates about the smooth function, on a day without other observations. */
    private double noiseVariance(Observations data, int row) {
        double relative = data.relativeNoise()[row];
        return nugget * relative + day + (noise * relative + data.known()[row]) / data.replicates()[row];
    }

    /** Mean and variance of the mean of a condition's replicates, for a condition that has not been measured yet. */
    Prediction predictMean(Observations data, int condition) {
        return predict(new double[][] {data.X()[condition]}).plus(noiseVariance(data, condition));
    }

    @Override
    public double dayVariance() {
        return day;
    }

    @Override
    public double[] mean(double[][] S) {
        double[] mean = new double[S.length];
        for (int from = 0; from < S.length; from += CHUNK) {
            int to = Math.min(from + CHUNK, S.length);
            System.arraycopy(cross(S, from, to).transposeTimes(alpha), 0, mean, from, to - from);
        }
        return mean;
    }

    @Override
    public Prediction predict(double[][] S) {
        double[] mean = new double[S.length];
        double[] variance = new double[S.length];
        for (int from = 0; from < S.length; from += CHUNK) {
            int to = Math.min(from + CHUNK, S.length);
            Matrix Ks = cross(S, from, to);
            System.arraycopy(Ks.transposeTimes(alpha), 0, mean, from, to - from);
            double[] prior = against.variances(S, from, to);
            Matrix V = L.halfSolveInPlace(Ks);
            for (int j = from; j < to; j++) {
                variance[j] = Math.max(prior[j - from] + constantVariance - V.squaredNormOfColumn(j - from), 0);
            }
        }
        return new Prediction(mean, variance);
    }

    /** The posterior covariance of the true values at the rows of S, {@code m×m}. */
    public Matrix covariance(double[][] S) {
        Matrix V = L.halfSolveInPlace(cross(S, 0, S.length));
        Matrix prior = kernel.against(theta, S).cross(S, 0, S.length, 0);
        Matrix explained = V.transposeTimes(V);
        for (int j = 0; j < S.length; j++) {
            for (int i = 0; i < S.length; i++) {
                prior.set(i, j, prior.get(i, j) + constantVariance - explained.get(i, j));
            }
        }
        return prior;
    }

    /** K⁻¹k(X, t) for each row t of T, {@code k×n}, from which {@link #covariance(double[][], double[][], double[][])} follows. */
    double[][] solved(double[][] T) {
        Matrix K = cross(T, 0, T.length);
        return IntStream.range(0, T.length).mapToObj(j -> L.solve(K.column(j))).toArray(double[][]::new);
    }

    /**
     * The posterior covariance of the true values at the rows of S with those at the rows of T, {@code m×k}, without
     * solving for S.
     *
     * @param solved of T
     */
    Matrix covariance(double[][] S, double[][] T, double[][] solved) {
        Matrix covariance = kernel.against(theta, S).cross(T, 0, T.length, constantVariance);
        Matrix K = cross(S, 0, S.length);
        for (int j = 0; j < T.length; j++) {
            double[] explained = K.transposeTimes(solved[j]);
            for (int i = 0; i < S.length; i++) {
                covariance.set(i, j, covariance.get(i, j) - explained[i]);
            }
        }
        return covariance;
    }

    @Override
    public boolean hasCovariance() {
        return true;
    }

    @Override
    public double covariance(double[] a, double[] b) {
        return covariance(new double[][] {a, b}).get(0, 1);
    }

    @Override
    public PredictionGradient gradient(double[] x) { // ∇μ = (∂k)ᵀα, ∇v = −2 (∂k)ᵀ K⁻¹k
        Kernel.Row row = against.at(x);
        double[] k = row.values().clone();
        for (int i = 0; i < k.length; i++) {
            k[i] += constantVariance;
        }
        double[] white = L.halfProduct(k);
        double[] weights = L.backProduct(white);
        double mean = 0;
        double variance = row.variance() + constantVariance;
        for (int i = 0; i < k.length; i++) {
            mean += k[i] * alpha[i];
            variance -= white[i] * white[i];
            weights[i] *= -2;
        }
        double[] meanGradient = new double[x.length];
        double[] varianceGradient = new double[x.length];
        row.addGradient(alpha, meanGradient);
        row.addGradient(weights, varianceGradient);
        row.addVarianceGradient(varianceGradient);
        return new PredictionGradient(mean, Math.max(variance, 0), meanGradient, varianceGradient);
    }

    @Override
    public LeaveOneOut leaveOneOut() {
        return leaveOut(data.groups());
    }

    /** The prediction of each condition without it alone, even if it has near copies. */
    public LeaveOneOut leaveConditionOut() {
        return leaveOut(data.conditions());
    }

    private LeaveOneOut leaveOut(List<int[]> blocks) {
        if (X.length != data.size()) {
            throw new IllegalArgumentException("Leaving out is for measured conditions, not for believed ones");
        }
        double[] mean = new double[data.size()];
        double[] variance = new double[data.size()];
        List<Matrix> Q = L.blocksOfInverse(blocks);
        for (int c = 0; c < blocks.size(); c++) {
            int[] block = blocks.get(c);
            Cholesky QBB = Cholesky.of(Q.get(c));
            double[] shift =
                    QBB.solve(Arrays.stream(block).mapToDouble(i -> alpha[i]).toArray());
            Matrix covariance = QBB.inverse();
            for (int b = 0; b < block.length; b++) {
                mean[block[b]] = data.mean()[block[b]] - shift[b];
                variance[block[b]] = covariance.get(b, b);
            }
        }
        return data.leaveOneOut(mean, variance);
    }

    @Override
    public GaussianProcess believing(double[][] points) {
        GaussianProcess believing = this;
        for (double[] point : points) {
            believing = believing.believing(point);
        }
        return believing;
    }

    /**
     * This process conditioned on its own mean at a point, which changes no mean: the new entry of α is 0, and only the
     * variances shrink.
     */
    private GaussianProcess believing(double[] point) {
        double[] k = cross(new double[][] {point}, 0, 1).column(0);
        double[][] larger = Arrays.copyOf(X, X.length + 1);
        larger[X.length] = point;
        TriangularFactor appended = L.append(k, against.variances(new double[][] {point}, 0, 1)[0] + constantVariance);
        return new GaussianProcess(this, larger, appended, Arrays.copyOf(alpha, alpha.length + 1));
    }

    private Matrix cross(double[][] S, int from, int to) {
        return against.cross(S, from, to, constantVariance);
    }
}
