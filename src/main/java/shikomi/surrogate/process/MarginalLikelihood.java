package shikomi.surrogate.process;

import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import shikomi.math.Cholesky;
import shikomi.math.Dot;
import shikomi.math.Matrix;
import shikomi.surrogate.kernel.PairKernel;
import shikomi.surrogate.kernel.Pairs;

/**
 * The log marginal likelihood of a Gaussian process whose constant mean is integrated out, as a function of the θ of
 * {@link Covariance}. All calls share storage, so that an instance is for one thread only.
 *
 * <p>With r_i replicates of mean ȳ_i and sum of squares S_i about it, the likelihood of all values is exactly log N(ȳ;
 * 0, K + diag(σ_δ² + σ_i²/r_i) + s²11ᵀ) − ½ Σ_i [(r_i − 1) ln 2πσ_i² + ln r_i + S_i/σ_i²] with σ_i² = σ_n² h_i +
 * s_i²
 * (Binois, Gramacy & Ludkovski, J. Comput. Graph. Stat. 27 (2018) 808, equation 5); the gradient is Rasmussen &
 * Williams (2006), equation 5.9.
 */
final class MarginalLikelihood implements Likelihood {
    /** The constant ln 2π. */
    private static final double LOG_2PI = Math.log(2 * Math.PI);

    private final int noiseAt;
    private final Covariance covariance;
    private final double[] y;
    private final Observations data;
    private final int[] replicated;
    private final Matrix A;
    private final double[] twice;
    private final double[] diagonal;

    /** @param constantVariance s², the prior variance of the constant mean */
    MarginalLikelihood(PairKernel kernel, Pairs pairs, Observations data, double constantVariance) {
        this.noiseAt = kernel.size();
        this.covariance = new Covariance(kernel, pairs, data, constantVariance);
        this.y = data.mean();
        this.data = data;
        this.replicated = IntStream.range(0, data.size())
                .filter(i -> data.replicates()[i] > 1)
                .toArray();
        this.A = Matrix.zeros(y.length, y.length);
        this.twice = new double[pairs.count()];
        this.diagonal = new double[y.length];
    }

    @Override
    public double value(double[] theta) {
        Cholesky factor = factor(theta);
        if (factor == null) {
            return Double.NEGATIVE_INFINITY;
        }
        double[] white = factor.halfSolve(y);
        return value(theta, Dot.of(white, white), factor.logDeterminant());
    }

    @Override
    public double value(double[] theta, double[] gradient) {
        Cholesky factor = factor(theta);
        if (factor == null) {
            return Double.NEGATIVE_INFINITY;
        }
        double[] alpha = factor.solve(y);
        double value = value(theta, Dot.of(y, alpha), factor.logDeterminant());
        fillWeights(alpha, factor.invertInPlace());
        covariance.addGradient(theta, twice, diagonal, gradient);
        addReplicateGradient(covariance.noise(theta), gradient);
        return value;
    }

    private void addReplicateGradient(double noise, double[] gradient) {
        for (int i : replicated) {
            double own = noise * data.relativeNoise()[i];
            double variance = own + data.known()[i];
            gradient[noiseAt] -= 0.5 * own / variance * (data.replicates()[i] - 1 - data.squares()[i] / variance);
        }
    }

    private @Nullable Cholesky factor(double[] theta) {
        covariance.fill(theta, A);
        try {
            return Cholesky.inPlace(A);
        } catch (IllegalArgumentException singular) {
            return null;
        }
    }

    private double value(double[] theta, double fit, double logDeterminant) {
        double noise = covariance.noise(theta);
        double within = 0;
        for (int i : replicated) {
            double variance = noise * data.relativeNoise()[i] + data.known()[i];
            int r = data.replicates()[i];
            within += (r - 1) * (LOG_2PI + Math.log(variance)) + Math.log(r) + data.squares()[i] / variance;
        }
        return -0.5 * (fit + logDeterminant + y.length * LOG_2PI + within);
    }

    /**
     * Computes W = ½(ααᵀ − Q) with Q = A⁻¹, of which the lower triangle is read (Rasmussen & Williams, equation 5.9).
     */
    private void fillWeights(double[] alpha, Matrix Q) {
        int pair = 0;
        for (int j = 0; j < alpha.length; j++) {
            diagonal[j] = 0.5 * (alpha[j] * alpha[j] - Q.get(j, j));
            for (int i = j + 1; i < alpha.length; i++) {
                twice[pair++] = alpha[i] * alpha[j] - Q.get(i, j);
            }
        }
    }
}
