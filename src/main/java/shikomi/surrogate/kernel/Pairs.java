package shikomi.surrogate.kernel;

import shikomi.math.Dot;

/**
 * The n(n − 1)/2 pairs of rows of X with the squared difference of each input, computed once for all length-scales.
 *
 * <p>Pairs are numbered as in the lower triangle of a matrix, column by column: (1, 0), (2, 0), …, (2, 1), … The
 * squared difference of a category is 0 if two rows agree and 1 otherwise. Immutable.
 */
public final class Pairs {
    private final double[][] X;
    private final double[][] squared;

    /**
     * @param X {@code n×d}
     * @param category which of the d inputs are categories
     */
    public Pairs(double[][] X, boolean[] category) {
        this.X = X;
        this.squared = new double[category.length][count(X.length)];
        for (int input = 0; input < category.length; input++) {
            int pair = 0;
            for (int j = 0; j < X.length; j++) {
                for (int i = j + 1; i < X.length; i++) {
                    double difference = X[i][input] - X[j][input];
                    squared[input][pair++] = category[input] ? (difference == 0 ? 0 : 1) : difference * difference;
                }
            }
        }
    }

    /** These squared differences with other rows. */
    Pairs of(double[][] rows) {
        return new Pairs(rows, squared);
    }

    private Pairs(double[][] X, double[][] squared) {
        this.X = X;
        this.squared = squared;
    }

    private static int count(int rows) {
        return rows * (rows - 1) / 2;
    }

    /** The rows, {@code n×d}. */
    public double[][] X() {
        return X;
    }

    int rows() {
        return X.length;
    }

    /** The number of pairs, n(n − 1)/2. */
    public int count() {
        return count(X.length);
    }

    /** Adds weight × squared difference of one input to the entry of each pair in {@code sums}. */
    public void addTo(double[] sums, int input, double weight) {
        double[] differences = squared[input];
        for (int pair = 0; pair < sums.length; pair++) {
            sums[pair] += weight * differences[pair];
        }
    }

    /** The sum Σ weight × squared difference of one input over all pairs. */
    public double dot(double[] weights, int input) {
        return Dot.of(weights, squared[input]);
    }
}
