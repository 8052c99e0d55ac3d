package shikomi.transfer;

import org.jspecify.annotations.Nullable;
import shikomi.math.Cholesky;
import shikomi.math.Matrix;
import shikomi.surrogate.kernel.Kernel;
import shikomi.surrogate.kernel.PosteriorKernel;

/** What all labs share, after their reports: mean and covariance of a Gaussian process. Immutable. */
final class GroupMean {
    private static final int CHUNK = 512;
    /** What keeps the covariance of near points from being singular. */
    private static final double NUGGET = 1e-6;

    private final Kernel kernel;
    private final double[] theta;
    private final double[][] X;
    private final Kernel.Against toX;
    private final Cholesky A;
    private final double[] alpha;
    private final double[][] Z;
    private final PosteriorKernel left;
    private volatile @Nullable GroupMean fast;

    /**
     * @param theta the kernel's
     * @param A the covariance of the reports y at the rows of X
     * @param Z where it is told in brief
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
        this.left = new PosteriorKernel(kernel, theta, toX, A, 1);
    }

    /**
     * The same told by its values at fewer points Z, {@code m×d}, as if nothing were reported of others: a tenth of the work for
     * whoever asks often. Exact at Z; computed once, or by two threads to the same end.
     *
     * <p>Of the values at Z the reports leave the covariance K − G with G = K_ZE A⁻¹ K_EZ; that is what observations of
     * covariance K G⁻¹ K would leave. Quiñonero-Candela & Rasmussen, J. Mach. Learn. Res. 6 (2005) 1939, section 4.
     */
    GroupMean fast() {
        GroupMean known = fast;
        if (known == null) {
            known = Z.length >= X.length ? this : told();
            fast = known;
        }
        return known;
    }

    private GroupMean told() {
        Matrix KEZ = toX.cross(Z, 0, Z.length, 0);
        double[] mean = KEZ.transposeTimes(alpha);
        Matrix W = A.halfSolveInPlace(KEZ);
        Cholesky G = Cholesky.inPlace(W.transposeTimes(W));
        Matrix K = kernel.against(theta, Z).cross(Z, 0, Z.length, 0);
        for (int i = 0; i < Z.length; i++) {
            K.set(i, i, K.get(i, i) * (1 + NUGGET));
        }
        double[] ofMean = Cholesky.of(K).solve(mean);
        Matrix H = G.halfSolveInPlace(K);
        return new GroupMean(ofMean, kernel, theta, Z, Cholesky.inPlace(H.transposeTimes(H)), Z);
    }

    /** The inputs that are remembered. */
    double[][] X() {
        return X;
    }

    double[] mean(double[][] S) {
        double[] mean = new double[S.length];
        for (int from = 0; from < S.length; from += CHUNK) {
            int to = Math.min(from + CHUNK, S.length);
            Matrix Ks = toX.cross(S, from, to, 0);
            System.arraycopy(Ks.transposeTimes(alpha), 0, mean, from, to - from);
        }
        return mean;
    }

    /** Adds factor × the slope of the mean at x to {@code gradient}. */
    void addSlope(double[] x, double factor, double[] gradient) {
        double[] weights = new double[alpha.length];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = factor * alpha[i];
        }
        toX.at(x).addGradient(weights, gradient);
    }

    /** factor × the covariance that is left. */
    Kernel covariance(double factor) {
        return left.times(factor);
    }
}
