package shikomi.transfer;

import java.util.Arrays;
import shikomi.math.Exponential;
import shikomi.surrogate.kernel.MaternKernel;
import shikomi.surrogate.kernel.PairKernel;
import shikomi.surrogate.kernel.Pairs;

/**
 * The kernel of many groups (laboratories) that measure the same property: a shared function, and for each group an
 * offset and a deviation. Rows have d inputs and, in the last column, the number of their group.
 *
 * <p>k = σ² m(s) H + [same group] (σ_u² + σ_δ² m(s/c) H), with m(s) = (1 + s + s²/3) e^(−s), s² = 5 Σ_j ((x_j −
 * x'_j)/ℓ_j)² and H the exponential kernel of the categories, as in {@link MaternKernel}. θ = (ln ℓ_1, …, ln ℓ_d, ln
 * σ², ln σ_u², ln σ_δ², ln c). The structure is that of the hierarchical Gaussian process of Hensman, Lawrence &
 * Rattray, BMC Bioinformatics 14 (2013) 252.
 */
final class MultiGroupKernel implements PairKernel {
    private final boolean[] category;
    private final int dimension;
    private final int categories;

    /** @param category which of the d inputs are categories */
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

    /** The amplitudes σ², σ_u² and σ_δ², and 1/c. */
    private record Amplitudes(double shared, double offset, double deviation, double inverseRatio) {
        /** The value k of two rows whose scaled distance is s and whose kernel of categories is h. */
        double k(double s, double h, boolean sameGroup) {
            double k = shared * m(s) * h;
            return sameGroup ? k + (offset + deviation * m(s * inverseRatio) * h) : k;
        }

        double variance() {
            return shared + offset + deviation;
        }
    }

    private Amplitudes amplitudes(double[] theta) {
        return new Amplitudes(
                Math.exp(theta[dimension]),
                Math.exp(theta[dimension + 1]),
                Math.exp(theta[dimension + 2]),
                1 / Math.exp(theta[dimension + 3]));
    }

    @Override
    public Pairs pairs(double[][] X) {
        return new Pairs(X, category());
    }

    @Override
    public OnPairs on(Pairs pairs) {
        return new GroupedPairs(pairs);
    }

    private final class GroupedPairs implements OnPairs {
        private final Pairs pairs;
        private final double[] k;
        private final double[] squared; // s²
        private final double[] h;
        private final double[] otherGroup; // 0 for a pair within one group, else 1
        private double[] theta = {};

        GroupedPairs(Pairs pairs) {
            this.pairs = pairs;
            this.k = new double[pairs.count()];
            this.squared = new double[pairs.count()];
            this.h = new double[pairs.count()];
            this.otherGroup = new double[pairs.count()];
            pairs.addTo(otherGroup, dimension, 1);
        }

        @Override
        public double[] at(double[] at) {
            theta = at;
            fillDistances();
            Amplitudes amplitudes = amplitudes(theta);
            for (int pair = 0; pair < k.length; pair++) {
                h[pair] = Exponential.decay(h[pair]);
                k[pair] = amplitudes.k(Math.sqrt(squared[pair]), h[pair], otherGroup[pair] == 0);
            }
            return k;
        }

        private void fillDistances() {
            Arrays.fill(squared, 0);
            Arrays.fill(h, 0);
            for (int j = 0; j < dimension; j++) {
                if (category[j]) {
                    pairs.addTo(h, j, Math.exp(-theta[j]) / categories);
                } else {
                    pairs.addTo(squared, j, 5 * Math.exp(-2 * theta[j]));
                }
            }
        }

        @Override
        public double variance(int row) {
            return amplitudes(theta).variance();
        }

        @Override
        public void addGradient(double[] twice, double[] diagonal, double[] gradient) {
            Amplitudes amplitudes = amplitudes(theta);
            double trace = Arrays.stream(diagonal).sum();
            double[] sums = {trace * amplitudes.shared(), trace * amplitudes.offset(), trace * amplitudes.deviation(), 0
            };
            double[] byCategory = new double[k.length];
            double[] byNumber = new double[k.length];
            for (int pair = 0; pair < k.length; pair++) {
                double s = Math.sqrt(squared[pair]);
                byCategory[pair] = amplitudes.shared() * m(s) * h[pair];
                byNumber[pair] = amplitudes.shared() * (5.0 / 3) * (1 + s) * Exponential.decay(s) * h[pair];
                sums[0] += twice[pair] * byCategory[pair];
                if (otherGroup[pair] == 0) {
                    addWithinGroup(amplitudes, pair, twice[pair], sums, byCategory, byNumber);
                }
                byCategory[pair] = twice[pair] * byCategory[pair];
                byNumber[pair] = twice[pair] * byNumber[pair];
            }
            addLengths(byCategory, byNumber, gradient);
            for (int p = 0; p < sums.length; p++) {
                gradient[dimension + p] += sums[p];
            }
        }

        /**
         * Adds the contribution of a pair within one group: with weight w to the sums of the amplitudes, unweighted to
         * those of the length-scales.
         */
        private void addWithinGroup(
                Amplitudes amplitudes, int pair, double w, double[] sums, double[] byCategory, double[] byNumber) {
            double own = amplitudes.deviation();
            double narrower = amplitudes.inverseRatio();
            double t = Math.sqrt(squared[pair]) * narrower;
            double within = own * m(t) * h[pair];
            sums[1] += w * amplitudes.offset();
            sums[2] += w * within;
            sums[3] += w * own * h[pair] * (t * t / 3) * (1 + t) * Exponential.decay(t);
            byCategory[pair] += within;
            byNumber[pair] += own * narrower * narrower * (5.0 / 3) * (1 + t) * Exponential.decay(t) * h[pair];
        }

        private void addLengths(double[] byCategory, double[] byNumber, double[] gradient) {
            for (int j = 0; j < dimension; j++) {
                gradient[j] += category[j]
                        ? pairs.dot(byCategory, j) * Math.exp(-theta[j]) / categories
                        : pairs.dot(byNumber, j) * Math.exp(-2 * theta[j]);
            }
        }
    }

    /**
     * The kernel between row {@code j} and every row after it, bit for bit as by {@link OnPairs#at}; for a matrix that
     * is filled once, the squared differences of {@link Pairs} would take ten times its memory.
     */
    double[] after(int j, double[][] X, double[] theta) {
        double[] squared = new double[X.length - j - 1];
        double[] mismatch = new double[squared.length];
        for (int input = 0; input < dimension; input++) {
            double weight = category[input] ? Math.exp(-theta[input]) / categories : 5 * Math.exp(-2 * theta[input]);
            double[] sums = category[input] ? mismatch : squared;
            for (int i = 0; i < sums.length; i++) {
                double difference = X[j + 1 + i][input] - X[j][input];
                sums[i] += weight * (category[input] ? (difference == 0 ? 0 : 1) : difference * difference);
            }
        }
        Amplitudes amplitudes = amplitudes(theta);
        double[] k = new double[squared.length];
        for (int i = 0; i < k.length; i++) {
            boolean sameGroup = X[j + 1 + i][dimension] == X[j][dimension];
            k[i] = amplitudes.k(Math.sqrt(squared[i]), Exponential.decay(mismatch[i]), sameGroup);
        }
        return k;
    }

    private static double m(double s) {
        return (1 + s + s * s / 3) * Exponential.decay(s);
    }

    /** The hyperparameters θ of the {@link MaternKernel} of the shared function. */
    double[] shared(double[] theta) {
        return Arrays.copyOf(theta, dimension + 1);
    }
}
