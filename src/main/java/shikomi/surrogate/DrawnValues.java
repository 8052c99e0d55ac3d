package shikomi.surrogate;

import java.util.Arrays;
import shikomi.math.Cholesky;
import shikomi.math.Dot;
import shikomi.math.Matrix;

/**
 * A Gaussian process that knows values drawn at some points: what it knows of differs from draw to draw, where it knows it
 * does not, so that all draws share one factor.
 */
final class DrawnValues implements Fantasies {
    private static final int CHUNK = 128;

    private final Kernel.Against against;
    private final Cholesky L;
    private final double constantVariance;
    private final double[][] alphas;
    private final double[] best;

    /** @param alphas K⁻¹ y of each draw */
    DrawnValues(Kernel.Against against, Cholesky L, double constantVariance, double[][] alphas, double[] best) {
        this.against = against;
        this.L = L;
        this.constantVariance = constantVariance;
        this.alphas = alphas;
        this.best = best;
    }

    @Override
    public double[] best() {
        return best.clone();
    }

    @Override
    public Told at(double[][] S) {
        double[][] mean = new double[alphas.length][S.length];
        double[] variance = new double[S.length];
        for (int from = 0; from < S.length; from += CHUNK) {
            int to = Math.min(from + CHUNK, S.length);
            Matrix Ks = against.cross(S, from, to, constantVariance);
            for (int s = 0; s < alphas.length; s++) {
                System.arraycopy(Ks.transposeTimes(alphas[s]), 0, mean[s], from, to - from);
            }
            double[] prior = against.variances(S, from, to);
            Matrix V = L.halfSolveInPlace(Ks);
            for (int j = from; j < to; j++) {
                variance[j] = Math.max(prior[j - from] + constantVariance - V.squaredNormOfColumn(j - from), 0);
            }
        }
        return new Told(mean, variance);
    }

    @Override
    public There at(double[] x) {
        return new Here(against.at(x), x.length);
    }

    private final class Here implements There {
        private final Kernel.Row row;
        private final double[] mean;
        private final double variance;
        private final double[] varianceGradient;

        Here(Kernel.Row row, int inputs) {
            this.row = row;
            double[] k = row.values().clone();
            Arrays.setAll(k, i -> k[i] + constantVariance);
            this.mean = Arrays.stream(alphas).mapToDouble(a -> Dot.of(a, k)).toArray();
            double[] white = L.halfProduct(k);
            double[] weights = L.backProduct(white);
            this.variance = Math.max(row.variance() + constantVariance - Dot.of(white, white), 0);
            Arrays.setAll(weights, i -> -2 * weights[i]);
            this.varianceGradient = new double[inputs];
            row.addGradient(weights, varianceGradient);
            row.addVarianceGradient(varianceGradient);
        }

        @Override
        public double[] mean() {
            return mean;
        }

        @Override
        public double variance() {
            return variance;
        }

        @Override
        public double[] varianceGradient() {
            return varianceGradient;
        }

        /** Σ_s w_s ∇(kᵀα_s) = (∂k)ᵀ Σ_s w_s α_s. */
        @Override
        public void addMeanGradient(double[] ofDraws, double[] gradient) {
            double[] mixed = new double[alphas[0].length];
            for (int s = 0; s < ofDraws.length; s++) {
                for (int i = 0; i < mixed.length; i++) {
                    mixed[i] += ofDraws[s] * alphas[s][i];
                }
            }
            row.addGradient(mixed, gradient);
        }
    }
}
