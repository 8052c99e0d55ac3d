package shikomi.surrogate.kernel;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import shikomi.math.Exponential;
import shikomi.math.Matrix;

/**
 * The Matérn-5/2 kernel with a length-scale for each number, times an exponential kernel of the weighted Hamming
 * distance of the C categories. θ = (ln ℓ_1, …, ln ℓ_d, ln σ²).
 *
 * <p>k = σ² (1 + √5 r + 5r²/3) e^(−√5 r) · exp(−(1/C) Σ_c [x_c ≠ x'_c]/ℓ_c), with r² = Σ_j ((x_j − x'_j)/ℓ_j)².
 * Rasmussen & Williams, Gaussian Processes for Machine Learning (2006), equation 4.17; the categories as in BoTorch's
 * {@code CategoricalKernel}.
 */
public final class MaternKernel implements Kernel {
    /**
     * The largest number of inputs whose squared distances are summed one by one. With more, a matrix product is faster
     * (five times with 200), and its rounding, 10⁻¹⁴ of the squared distance, does not matter: the kernel is smooth in
     * it.
     */
    private static final int MOST_SUMMED = 40;

    private final boolean[] category;
    private final int[] numeric;
    private final int[] categories;
    private final int dimension;

    /** @param category which of the d inputs are categories */
    public MaternKernel(boolean[] category) {
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

    private double variance(double[] theta) {
        return Math.exp(theta[dimension]);
    }

    @Override
    public Pairs pairs(double[][] X) {
        return new Pairs(X, category);
    }

    @Override
    public OnPairs on(Pairs pairs) {
        return new Computed(pairs);
    }

    /** The values σ² c(s) with s = √5 r and c(s) = (1 + s + s²/3) e^(−s), for all pairs. */
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
            double variance = MaternKernel.this.variance(theta);
            for (int pair = 0; pair < k.length; pair++) {
                double s = Math.sqrt(squared[pair]);
                k[pair] = variance * (1 + s + squared[pair] / 3) * Exponential.decay(s);
            }
            if (categories.length > 0) {
                multiplyByCategories();
            }
            return k;
        }

        private void multiplyByCategories() {
            Arrays.fill(mismatch, 0);
            for (int c : categories) {
                pairs.addTo(mismatch, c, Math.exp(-theta[c]) / categories.length);
            }
            for (int pair = 0; pair < k.length; pair++) {
                k[pair] *= Exponential.decay(mismatch[pair]);
            }
        }

        @Override
        public double variance(int row) {
            return MaternKernel.this.variance(theta);
        }

        /** Adds the gradient, with ∂k/∂ln ℓ_j = k · (5/3)(1 + s)/(1 + s + s²/3) · (Δ_j/ℓ_j)². */
        @Override
        public void addGradient(double[] twice, double[] diagonal, double[] gradient) {
            double ofVariance = Arrays.stream(diagonal).sum() * MaternKernel.this.variance(theta);
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
    public Against against(double[] theta, double[][] X) {
        return new Scaled(theta, X);
    }

    /**
     * The inputs in units of their length-scale over √5, stored column by column so that inner loops run along the
     * rows.
     */
    private final class Scaled implements Against {
        private final int n;
        private final double[] scale; // √5/ℓ_j, or 1/(C ℓ_c)
        private final double variance;
        private final double[][] columns;
        private final @Nullable Matrix rows; // with many inputs, as of scaled(X)
        private final double[] norms;

        Scaled(double[] theta, double[][] X) {
            n = X.length;
            variance = MaternKernel.this.variance(theta);
            scale = new double[dimension];
            columns = new double[dimension][n];
            for (int j = 0; j < dimension; j++) {
                scale[j] = category[j] ? Math.exp(-theta[j]) / categories.length : Math.sqrt(5) * Math.exp(-theta[j]);
                for (int i = 0; i < n; i++) {
                    columns[j][i] = category[j] ? X[i][j] : X[i][j] * scale[j];
                }
            }
            Matrix many = numeric.length > MOST_SUMMED ? scaled(X) : null;
            rows = many;
            norms = many == null
                    ? new double[0]
                    : IntStream.range(0, n)
                            .mapToDouble(many::squaredNormOfColumn)
                            .toArray();
        }

        @Override
        public Matrix cross(double[][] S, int from, int to, double plus) {
            Matrix K = Matrix.zeros(n, to - from);
            double[] squared = new double[n];
            Matrix products = rows == null ? null : rows.transposeTimes(scaled(Arrays.copyOfRange(S, from, to)));
            for (int j = from; j < to; j++) {
                if (products == null) {
                    squaredDistances(S[j], squared);
                } else {
                    squaredDistances(S[j], products.column(j - from), squared);
                }
                for (int i = 0; i < n; i++) {
                    double s = Math.sqrt(squared[i]);
                    squared[i] = variance * (1 + s + squared[i] / 3) * Exponential.decay(s);
                }
                multiplyByCategories(S[j], squared);
                K.setColumn(j - from, squared, plus);
            }
            return K;
        }

        @Override
        public double[] variances(double[][] S, int from, int to) {
            double[] variances = new double[to - from];
            Arrays.fill(variances, variance);
            return variances;
        }

        /** The numbers of these rows in units of their length-scale, a column for each row, {@code numbers×rows}. */
        private Matrix scaled(double[][] S) {
            Matrix scaled = Matrix.zeros(numeric.length, S.length);
            for (int i = 0; i < S.length; i++) {
                for (int j = 0; j < numeric.length; j++) {
                    scaled.set(j, i, S[i][numeric[j]] * scale[numeric[j]]);
                }
            }
            return scaled;
        }

        /** Overwrites {@code squared} by 5 r² = |x|² + |x_i|² − 2 x·x_i, given the products x·x_i. */
        private void squaredDistances(double[] x, double[] products, double[] squared) {
            double square = 0;
            for (int j : numeric) {
                square += x[j] * scale[j] * (x[j] * scale[j]);
            }
            for (int i = 0; i < n; i++) {
                squared[i] = Math.max(square + norms[i] - 2 * products[i], 0);
            }
        }

        /** Overwrites {@code squared} by 5 r² between x and each row. */
        private void squaredDistances(double[] x, double[] squared) {
            Arrays.fill(squared, 0);
            for (int j : numeric) {
                double at = x[j] * scale[j];
                double[] column = columns[j];
                for (int i = 0; i < n; i++) {
                    double difference = at - column[i];
                    squared[i] += difference * difference;
                }
            }
        }

        /** Multiplies {@code k} by the kernel of the categories. */
        private void multiplyByCategories(double[] x, double[] k) {
            for (int c : categories) {
                double factor = Math.exp(-scale[c]);
                for (int i = 0; i < n; i++) {
                    if (columns[c][i] != x[c]) {
                        k[i] *= factor;
                    }
                }
            }
        }

        @Override
        public Row at(double[] x) {
            double[] k = new double[n];
            double[] slope = new double[n];
            squaredDistances(x, k);
            for (int i = 0; i < n; i++) {
                double s = Math.sqrt(k[i]);
                double decay = variance * Exponential.decay(s);
                slope[i] = -(1.0 / 3) * (1 + s) * decay; // dk/d(½ · 5 r²)
                k[i] = (1 + s + k[i] / 3) * decay;
            }
            multiplyByCategories(x, k);
            multiplyByCategories(x, slope);
            return new ScaledRow(x, k, slope);
        }

        /** The kernel between one point and every row, with slope = dk/d(½ · 5 r²). */
        private final class ScaledRow implements Row {
            private final double[] x;
            private final double[] k;
            private final double[] slope;

            ScaledRow(double[] x, double[] k, double[] slope) {
                this.x = x;
                this.k = k;
                this.slope = slope;
            }

            @Override
            public double[] values() {
                return k;
            }

            @Override
            public double variance() {
                return variance;
            }

            @Override
            public void addGradient(double[] weights, double[] gradient) {
                for (int j : numeric) {
                    double at = x[j] * scale[j];
                    double[] column = columns[j];
                    double sum = 0;
                    for (int i = 0; i < n; i++) {
                        sum += weights[i] * slope[i] * (at - column[i]);
                    }
                    gradient[j] += sum * scale[j];
                }
            }
        }
    }
}
