package shikomi.surrogate.kernel;

import java.util.Arrays;
import java.util.stream.IntStream;
import shikomi.math.Dot;
import shikomi.math.Matrix;

/**
 * LinearKernel effects ρ_j ~ N(0, τ²) of some columns, integrated out: k(x, x') = τ² Σ_j (x_j − c)(x'_j − c). θ = (ln τ²).
 *
 * <p>Rasmussen & Williams, Gaussian Processes for Machine Learning (2006), equation 4.19 without its constant.
 */
public final class LinearKernel implements Kernel {
    private final int[] columns;
    private final double centre;
    private final boolean[] category;

    /** @param centre c, where the effects are nothing */
    public LinearKernel(int[] columns, double centre, boolean[] category) {
        this.columns = columns.clone();
        this.centre = centre;
        this.category = category.clone();
    }

    /** The effect of one column of numbers about 0. */
    public static LinearKernel trend(int column, boolean[] category) {
        return new LinearKernel(new int[] {column}, 0, category);
    }

    /** Those of all inputs that are numbers between 0 and 1. */
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

    /** x_j − c, {@code n×columns}. */
    private double[][] centred(double[][] X) {
        return Arrays.stream(X).map(this::centred).toArray(double[][]::new);
    }

    private double[] centred(double[] x) {
        return Arrays.stream(columns).mapToDouble(j -> x[j] - centre).toArray();
    }

    @Override
    public OnPairs on(Pairs pairs) {
        double[][] H = centred(pairs.X());
        double[] squares = Arrays.stream(H).mapToDouble(h -> Dot.of(h, h)).toArray();
        double[] products = new double[pairs.count()];
        int pair = 0;
        for (int j = 0; j < H.length; j++) {
            for (int i = j + 1; i < H.length; i++) {
                products[pair++] = Dot.of(H[i], H[j]);
            }
        }
        double[] k = new double[products.length];
        return new OnPairs() {
            private double variance;

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
        };
    }

    @Override
    public Against against(double[] theta, double[][] X) {
        double variance = Math.exp(theta[0]);
        double[][] H = centred(X);
        return new Against() {
            @Override
            public Matrix cross(double[][] S, int from, int to, double plus) {
                Matrix K = Matrix.zeros(H.length, to - from);
                for (int j = from; j < to; j++) {
                    K.setColumn(j - from, values(H, variance, S[j]), plus);
                }
                return K;
            }

            @Override
            public double[] variances(double[][] S, int from, int to) {
                return Arrays.stream(S, from, to)
                        .mapToDouble(s -> variance * Dot.of(centred(s), centred(s)))
                        .toArray();
            }

            @Override
            public Row at(double[] x) {
                return new There(H, variance, x);
            }
        };
    }

    private double[] values(double[][] H, double variance, double[] x) {
        double[] there = centred(x);
        return Arrays.stream(H).mapToDouble(h -> variance * Dot.of(h, there)).toArray();
    }

    /** Between x and the rows, centred. */
    private final class There implements Row {
        private final double[][] H;
        private final double variance;
        private final double[] x;

        There(double[][] H, double variance, double[] x) {
            this.H = H;
            this.variance = variance;
            this.x = x;
        }

        @Override
        public double[] values() {
            return LinearKernel.this.values(H, variance, x);
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
            return variance * Dot.of(centred(x), centred(x));
        }

        @Override
        public void addVarianceGradient(double[] gradient) {
            for (int column : columns) {
                gradient[column] += 2 * variance * (x[column] - centre);
            }
        }
    }
}
