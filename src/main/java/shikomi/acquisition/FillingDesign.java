package shikomi.acquisition;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import shikomi.math.RandomStream;

/**
 * Fills a region of any shape with points: a uniform sample is divided into clusters, some with centres that are fixed
 * by earlier experiments, and the free centres are the design. It makes the mean squared distance from a random point
 * to the nearest experiment small, so that it fills the interior, whereas designs that maximise the least distance
 * between points begin in the corners.
 *
 * <p>Lekivetz & Jones, "Fast flexible space-filling designs for nonrectangular regions", Qual. Reliab. Eng. Int. 31
 * (2015) 829, section 2, with Lloyd's algorithm for the clusters.
 */
final class FillingDesign {
    /** The number of Lloyd's steps; on samples of 2 to 10 inputs, centres hardly move after 15. */
    private static final int STEPS = 25;

    /** The number of random starts, of which the one with the smallest distances is kept. */
    private static final int STARTS = 4;

    private final double[][] sample;
    private final double[][] fixed;

    /**
     * @param sample points distributed uniformly over the region, {@code m×d}
     * @param fixed the points of earlier experiments, {@code n×d}
     */
    FillingDesign(double[][] sample, double[][] fixed) {
        this.sample = sample;
        this.fixed = fixed;
    }

    /** The centres of a clustering and the sum of squared distances to them. */
    private record Clustering(double[][] centres, int[] sizes, double distance) {}

    /** The free centres, that of the largest cluster first. */
    List<double[]> centres(int free, RandomStream random) {
        Clustering best = IntStream.range(0, STARTS)
                .mapToObj(start -> clustered(starts(free, random.child(start))))
                .min(Comparator.comparingDouble(Clustering::distance))
                .orElseThrow();
        return IntStream.range(0, free)
                .boxed()
                .sorted(Comparator.comparingInt(c -> -best.sizes()[c]))
                .map(c -> best.centres()[c])
                .toList();
    }

    /** Sampled points, each drawn with a probability proportional to its squared distance from the earlier ones. */
    private double[][] starts(int free, RandomStream random) {
        double[] nearest = new double[sample.length];
        Arrays.setAll(nearest, i -> nearest(sample[i], fixed));
        List<double[]> starts = new ArrayList<>();
        while (starts.size() < free) {
            double[] next = sample[drawn(nearest, random)];
            starts.add(next.clone());
            for (int i = 0; i < nearest.length; i++) {
                nearest[i] = Math.min(nearest[i], squared(sample[i], next));
            }
        }
        return starts.toArray(double[][]::new);
    }

    private static int drawn(double[] weights, RandomStream random) {
        double sum = 0;
        for (double weight : weights) {
            sum += Double.isInfinite(weight) ? 1 : weight;
        }
        double left = random.uniform() * sum;
        for (int i = 0; i < weights.length; i++) {
            left -= Double.isInfinite(weights[i]) ? 1 : weights[i];
            if (left < 0) {
                return i;
            }
        }
        return weights.length - 1;
    }

    private static double nearest(double[] point, double[][] others) {
        double least = Double.POSITIVE_INFINITY;
        for (double[] other : others) {
            least = Math.min(least, squared(point, other));
        }
        return least;
    }

    /** Moves the free centres to the means of their clusters, again and again. */
    private Clustering clustered(double[][] centres) {
        Clustering clustering = step(centres);
        for (int step = 1; step < STEPS; step++) {
            clustering = step(clustering.centres());
        }
        return clustering;
    }

    private Clustering step(double[][] centres) {
        double[][] sums = new double[centres.length][sample[0].length];
        int[] sizes = new int[centres.length];
        double distance = 0;
        for (double[] point : sample) {
            int nearest = -1;
            double least = nearest(point, fixed);
            for (int c = 0; c < centres.length; c++) {
                double own = squared(point, centres[c]);
                if (own < least) {
                    least = own;
                    nearest = c;
                }
            }
            distance += least;
            if (nearest >= 0) {
                sizes[nearest]++;
                add(point, sums[nearest]);
            }
        }
        return new Clustering(means(sums, sizes, centres), sizes, distance);
    }

    private static void add(double[] point, double[] sum) {
        for (int j = 0; j < point.length; j++) {
            sum[j] += point[j];
        }
    }

    /** The mean of each cluster; the centre itself if the cluster is empty. */
    private static double[][] means(double[][] sums, int[] sizes, double[][] centres) {
        double[][] means = new double[sums.length][];
        Arrays.setAll(
                means,
                c -> sizes[c] == 0
                        ? centres[c]
                        : Arrays.stream(sums[c]).map(sum -> sum / sizes[c]).toArray());
        return means;
    }

    private static double squared(double[] a, double[] b) {
        double sum = 0;
        for (int j = 0; j < a.length; j++) {
            sum += (a[j] - b[j]) * (a[j] - b[j]);
        }
        return sum;
    }
}
