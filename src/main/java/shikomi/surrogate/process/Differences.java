package shikomi.surrogate.process;

import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import shikomi.math.Matrix;

/**
 * The differences between the true value at any point x and those at k fixed points s: under a Gaussian process with
 * posterior mean μ and covariance c, the expected square of one is (μ(x) − μ(s))² + c(x, x) − 2 c(x, s) + c(s, s).
 * Immutable.
 */
public final class Differences {
    /** The number of points whose covariances are computed at a time. */
    private static final int CHUNK = 64;

    private final GaussianProcess process;
    private final double[][] fixed;
    private final double[] mean;

    /** @param fixed the rows of the fixed points, {@code k×d} */
    public Differences(GaussianProcess process, double[][] fixed) {
        this.process = process;
        this.fixed = fixed;
        this.mean = process.mean(fixed);
    }

    /** For each row of X, {@code m×d}, whether the expected square of a difference is less than a limit. */
    public boolean[] anyBelow(double[][] X, double limit) {
        double[] means = process.mean(X);
        int[] close = IntStream.range(0, X.length)
                .filter(i -> Arrays.stream(mean).anyMatch(other -> square(means[i] - other) < limit))
                .toArray();
        boolean[] below = new boolean[X.length];
        for (int from = 0; from < close.length; from += CHUNK) {
            int[] part = Arrays.copyOfRange(close, from, Math.min(from + CHUNK, close.length));
            Matrix covariance =
                    process.covariance(Stream.concat(Arrays.stream(part).mapToObj(i -> X[i]), Arrays.stream(fixed))
                            .toArray(double[][]::new));
            for (int p = 0; p < part.length; p++) {
                below[part[p]] = isAnyBelow(covariance, p, part.length, means[part[p]], limit);
            }
        }
        return below;
    }

    /** @param covariance that of some points, then of the fixed ones from row {@code first} on */
    private boolean isAnyBelow(Matrix covariance, int point, int first, double there, double limit) {
        return IntStream.range(0, fixed.length).anyMatch(k -> {
            int s = first + k;
            double variance = covariance.get(point, point) - 2 * covariance.get(point, s) + covariance.get(s, s);
            return square(there - mean[k]) + Math.max(variance, 0) < limit;
        });
    }

    private static double square(double x) {
        return x * x;
    }
}
