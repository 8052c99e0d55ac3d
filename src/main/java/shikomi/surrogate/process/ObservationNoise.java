package shikomi.surrogate.process;

import java.util.List;
import shikomi.math.Matrix;

/**
 * The part of the covariance of observed condition means that does not come from the kernel, diag(σ_δ² h_i +
 * (σ_n² h_i + s_i²)/r_i) + σ_t² [same day], {@code n×n}, as a function of θ = (the kernel's, ln σ_n², ln σ_δ², ln σ_t²).
 *
 * <p>s_i is a standard error reported with a value, h_i the noise at the level of row i relative to the typical noise. The nugget σ_δ², variation that is repeatable but not smooth and scales with the noise, is in
 * θ only if there are replicates: without them it cannot be distinguished from the noise σ_n². The variance between
 * days σ_t² is in θ only if it is identified (see {@link Observations#hasDays}).
 */
final class ObservationNoise {
    private final int at;
    private final Observations data;
    private final List<int[]> days;

    /** @param at the number of the kernel's hyperparameters, which come first in θ */
    ObservationNoise(int at, Observations data) {
        this.at = at;
        this.data = data;
        this.days = data.days();
    }

    /** The typical noise variance of one measurement, σ_n². */
    double noise(double[] theta) {
        return Math.exp(theta[at]);
    }

    /** The nugget σ_δ²; 0 if it is not in θ. */
    double nugget(double[] theta) {
        return hasNugget(theta) ? Math.exp(theta[at + 1]) : 0;
    }

    private boolean hasNugget(double[] theta) {
        return theta.length - (data.hasDays() ? 1 : 0) > at + 1;
    }

    /** The variance between days σ_t²; 0 if it is not in θ. */
    double day(double[] theta) {
        return data.hasDays() ? Math.exp(theta[theta.length - 1]) : 0;
    }

    /** Adds the variances to the diagonal of {@code A}, and the covariances within days to both triangles. */
    void addTo(Matrix A, double[] theta) {
        for (int i = 0; i < data.size(); i++) {
            A.set(i, i, A.get(i, i) + variance(i, theta));
        }
        addWithinDays(A, theta);
    }

    /** The variance of the mean of row i about the smooth function. */
    double variance(int i, double[] theta) {
        return nugget(theta) * data.relativeNoise()[i]
                + day(theta)
                + (noise(theta) * data.relativeNoise()[i] + data.known()[i]) / data.replicates()[i];
    }

    /** Adds the covariances within days to both triangles of {@code A}. */
    void addWithinDays(Matrix A, double[] theta) {
        double variance = day(theta);
        for (int[] day : days) {
            for (int i : day) {
                for (int j : day) {
                    A.set(i, j, A.get(i, j) + (i == j ? 0 : variance));
                }
            }
        }
    }

    /**
     * Adds Σ_ij W_ij ∂A_ij/∂θ_p to each entry p of {@code gradient}.
     *
     * @param twice the values 2 W_ij of all pairs
     * @param diagonal the values W_ii
     */
    void addGradient(double[] theta, double[] twice, double[] diagonal, double[] gradient) {
        double trace = 0;
        double relative = 0;
        double byReplicates = 0;
        for (int i = 0; i < diagonal.length; i++) {
            trace += diagonal[i];
            relative += diagonal[i] * data.relativeNoise()[i];
            byReplicates += diagonal[i] * data.relativeNoise()[i] / data.replicates()[i];
        }
        if (data.hasDays()) {
            gradient[theta.length - 1] += (trace + withinDays(twice)) * day(theta);
        }
        gradient[at] += byReplicates * noise(theta);
        if (hasNugget(theta)) {
            gradient[at + 1] += relative * nugget(theta);
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
