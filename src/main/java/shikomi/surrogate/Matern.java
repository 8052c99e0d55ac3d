package shikomi.surrogate;

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
    private static final double ROOT5 = Math.sqrt(5);

    private final int[] numeric;
    private final int[] categories;
    private final int dimension;

    /** The kernel for rows in which {@code category[j]} says whether input j is a category. */
    public Matern(boolean[] category) {
        dimension = category.length;
        numeric = java.util.stream.IntStream.range(0, dimension)
                .filter(j -> !category[j])
                .toArray();
        categories = java.util.stream.IntStream.range(0, dimension)
                .filter(j -> category[j])
                .toArray();
    }

    @Override
    public int size() {
        return dimension + 1;
    }

    @Override
    public double variance(double[] theta) {
        return Math.exp(theta[dimension]);
    }

    @Override
    public Matrix gram(double[] theta, double[][] X) {
        Matrix K = Matrix.zeros(X.length, X.length);
        double[] inverse = inverseLengths(theta);
        double variance = variance(theta);
        for (int j = 0; j < X.length; j++) {
            K.set(j, j, variance);
            for (int i = j + 1; i < X.length; i++) {
                double k = variance * correlation(X[i], X[j], inverse);
                K.set(i, j, k);
                K.set(j, i, k);
            }
        }
        return K;
    }

    @Override
    public Matrix cross(double[] theta, double[][] X, double[][] S, int from, int to) {
        Matrix K = Matrix.zeros(X.length, to - from);
        double[] inverse = inverseLengths(theta);
        double variance = variance(theta);
        for (int j = from; j < to; j++) {
            for (int i = 0; i < X.length; i++) {
                K.set(i, j - from, variance * correlation(X[i], S[j], inverse));
            }
        }
        return K;
    }

    @Override
    public double[] weightedGradient(double[] theta, double[][] X, Matrix K, Matrix W) {
        double[] inverse = inverseLengths(theta);
        double[] gradient = new double[size()];
        for (int j = 0; j < X.length; j++) {
            gradient[dimension] += W.get(j, j) * K.get(j, j);
            for (int i = j + 1; i < X.length; i++) {
                double weighted = 2 * W.get(i, j) * K.get(i, j);
                gradient[dimension] += weighted;
                addPair(gradient, X[i], X[j], inverse, weighted);
            }
        }
        return gradient;
    }

    /** Adds one pair's share: ∂k/∂ln ℓ_j = k · (5/3)(1 + √5 r)/(1 + √5 r + 5r²/3) · (Δ_j/ℓ_j)². */
    private void addPair(double[] gradient, double[] a, double[] b, double[] inverse, double weighted) {
        double squared = squaredDistance(a, b, inverse);
        double s = ROOT5 * Math.sqrt(squared);
        double factor = weighted * (5.0 / 3) * (1 + s) / (1 + s + 5 * squared / 3);
        for (int j : numeric) {
            double scaled = (a[j] - b[j]) * inverse[j];
            gradient[j] += factor * scaled * scaled;
        }
        for (int c : categories) {
            if (a[c] != b[c]) {
                gradient[c] += weighted * inverse[c] / categories.length;
            }
        }
    }

    @Override
    public double[][] inputGradient(double[] theta, double[] x, double[][] X) {
        double[] inverse = inverseLengths(theta);
        double variance = variance(theta);
        double[][] gradient = new double[X.length][dimension];
        for (int i = 0; i < X.length; i++) {
            double s = ROOT5 * Math.sqrt(squaredDistance(x, X[i], inverse));
            double factor = -(5.0 / 3) * variance * (1 + s) * Math.exp(-s) * overlap(x, X[i], inverse);
            for (int j : numeric) {
                gradient[i][j] = factor * (x[j] - X[i][j]) * inverse[j] * inverse[j];
            }
        }
        return gradient;
    }

    private double correlation(double[] a, double[] b, double[] inverse) {
        double squared = squaredDistance(a, b, inverse);
        double s = ROOT5 * Math.sqrt(squared);
        return (1 + s + 5 * squared / 3) * Math.exp(-s - mismatch(a, b, inverse));
    }

    private double overlap(double[] a, double[] b, double[] inverse) {
        return Math.exp(-mismatch(a, b, inverse));
    }

    private double squaredDistance(double[] a, double[] b, double[] inverse) {
        double sum = 0;
        for (int j : numeric) {
            double scaled = (a[j] - b[j]) * inverse[j];
            sum += scaled * scaled;
        }
        return sum;
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
