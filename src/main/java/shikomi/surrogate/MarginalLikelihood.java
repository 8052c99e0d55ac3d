package shikomi.surrogate;

import java.util.Arrays;
import shikomi.math.Cholesky;
import shikomi.math.Matrix;

/**
 * How probable the observations are under a Gaussian process with an integrated constant mean, as a function of θ = (the
 * kernel's, ln σ_n²).
 *
 * <p>On conditions with r_i replicates of mean ȳ_i and squares S_i this is exact: log N(ȳ; 0, K + diag(σ_n²/r_i) + s²11ᵀ) −
 * ½ Σ_i [(r_i − 1) ln 2πσ_n² + ln r_i + S_i/σ_n²] (Binois, Gramacy & Ludkovski, J. Comput. Graph. Stat. 27 (2018) 808,
 * equation 5); the gradient is Rasmussen & Williams (2006), equation 5.9.
 */
final class MarginalLikelihood {
    private static final double LOG_2PI = Math.log(2 * Math.PI);

    private final Kernel kernel;
    private final Observations data;
    private final double constantVariance;
    private final double freeReplicates;
    private final double squares;
    private final double logReplicates;

    /** @param constantVariance s², the prior variance of the constant mean */
    MarginalLikelihood(Kernel kernel, Observations data, double constantVariance) {
        this.kernel = kernel;
        this.data = data;
        this.constantVariance = constantVariance;
        this.freeReplicates =
                Arrays.stream(data.replicates()).mapToDouble(r -> r - 1).sum();
        this.squares = Arrays.stream(data.squares()).sum();
        this.logReplicates =
                Arrays.stream(data.replicates()).mapToDouble(Math::log).sum();
    }

    /** ln p(y | θ); adds its gradient to {@code gradient}. Negative infinity where the covariance cannot be factored. */
    double value(double[] theta, double[] gradient) {
        int n = data.size();
        int noiseAt = kernel.size();
        double noise = Math.exp(theta[noiseAt]);
        Matrix K = kernel.gram(theta, data.X());
        Cholesky factor;
        try {
            factor = Cholesky.inPlace(covariance(K, data, noise, constantVariance));
        } catch (IllegalArgumentException singular) {
            return Double.NEGATIVE_INFINITY;
        }
        double[] alpha = factor.solve(data.mean());
        Matrix W = factor.inverse(); // becomes ½(ααᵀ − K⁻¹)
        double fit = 0;
        for (int j = 0; j < n; j++) {
            fit += data.mean()[j] * alpha[j];
            for (int i = 0; i < n; i++) {
                W.set(i, j, 0.5 * (alpha[i] * alpha[j] - W.get(i, j)));
            }
        }
        double[] byKernel = kernel.weightedGradient(theta, data.X(), K, W);
        for (int p = 0; p < byKernel.length; p++) {
            gradient[p] += byKernel[p];
        }
        for (int i = 0; i < n; i++) {
            gradient[noiseAt] += W.get(i, i) * noise / data.replicates()[i];
        }
        gradient[noiseAt] -= 0.5 * (freeReplicates - squares / noise);
        double means = -0.5 * fit - 0.5 * factor.logDeterminant() - 0.5 * n * LOG_2PI;
        double within = freeReplicates * (LOG_2PI + theta[noiseAt]) + logReplicates + squares / noise;
        return means - 0.5 * within;
    }

    /** K + diag(σ_n²/r) + s²11ᵀ in new storage. */
    static Matrix covariance(Matrix K, Observations data, double noise, double constantVariance) {
        Matrix covariance = K.copy();
        for (int j = 0; j < data.size(); j++) {
            for (int i = 0; i < data.size(); i++) {
                covariance.set(i, j, K.get(i, j) + constantVariance + (i == j ? noise / data.replicates()[i] : 0));
            }
        }
        return covariance;
    }
}
