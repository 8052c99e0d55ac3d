package shikomi.surrogate;

import shikomi.math.Cholesky;
import shikomi.math.Matrix;

/** What all labs share, after their reports: mean and covariance of a Gaussian process. Immutable. */
final class Shared {
    private static final int CHUNK = 512;

    private final Kernel kernel;
    private final double[] theta;
    private final double[][] X;
    private final Kernel.Against toX;
    private final Cholesky A;
    private final double[] alpha;

    /**
     * @param theta the kernel's
     * @param A the covariance of the reports y at the rows of X
     */
    Shared(Kernel kernel, double[] theta, double[][] X, Cholesky A, double[] y) {
        this.kernel = kernel;
        this.theta = theta;
        this.X = X;
        this.toX = kernel.against(theta, X);
        this.A = A;
        this.alpha = A.solve(y);
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
        return new Posterior(kernel, theta, toX, A, factor);
    }
}
