package shikomi.surrogate.process;

import java.util.Arrays;
import java.util.stream.IntStream;
import shikomi.math.Matrix;

/**
 * The differences between the true value at any point x and those at k fixed points s: under a Gaussian process with
 * posterior mean μ and covariance c, the expected square of one is (μ(x) − μ(s))² + c(x, x) − 2 c(x, s) + c(s, s).
 * Immutable.
 */
public final class Differences {
    private final GaussianProcess process;
    private final double[][] fixed;
    private final double[] mean;
    private final double[] variance;
    private final double[][] solved;

    /** @param fixed the rows of the fixed points, {@code k×d} */
    public Differences(GaussianProcess process, double[][] fixed) {
        Prediction there = process.predict(fixed);
        this.process = process;
        this.fixed = fixed;
        this.mean = there.mean();
        this.variance = there.variance();
        this.solved = process.solved(fixed);
    }

    /** For each row of X, {@code m×d}, whether the expected square of a difference is less than a limit. */
    public boolean[] anyBelow(double[][] X, double limit) {
        boolean[] below = new boolean[X.length];
        int[] near = near(X, limit);
        if (near.length == 0) {
            return below;
        }
        double[][] rows = Arrays.stream(near).mapToObj(i -> X[i]).toArray(double[][]::new);
        Matrix covariance = process.covariance(rows, fixed, solved);
        int[] possible = IntStream.range(0, near.length)
                .filter(p -> IntStream.range(0, fixed.length).anyMatch(k -> least(covariance.get(p, k), k) < limit))
                .toArray();
        Prediction there =
                process.predict(Arrays.stream(possible).mapToObj(p -> rows[p]).toArray(double[][]::new));
        for (int q = 0; q < possible.length; q++) {
            below[near[possible[q]]] = isAnyBelow(covariance, possible[q], there, q, limit);
        }
        return below;
    }

    /** The rows whose mean alone does not tell them apart from every fixed point. */
    private int[] near(double[][] X, double limit) {
        double[] means = process.mean(X);
        return IntStream.range(0, X.length)
                .filter(i -> Arrays.stream(mean).anyMatch(other -> square(means[i] - other) < limit))
                .toArray();
    }

    /** The least variance of the difference from a fixed point that its covariance with that point allows. */
    private double least(double covariance, int k) {
        return square(variance[k] - covariance) / Math.max(variance[k], Double.MIN_NORMAL);
    }

    private boolean isAnyBelow(Matrix covariance, int row, Prediction there, int q, double limit) {
        return IntStream.range(0, fixed.length).anyMatch(k -> {
            double ofDifference = there.variance()[q] - 2 * covariance.get(row, k) + variance[k];
            return square(there.mean()[q] - mean[k]) + Math.max(ofDifference, 0) < limit;
        });
    }

    private static double square(double x) {
        return x * x;
    }
}
