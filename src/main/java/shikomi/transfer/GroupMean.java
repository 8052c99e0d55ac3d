package shikomi.transfer;

import org.jspecify.annotations.Nullable;
import shikomi.math.Cholesky;
import shikomi.math.Matrix;
import shikomi.surrogate.kernel.Kernel;
import shikomi.surrogate.kernel.PosteriorKernel;

/**
 * The function that all groups share, as its posterior given n observations of the groups: mean and covariance of a
 * Gaussian process, in standardised units of the {@link HierarchicalProcess}. Immutable.
 */
final class GroupMean {
    /** The number of points predicted at a time, which bounds the memory of their covariances. Set by judgement. */
    private static final int CHUNK = 512;

    /** The relative jitter, without which the covariance of nearly coincident inducing points would be singular. */
    private static final double NUGGET = 1e-6;

    private final Kernel kernel;
    private final double[] theta;
    private final double[][] X;
    private final Kernel.Against toX;
    private final Cholesky A;
    private final double[] alpha;
    private final double[][] Z;
    private final PosteriorKernel posterior;
    private volatile @Nullable GroupMean fast;

    /**
     * @param theta the hyperparameters of the kernel
     * @param X the inputs of the observations, {@code n×d}
     * @param A the covariance of the observations y, {@code n×n}, factored
     * @param y the n observed values
     * @param Z the inducing points of {@link #fast}, {@code m×d}
     */
    GroupMean(Kernel kernel, double[] theta, double[][] X, Cholesky A, double[] y, double[][] Z) {
        this(A.solve(y), kernel, theta, X, A, Z);
    }

    private GroupMean(double[] alpha, Kernel kernel, double[] theta, double[][] X, Cholesky A, double[][] Z) {
        this.kernel = kernel;
        this.theta = theta;
        this.X = X;
        this.toX = kernel.against(theta, X);
        this.A = A;
        this.alpha = alpha;
        this.Z = Z;
        this.posterior = new PosteriorKernel(kernel, theta, toX, A, 1);
    }

    /**
     * The approximation by the values at the inducing points Z, as if the observations had been made there: it takes a
     * tenth of the work, for a search that predicts many times, and is exact at Z. It is computed when first needed;
     * two threads may both compute it, with the same result.
     *
     * <p>Given the observations, the values at Z have the covariance K − G with G = K_ZE A⁻¹ K_EZ; observations at Z
     * with covariance K G⁻¹ K would give the same. Quiñonero-Candela & Rasmussen, J. Mach. Learn. Res. 6 (2005) 1939,
     * section 4.
     */
    GroupMean fast() {
        GroupMean known = fast;
        if (known == null) {
            known = Z.length >= X.length ? this : induced();
            fast = known;
        }
        return known;
    }

    private GroupMean induced() {
        Matrix KEZ = toX.cross(Z, 0, Z.length, 0);
        double[] mean = KEZ.transposeTimes(alpha);
        Matrix W = A.halfSolveInPlace(KEZ);
        Cholesky G = Cholesky.inPlace(W.transposeTimes(W));
        Matrix K = kernel.against(theta, Z).cross(Z, 0, Z.length, 0);
        for (int i = 0; i < Z.length; i++) {
            K.set(i, i, K.get(i, i) * (1 + NUGGET));
        }
        double[] inducedAlpha = Cholesky.of(K).solve(mean); // K⁻¹ times the mean at Z
        Matrix H = G.halfSolveInPlace(K);
        return new GroupMean(inducedAlpha, kernel, theta, Z, Cholesky.inPlace(H.transposeTimes(H)), Z);
    }

    /** The inputs of the observations, {@code n×d}. */
    double[][] X() {
        return X;
    }

    /** The posterior mean at the rows of S, {@code m×d}. */
    double[] mean(double[][] S) {
        double[] mean = new double[S.length];
        for (int from = 0; from < S.length; from += CHUNK) {
            int to = Math.min(from + CHUNK, S.length);
            Matrix Ks = toX.cross(S, from, to, 0);
            System.arraycopy(Ks.transposeTimes(alpha), 0, mean, from, to - from);
        }
        return mean;
    }

    /** Adds factor × ∂mean(x)/∂x to {@code gradient}. */
    void addGradient(double[] x, double factor, double[] gradient) {
        double[] weights = new double[alpha.length];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = factor * alpha[i];
        }
        toX.at(x).addGradient(weights, gradient);
    }

    /** The kernel factor × the posterior covariance. */
    Kernel covariance(double factor) {
        return posterior.times(factor);
    }
}
