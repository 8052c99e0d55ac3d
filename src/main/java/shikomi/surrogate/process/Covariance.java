package shikomi.surrogate.process;

import java.util.List;
import shikomi.math.Matrix;
import shikomi.surrogate.kernel.PairKernel;
import shikomi.surrogate.kernel.Pairs;

/**
 * The covariance matrix of the observed condition means, A = K + diag(σ_δ² + (σ_n² + s_i²)/r_i) + σ_t² [same day] +
 * s²11ᵀ, {@code n×n}, as a function of θ = (the kernel's, ln σ_n², ln σ_δ², ln σ_t²). For one thread only.
 *
 * <p>s_i is a standard error reported with a value. The nugget σ_δ², variation that is repeatable but not smooth, is in
 * θ only if there are replicates: without them it cannot be distinguished from the noise σ_n². The variance between
 * days σ_t² is in θ only if it is identified (see {@link Observations#days}).
 */
final class Covariance {
    private final PairKernel kernel;
    private final PairKernel.OnPairs onPairs;
    private final Observations data;
    private final double constantVariance;
    private final List<int[]> days;

    /** @param constantVariance s², the prior variance of the constant mean */
    Covariance(PairKernel kernel, Pairs pairs, Observations data, double constantVariance) {
        this.kernel = kernel;
        this.onPairs = kernel.on(pairs);
        this.data = data;
        this.constantVariance = constantVariance;
        this.days = data.days();
    }

    /** The noise variance of one measurement, σ_n². */
    double noise(double[] theta) {
        return Math.exp(theta[kernel.size()]);
    }

    /** The nugget σ_δ²; 0 if it is not in θ. */
    double nugget(double[] theta) {
        return hasNugget(theta) ? Math.exp(theta[kernel.size() + 1]) : 0;
    }

    private boolean hasNugget(double[] theta) {
        return theta.length - (days.isEmpty() ? 0 : 1) > kernel.size() + 1;
    }

    /** The variance between days σ_t²; 0 if it is not in θ. */
    double day(double[] theta) {
        return days.isEmpty() ? 0 : Math.exp(theta[theta.length - 1]);
    }

    /** Overwrites both triangles of {@code A}, {@code n×n}, by the covariance at θ. */
    void fill(double[] theta, Matrix A) {
        double[] k = onPairs.at(theta);
        double noise = noise(theta);
        double ofDay = day(theta);
        double own = constantVariance + nugget(theta) + ofDay;
        int pair = 0;
        for (int j = 0; j < data.size(); j++) {
            A.set(j, j, onPairs.variance(j) + own + (noise + data.known()[j]) / data.replicates()[j]);
            for (int i = j + 1; i < data.size(); i++) {
                double covariance = k[pair++] + constantVariance;
                A.set(i, j, covariance);
                A.set(j, i, covariance);
            }
        }
        addWithinDays(ofDay, A);
    }

    private void addWithinDays(double variance, Matrix A) {
        for (int[] day : days) {
            for (int i : day) {
                for (int j : day) {
                    A.set(i, j, A.get(i, j) + (i == j ? 0 : variance));
                }
            }
        }
    }

    /**
     * Adds Σ_ij W_ij ∂A_ij/∂θ_p to each entry p of {@code gradient}, at the θ that {@link #fill} was last called with.
     *
     * @param twice the values 2 W_ij of all pairs; overwritten
     * @param diagonal the values W_ii
     */
    void addGradient(double[] theta, double[] twice, double[] diagonal, double[] gradient) {
        double trace = 0;
        double byReplicates = 0;
        for (int i = 0; i < diagonal.length; i++) {
            trace += diagonal[i];
            byReplicates += diagonal[i] / data.replicates()[i];
        }
        if (!days.isEmpty()) { // before the kernel overwrites the weights
            gradient[theta.length - 1] += (trace + withinDays(twice)) * day(theta);
        }
        onPairs.addGradient(twice, diagonal, gradient);
        gradient[kernel.size()] += byReplicates * noise(theta);
        if (hasNugget(theta)) {
            gradient[kernel.size() + 1] += trace * nugget(theta);
        }
    }

    /** Σ 2 W_ij over the pairs of rows of the same day. */
    private double withinDays(double[] twice) {
        int n = data.size();
        double sum = 0;
        for (int[] day : days) {
            for (int b = 0; b < day.length; b++) {
                int j = day[b];
                int column = j * (2 * n - j - 1) / 2 - j - 1; // pair (i, j) is number column + i
                for (int a = b + 1; a < day.length; a++) {
                    sum += twice[column + day[a]];
                }
            }
        }
        return sum;
    }
}
