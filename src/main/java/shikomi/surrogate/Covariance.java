package shikomi.surrogate;

import shikomi.math.Matrix;

/**
 * The covariance of the means that were observed, K + diag(σ_δ² + σ_n²/r_i) + s²11ᵀ, as a function of θ = (the kernel's,
 * ln σ_n², ln σ_δ²); the nugget σ_δ², what is repeatable but not smooth, is in θ only where there are replicates, for
 * without them nothing tells it from the noise. Of one thread.
 */
final class Covariance {
    private final Kernel kernel;
    private final Kernel.OnPairs onPairs;
    private final Observations data;
    private final double constantVariance;

    /** @param constantVariance s², the prior variance of the constant mean */
    Covariance(Kernel kernel, Pairs pairs, Observations data, double constantVariance) {
        this.kernel = kernel;
        this.onPairs = kernel.on(pairs);
        this.data = data;
        this.constantVariance = constantVariance;
    }

    /** σ_n². */
    double noise(double[] theta) {
        return Math.exp(theta[kernel.size()]);
    }

    /** σ_δ², 0 where θ has none. */
    double nugget(double[] theta) {
        return hasNugget(theta) ? Math.exp(theta[kernel.size() + 1]) : 0;
    }

    private boolean hasNugget(double[] theta) {
        return theta.length > kernel.size() + 1;
    }

    /** Fills both triangles of {@code A}, {@code n×n}. */
    void fill(double[] theta, Matrix A) {
        double[] k = onPairs.at(theta);
        double noise = noise(theta);
        double own = kernel.variance(theta) + constantVariance + nugget(theta);
        int pair = 0;
        for (int j = 0; j < data.size(); j++) {
            A.set(j, j, own + noise / data.replicates()[j]);
            for (int i = j + 1; i < data.size(); i++) {
                double covariance = k[pair++] + constantVariance;
                A.set(i, j, covariance);
                A.set(j, i, covariance);
            }
        }
    }

    /**
     * Adds Σ_ij W_ij ∂A_ij/∂θ_p to each entry p of {@code gradient}, at the θ that {@link #fill} was last called with.
     *
     * @param twice 2 W_ij of every pair; overwritten
     * @param diagonal W_ii
     */
    void addGradient(double[] theta, double[] twice, double[] diagonal, double[] gradient) {
        double trace = 0;
        double byReplicates = 0;
        for (int i = 0; i < diagonal.length; i++) {
            trace += diagonal[i];
            byReplicates += diagonal[i] / data.replicates()[i];
        }
        onPairs.addGradient(twice, trace, gradient);
        gradient[kernel.size()] += byReplicates * noise(theta);
        if (hasNugget(theta)) {
            gradient[kernel.size() + 1] += trace * nugget(theta);
        }
    }
}
