package shikomi.surrogate.process;

import java.util.List;
import shikomi.math.Cholesky;
import shikomi.math.Matrix;

/**
 * Predictions of a Gaussian process with three inputs, the last of which is a category, written entry by entry from
 * Rasmussen & Williams (2006), equations 2.25 and 2.26, with θ = (ln ℓ_1, ln ℓ_2, ln ℓ_3, ln σ², ln σ_n², ln σ_δ², ln
 * σ_t²) and a prior variance of 1 of the constant mean.
 */
record NaivePrediction(double[] mean, double[] variance) {
    NaivePrediction(Observations data, double[] theta, double[][] S) {
        this(new double[S.length], new double[S.length]);
        int n = data.size();
        Matrix A = Matrix.zeros(n, n);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                A.set(i, j, covariance(theta, data.X()[i], data.X()[j]));
            }
            A.set(i, i, A.get(i, i) + Math.exp(theta[4]) / data.replicates()[i] + Math.exp(theta[5]) + day(theta));
        }
        addDays(A, data.days(), day(theta));
        Cholesky factor = Cholesky.of(A);
        double[] alpha = factor.solve(data.mean());
        for (int s = 0; s < S.length; s++) {
            double[] k = new double[n];
            for (int i = 0; i < n; i++) {
                k[i] = covariance(theta, data.X()[i], S[s]);
            }
            double[] solved = factor.solve(k);
            variance[s] = covariance(theta, S[s], S[s]);
            for (int i = 0; i < n; i++) {
                mean[s] += k[i] * alpha[i];
                variance[s] -= k[i] * solved[i];
            }
        }
    }

    private static double day(double[] theta) {
        return Math.exp(theta[6]);
    }

    private static void addDays(Matrix A, List<int[]> days, double variance) {
        for (int[] day : days) {
            for (int i : day) {
                for (int j : day) {
                    A.set(i, j, A.get(i, j) + (i == j ? 0 : variance));
                }
            }
        }
    }

    private static double covariance(double[] theta, double[] a, double[] b) {
        double square = 0;
        for (int j = 0; j < 2; j++) {
            double difference = (a[j] - b[j]) / Math.exp(theta[j]);
            square += difference * difference;
        }
        double s = Math.sqrt(5 * square);
        double matern = (1 + s + s * s / 3) * Math.exp(-s);
        return 1 + Math.exp(theta[3]) * matern * (a[2] == b[2] ? 1 : Math.exp(-1 / Math.exp(theta[2])));
    }
}
