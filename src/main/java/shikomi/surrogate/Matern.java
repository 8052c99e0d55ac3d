package shikomi.surrogate;

import java.util.Arrays;
import java.util.stream.IntStream;
import shikomi.math.Matrix;

/**
 * Matérn-5/2 with one length-scale per numeric input, times an exponential of the Hamming distance of the categories:
 *
 * <p>k = σ² (1 + √5 r + 5r²/3) e^(−√5 r) · exp(−(1/C) Σ_c [c ≠ c']/ℓ_c), with r² = Σ_j ((x_j − x'_j)/ℓ_j)².
 *
 * <p>Rasmussen & Williams, Gaussian Processes for Machine Learning (2006), equation 4.17; for the categories, exp of minus a
 * weighted Hamming distance as in equation 4.20 with p = 0. θ = (ln ℓ_1, …, ln ℓ_d, ln σ²).
 */
public final class Matern implements Kernel {
    private final boolean[] category;
    private final int[] numeric;
    private final int[] categories;
    private final int dimension;

    /** The kernel for rows in which {@code category[j]} says whether input j is a category. */
    public Matern(boolean[] category) {
        this.category = category.clone();
        dimension = category.length;
        numeric = IntStream.range(0, dimension).filter(j -> !category[j]).toArray();
        categories = IntStream.range(0, dimension).filter(j -> category[j]).toArray();
    }

    @Override
    public int size() {
        return dimension + 1;
    }

    @Override
    public boolean[] category() {
        return category.clone();
    }

    @Override
    public double variance(double[] theta) {
        return Math.exp(theta[dimension]);
    }

    @Override
    public OnPairs on(Pairs pairs) {
        return new Computed(pairs);
    }

    /** σ² c(s) with s = √5 r and c(s) = (1 + s + s²/3) e^(−s), for all pairs. */
    private final class Computed implements OnPairs {
        private final Pairs pairs;
        private final double[] k;
        private final double[] squared; // 5 r²
        private final double[] mismatch;
        private double[] theta = {};

        Computed(Pairs pairs) {
            this.pairs = pairs;
            this.k = new double[pairs.count()];
            this.squared = new double[pairs.count()];
            this.mismatch = new double[categories.length == 0 ? 0 : pairs.count()];
        }

        @Override
        public double[] at(double[] at) {
            theta = at;
            Arrays.fill(squared, 0);
            for (int j : numeric) {
                pairs.addTo(squared, j, 5 * Math.exp(-2 * theta[j]));
            }
            double variance = variance(theta);
            for (int pair = 0; pair < k.length; pair++) {
                double s = Math.sqrt(squared[pair]);
                k[pair] = variance * (1 + s + squared[pair] / 3) * Math.exp(-s);
            }
            if (categories.length > 0) {
                Arrays.fill(mismatch, 0);
                for (int c : categories) {
                    pairs.addTo(mismatch, c, Math.exp(-theta[c]) / categories.length);
                }
                for (int pair = 0; pair < k.length; pair++) {
                    k[pair] *= Math.exp(-mismatch[pair]);
                }
            }
            return k;
        }

        /** ∂k/∂ln ℓ_j = k · (5/3)(1 + s)/(1 + s + s²/3) · (Δ_j/ℓ_j)². */
        @Override
        public void addGradient(double[] twice, double trace, double[] gradient) {
            double ofVariance = trace * variance(theta);
            for (int pair = 0; pair < k.length; pair++) {
                twice[pair] *= k[pair];
                ofVariance += twice[pair];
            }
            gradient[dimension] += ofVariance;
            for (int c : categories) {
                gradient[c] += pairs.dot(twice, c) * Math.exp(-theta[c]) / categories.length;
            }
            for (int pair = 0; pair < k.length; pair++) {
                double s = Math.sqrt(squared[pair]);
                twice[pair] *= (5.0 / 3) * (1 + s) / (1 + s + squared[pair] / 3);
            }
            for (int j : numeric) {
                gradient[j] += pairs.dot(twice, j) * Math.exp(-2 * theta[j]);
            }
        }
    }

    @Override
    public Matrix cross(double[] theta, double[][] X, double[][] S, int from, int to) {
        Matrix K = Matrix.zeros(X.length, to - from);
        double[] inverse = inverseLengths(theta);
        double variance = variance(theta);
        for (int j = from; j < to; j++) {
            for (int i = 0; i < X.length; i++) {
                double squared = squaredDistance(X[i], S[j], inverse);
                double s = Math.sqrt(squared);
                K.set(i, j - from, variance * (1 + s + squared / 3) * Math.exp(-s - mismatch(X[i], S[j], inverse)));
            }
        }
        return K;
    }

    @Override
    public double[][] inputGradient(double[] theta, double[] x, double[][] X) {
        double[] inverse = inverseLengths(theta);
        double variance = variance(theta);
        double[][] gradient = new double[X.length][dimension];
        for (int i = 0; i < X.length; i++) {
            double s = Math.sqrt(squaredDistance(x, X[i], inverse));
            double factor = -(5.0 / 3) * variance * (1 + s) * Math.exp(-s - mismatch(x, X[i], inverse));
            for (int j : numeric) {
                gradient[i][j] = factor * (x[j] - X[i][j]) * inverse[j] * inverse[j];
            }
        }
        return gradient;
    }

    /** 5 r². */
    private double squaredDistance(double[] a, double[] b, double[] inverse) {
        double sum = 0;
        for (int j : numeric) {
            double scaled = (a[j] - b[j]) * inverse[j];
            sum += scaled * scaled;
        }
        return 5 * sum;
    }

    private double mismatch(double[] a, double[] b, double[] inverse) {
        double sum = 0;
        for (int c : categories) {
            if (a[c] != b[c]) {
                sum += inverse[c];
            }
        }
        return categories.length == 0 ? 0 : sum / categories.length;
    }

    private double[] inverseLengths(double[] theta) {
        double[] inverse = new double[dimension];
        for (int j = 0; j < dimension; j++) {
            inverse[j] = Math.exp(-theta[j]);
        }
        return inverse;
    }
}
