package shikomi.surrogate.process;

import shikomi.math.Matrix;
import shikomi.surrogate.kernel.PairKernel;
import shikomi.surrogate.kernel.Pairs;

/**
 * The covariance matrix of the observed condition means, A = K + N + s²11ᵀ, {@code n×n}, with the {@link
 * ObservationNoise} N, as a function of θ. For one thread only.
 */
final class Covariance {
    private final PairKernel.OnPairs onPairs;
    private final Observations data;
    private final ObservationNoise noise;
    private final double constantVariance;

    /** @param constantVariance s², the prior variance of the constant mean */
    Covariance(PairKernel kernel, Pairs pairs, Observations data, double constantVariance) {
        this.onPairs = kernel.on(pairs);
        this.data = data;
        this.noise = new ObservationNoise(kernel.size(), data);
        this.constantVariance = constantVariance;
    }

    /** The typical noise variance of one measurement, σ_n². */
    double noise(double[] theta) {
        return noise.noise(theta);
    }

    /** Overwrites both triangles of {@code A}, {@code n×n}, by the covariance at θ. */
    void fill(double[] theta, Matrix A) {
        double[] k = onPairs.at(theta);
        int pair = 0;
        for (int j = 0; j < data.size(); j++) {
            A.set(j, j, onPairs.variance(j) + constantVariance + noise.variance(j, theta));
            for (int i = j + 1; i < data.size(); i++) {
                double covariance = k[pair++] + constantVariance;
                A.set(i, j, covariance);
                A.set(j, i, covariance);
            }
        }
        noise.addWithinDays(A, theta);
    }

    /**
     * Adds Σ_ij W_ij ∂A_ij/∂θ_p to each entry p of {@code gradient}, at the θ that {@link #fill} was last called with.
     *
     * @param twice the values 2 W_ij of all pairs; overwritten
     * @param diagonal the values W_ii
     */
    void addGradient(double[] theta, double[] twice, double[] diagonal, double[] gradient) {
        noise.addGradient(theta, twice, diagonal, gradient); // before the kernel overwrites the weights
        onPairs.addGradient(twice, diagonal, gradient);
    }
}
