package shikomi.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.numbers.gamma.LogGamma;
import shikomi.space.Encoding;

/**
 * Groups conditions that nearly repeat one another, as those of a fine search around the best do. A prediction is
 * checked without the whole group, because a copy says nothing about predictions elsewhere.
 */
final class NearCopies {
    /**
     * The radius of a group, as a share of the mean distance between nearest neighbours among as many points at random.
     * Set by judgement: at half that distance, few points at random are grouped.
     */
    private static final double SHARE = 0.5;

    private final Encoding encoding;
    private final double[] perSpread;
    private final double radius;

    /**
     * @param directions the degrees of freedom of the inputs
     * @param n the number of conditions
     */
    NearCopies(Encoding encoding, int directions, int n) {
        this.encoding = encoding;
        this.perSpread = encoding.spreads();
        this.radius = SHARE * neighbourDistance(directions, n);
    }

    /**
     * The mean distance to the nearest neighbour among n points at random in a unit cube of d directions, away from its
     * walls: Γ(1 + 1/d) (n V)^(−1/d) with V the volume of the unit ball (Clark & Evans, Ecology 35 (1954) 445, for d =
     * 2).
     */
    static double neighbourDistance(int d, int n) {
        double logBall = 0.5 * d * Math.log(Math.PI) - LogGamma.value(0.5 * d + 1);
        return Math.exp(LogGamma.value(1 + 1.0 / d) - (Math.log(n) + logBall) / d);
    }

    /** The number of the group of each row: that of the first row within the radius that leads a group. */
    int[] groups(double[][] X) {
        List<Integer> leaders = new ArrayList<>();
        int[] groups = new int[X.length];
        for (int i = 0; i < X.length; i++) {
            groups[i] = leader(X, i, leaders);
            if (groups[i] == i) {
                leaders.add(i);
            }
        }
        return groups;
    }

    private int leader(double[][] X, int i, List<Integer> leaders) {
        for (int leader : leaders) {
            if (isNear(X[i], X[leader])) {
                return leader;
            }
        }
        return i;
    }

    /** Whether a row is within the radius of another. */
    boolean isNear(double[] a, double[] b) {
        return squaredDistance(a, b) <= radius * radius;
    }

    /** Whether a row is farther from all others than random points are from their nearest neighbour, on average. */
    boolean isFar(double[] row, double[][] others) {
        double least = radius / SHARE;
        return Arrays.stream(others).allMatch(other -> squaredDistance(row, other) >= least * least);
    }

    /** The squared distance in units in which every number is spread as one from 0 to 1; infinite for other choices. */
    private double squaredDistance(double[] a, double[] b) {
        boolean[] categories = encoding.categories();
        double squares = 0;
        for (int j = 0; j < a.length; j++) {
            if (categories[j] && a[j] != b[j]) {
                return Double.POSITIVE_INFINITY;
            }
            double difference = categories[j] ? 0 : (a[j] - b[j]) / (perSpread[j] * Math.sqrt(12));
            squares += difference * difference;
        }
        return squares;
    }
}
