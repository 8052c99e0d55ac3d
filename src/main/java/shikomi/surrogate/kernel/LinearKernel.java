package shikomi.surrogate.kernel;

import java.util.Arrays;
import java.util.stream.IntStream;
import shikomi.math.Dot;
import shikomi.math.Matrix;

/**
 * The covariance of a linear function of some columns whose coefficients ρ_j ~ N(0, τ²) are integrated out: k(x, x') =
 * τ² Σ_j (x_j − c)(x'_j − c). θ = (ln τ²).
 *
 * <p>The dot-product kernel of Rasmussen & Williams, Gaussian Processes for Machine Learning (2006), table 4.1, without
 * its constant.
 */
public final class LinearKernel implements Kernel {
    private final int[] columns;
    private final double centre;
    private final boolean[] category;

    /**
     * @param columns the columns that have an effect
     * @param centre c, at which the function is 0
     * @param category which of all inputs are categories
     */
    public LinearKernel(int[] columns, double centre, boolean[] category) {
        this.columns = columns.clone();
        this.centre = centre;
        this.category = category.clone();
    }

    /** The effect of one column, centred at 0. */
    public static LinearKernel trend(int column, boolean[] category) {
        return new LinearKernel(new int[] {column}, 0, category);
    }

    /** The effects of all inputs that are numbers in [0, 1], centred at the middle. */
    static LinearKernel ofNumbers(boolean[] category) {
        return new LinearKernel(
                IntStream.range(0, category.length).filter(j -> !category[j]).toArray(), 0.5, category);
    }

    @Override
    public boolean[] category() {
        return category.clone();
    }

    @Override
    public int size() {
        return 1;
    }

    @Override
    public Pairs pairs(double[][] X) {
        return new Pairs(X, category);
    }

    /** The centred inputs x_j − c, {@code n×columns}. */
    private double[][] centred(double[][] X) {
        return Arrays.stream(X).map(this::centred).toArray(double[][]::new);
    }

    private double[] centred(double[] x) {
        double[] h = new double[columns.length];
        centre(x, h);
        return h;
    }

    /** Writes the centred inputs of one point into {@code h}. */
    private void centre(double[] x, double[] h) {
        for (int j = 0; j < columns.length; j++) {
            h[j] = x[columns[j]] - centre;
        }
    }

    @Override
    public OnPairs on(Pairs pairs) {
        return new Products(centred(pairs.X()), pairs.count());
    }

    /** The dot products of all pairs, which τ² only scales. */
    private static final class Products implements OnPairs {
        private final double[] squares;
        private final double[] products;
        private final double[] k;
        private double variance;

        Products(double[][] H, int pairs) {
            squares = Arrays.stream(H).mapToDouble(h -> Dot.of(h, h)).toArray();
            products = new double[pairs];
            k = new double[pairs];
            int pair = 0;
            for (int j = 0; j < H.length; j++) {
                for (int i = j + 1; i < H.length; i++) {
                    products[pair++] = Dot.of(H[i], H[j]);
                }
            }
        }

        @Override
        public double[] at(double[] theta) {
            variance = Math.exp(theta[0]);
            Arrays.setAll(k, pair -> variance * products[pair]);
            return k;
        }

        @Override
        public double variance(int row) {
            return variance * squares[row];
        }

        @Override
        public void addGradient(double[] twice, double[] diagonal, double[] gradient) {
            gradient[0] += variance * (Dot.of(twice, products) + Dot.of(diagonal, squares));
        }
    }

    @Override
    public Against against(double[] theta, double[][] X) {
        return new CentredAgainst(centred(X), Math.exp(theta[0]));
    }

    private static double[] values(double[][] H, double variance, double[] h, double[] values) {
        for (int i = 0; i < H.length; i++) {
            values[i] = variance * Dot.of(H[i], h);
        }
        return values;
    }

    private static double variance(double variance, double[] h) {
        return variance * Dot.of(h, h);
    }

    /** The kernel between the centred rows H, {@code n×columns}, and other points. */
    private final class CentredAgainst implements Against {
        private final double[][] H;
        private final double variance;

        CentredAgainst(double[][] H, double variance) {
            this.H = H;
            this.variance = variance;
        }

        @Override
        public Matrix cross(double[][] S, int from, int to, double plus) {
            Matrix K = Matrix.zeros(H.length, to - from);
            double[] h = new double[columns.length];
            double[] k = new double[H.length];
            for (int j = from; j < to; j++) {
                centre(S[j], h);
                K.setColumn(j - from, LinearKernel.values(H, variance, h, k), plus);
            }
            return K;
        }

        @Override
        public double[] variances(double[][] S, int from, int to) {
            double[] h = new double[columns.length];
            double[] variances = new double[to - from];
            for (int j = from; j < to; j++) {
                centre(S[j], h);
                variances[j - from] = LinearKernel.variance(variance, h);
            }
            return variances;
        }

        @Override
        public Row at(double[] x) {
            return new CentredRow(H, variance, x);
        }
    }

    /** The kernel between one point and the centred rows H. */
    private final class CentredRow implements Row {
        private final double[][] H;
        private final double variance;
        private final double[] x;

        CentredRow(double[][] H, double variance, double[] x) {
            this.H = H;
            this.variance = variance;
            this.x = x;
        }

        @Override
        public double[] values() {
            return LinearKernel.values(H, variance, centred(x), new double[H.length]);
        }

        @Override
        public void addGradient(double[] weights, double[] gradient) {
            for (int i = 0; i < H.length; i++) {
                for (int j = 0; j < columns.length; j++) {
                    gradient[columns[j]] += weights[i] * variance * H[i][j];
                }
            }
        }

        @Override
        public double variance() {
            return LinearKernel.variance(variance, centred(x));
        }

        @Override
        public void addVarianceGradient(double[] gradient) {
            for (int column : columns) {
                gradient[column] += 2 * variance * (x[column] - centre);
            }
        }
    }
}
