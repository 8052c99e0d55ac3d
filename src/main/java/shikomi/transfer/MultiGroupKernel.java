package shikomi.transfer;

import java.util.Arrays;
import shikomi.math.Exponential;
import shikomi.surrogate.kernel.MaternKernel;
import shikomi.surrogate.kernel.PairKernel;
import shikomi.surrogate.kernel.Pairs;

/**
 * Many laboratories that measure one thing, each in its own way: what they share, and for each an offset and a deviation,
 *
 * <p>k = σ² m(s) H + [same lab] (σ_u² + σ_δ² m(s/c) H), with m(s) = (1 + s + s²/3) e^(−s), s² = 5 Σ_j ((x_j − x'_j)/ℓ_j)² and H
 * the exponential of the distance of the categories, as in {@link MaternKernel}. The last column is the number of the lab. θ =
 * (ln ℓ_1, …, ln ℓ_d, ln σ², ln σ_u², ln σ_δ², ln c).
 */
final class MultiGroupKernel implements PairKernel {
    private final boolean[] category;
    private final int dimension;
    private final int categories;

    /** @param category which of the inputs before the lab's number are categories */
    MultiGroupKernel(boolean[] category) {
        this.dimension = category.length;
        this.category = Arrays.copyOf(category, dimension + 1);
        this.category[dimension] = true;
        int count = 0;
        for (boolean one : category) {
            count += one ? 1 : 0;
        }
        this.categories = count;
    }

    @Override
    public int size() {
        return dimension + 4;
    }

    @Override
    public boolean[] category() {
        return category.clone();
    }

    /** A number of θ. */
    private double of(double[] theta, int after) {
        return Math.exp(theta[dimension + after]);
    }

    @Override
    public Pairs pairs(double[][] X) {
        return new Pairs(X, category());
    }

    @Override
    public OnPairs on(Pairs pairs) {
        return new Computed(pairs);
    }

    private final class Computed implements OnPairs {
        private final Pairs pairs;
        private final double[] k;
        private final double[] squared;
        private final double[] h;
        private final double[] other;
        private double[] theta = {};

        Computed(Pairs pairs) {
            this.pairs = pairs;
            this.k = new double[pairs.count()];
            this.squared = new double[pairs.count()];
            this.h = new double[pairs.count()];
            this.other = new double[pairs.count()];
            pairs.addTo(other, dimension, 1);
        }

        @Override
        public double[] at(double[] at) {
            theta = at;
            Arrays.fill(squared, 0);
            Arrays.fill(h, 0);
            for (int j = 0; j < dimension; j++) {
                if (category[j]) {
                    pairs.addTo(h, j, Math.exp(-theta[j]) / categories);
                } else {
                    pairs.addTo(squared, j, 5 * Math.exp(-2 * theta[j]));
                }
            }
            double shared = of(theta, 0);
            double offset = of(theta, 1);
            double own = of(theta, 2);
            double narrower = 1 / of(theta, 3);
            for (int pair = 0; pair < k.length; pair++) {
                h[pair] = Exponential.decay(h[pair]);
                double s = Math.sqrt(squared[pair]);
                k[pair] = shared * m(s) * h[pair];
                if (other[pair] == 0) {
                    k[pair] += offset + own * m(s * narrower) * h[pair];
                }
            }
            return k;
        }

        @Override
        public double variance(int row) {
            return of(theta, 0) + of(theta, 1) + of(theta, 2);
        }

        @Override
        public void addGradient(double[] twice, double[] diagonal, double[] gradient) {
            double trace = Arrays.stream(diagonal).sum();
            double shared = of(theta, 0);
            double offset = of(theta, 1);
            double own = of(theta, 2);
            double narrower = 1 / of(theta, 3);
            double[] sums = {trace * shared, trace * offset, trace * own, 0};
            double[] calibration = new double[k.length];
            double[] byCategory = new double[k.length];
            for (int pair = 0; pair < k.length; pair++) {
                double s = Math.sqrt(squared[pair]);
                double w = twice[pair];
                double common = shared * m(s) * h[pair];
                double slope = shared * (5.0 / 3) * (1 + s) * Exponential.decay(s) * h[pair];
                sums[0] += w * common;
                if (other[pair] == 0) {
                    double t = s * narrower;
                    double within = own * m(t) * h[pair];
                    sums[1] += w * offset;
                    sums[2] += w * within;
                    sums[3] += w * own * h[pair] * (t * t / 3) * (1 + t) * Exponential.decay(t);
                    common += within;
                    slope += own * narrower * narrower * (5.0 / 3) * (1 + t) * Exponential.decay(t) * h[pair];
                }
                byCategory[pair] = w * common;
                calibration[pair] = w * slope;
            }
            for (int j = 0; j < dimension; j++) {
                gradient[j] += category[j]
                        ? pairs.dot(byCategory, j) * Math.exp(-theta[j]) / categories
                        : pairs.dot(calibration, j) * Math.exp(-2 * theta[j]);
            }
            for (int p = 0; p < sums.length; p++) {
                gradient[dimension + p] += sums[p];
            }
        }
    }

    /**
     * The kernel at row {@code j} and every row after it, as {@link OnPairs#at} tells it of all pairs at once: for a matrix
     * that is filled once, what is kept of pairs would take ten times its place.
     */
    double[] after(int j, double[][] X, double[] theta) {
        double[][] squared = new double[2][X.length - j - 1];
        for (int input = 0; input < dimension; input++) {
            double weight = category[input] ? Math.exp(-theta[input]) / categories : 5 * Math.exp(-2 * theta[input]);
            double[] sums = squared[category[input] ? 1 : 0];
            for (int i = 0; i < sums.length; i++) {
                double difference = X[j + 1 + i][input] - X[j][input];
                sums[i] += weight * (category[input] ? (difference == 0 ? 0 : 1) : difference * difference);
            }
        }
        double[] k = new double[squared[0].length];
        double narrower = 1 / of(theta, 3);
        for (int i = 0; i < k.length; i++) {
            double h = Exponential.decay(squared[1][i]);
            double s = Math.sqrt(squared[0][i]);
            k[i] = of(theta, 0) * m(s) * h;
            if (X[j + 1 + i][dimension] == X[j][dimension]) {
                k[i] += of(theta, 1) + of(theta, 2) * m(s * narrower) * h;
            }
        }
        return k;
    }

    private static double m(double s) {
        return (1 + s + s * s / 3) * Exponential.decay(s);
    }

    /** θ of the {@link MaternKernel} that all labs share. */
    double[] shared(double[] theta) {
        return Arrays.copyOf(theta, dimension + 1);
    }
}
