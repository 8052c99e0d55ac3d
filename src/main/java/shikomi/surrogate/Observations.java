package shikomi.surrogate;

import java.util.Arrays;

/**
 * What was measured, one entry for each condition: its inputs, the mean of its replicates, how many they were, and the sum
 * of their squared deviations from that mean.
 *
 * @param X {@code n×d}
 * @param mean length n
 * @param replicates length n, each at least 1
 * @param squares length n, 0 where there is one replicate
 */
public record Observations(double[][] X, double[] mean, int[] replicates, double[] squares) {
    public Observations {
        int n = X.length;
        if (mean.length != n || replicates.length != n || squares.length != n) {
            throw new IllegalArgumentException("Inputs, means, replicates and squares must have one length, not " + n
                    + ", " + mean.length + ", " + replicates.length + ", " + squares.length);
        }
    }

    /** Conditions measured once each. */
    public static Observations single(double[][] X, double[] y) {
        int[] once = new int[y.length];
        Arrays.fill(once, 1);
        return new Observations(X, y, once, new double[y.length]);
    }

    /** How many conditions there are. */
    public int size() {
        return mean.length;
    }

    /** How many inputs a condition has. */
    public int dimension() {
        return X.length == 0 ? 0 : X[0].length;
    }
}
