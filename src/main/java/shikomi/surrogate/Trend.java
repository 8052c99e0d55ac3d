package shikomi.surrogate;

import java.util.Arrays;
import shikomi.math.Dot;
import shikomi.math.Matrix;

/** A linear effect ρ ~ N(0, τ²) of one column h, integrated out: k(x, x') = τ² h h'. θ = (ln τ²). */
final class Trend implements Kernel {
    private final int column;
    private final boolean[] category;

    Trend(int column, boolean[] category) {
        this.column = column;
        this.category = category;
    }

    @Override
    public boolean[] category() {
        return category;
    }

    @Override
    public int size() {
        return 1;
    }

    @Override
    public Pairs pairs(double[][] X) {
        return new Pairs(X, category());
    }

    @Override
    public OnPairs on(Pairs pairs) {
        double[] h = Arrays.stream(pairs.X()).mapToDouble(x -> x[column]).toArray();
        double[] k = new double[pairs.count()];
        return new OnPairs() {
            private double variance;

            @Override
            public double[] at(double[] theta) {
                variance = Math.exp(theta[0]);
                int pair = 0;
                for (int j = 0; j < h.length; j++) {
                    for (int i = j + 1; i < h.length; i++) {
                        k[pair++] = variance * h[i] * h[j];
                    }
                }
                return k;
            }

            @Override
            public double variance(int row) {
                return variance * h[row] * h[row];
            }

            @Override
            public void addGradient(double[] twice, double[] diagonal, double[] gradient) {
                for (int pair = 0; pair < k.length; pair++) {
                    gradient[0] += twice[pair] * k[pair];
                }
                for (int i = 0; i < h.length; i++) {
                    gradient[0] += diagonal[i] * variance(i);
                }
            }
        };
    }

    @Override
    public Against against(double[] theta, double[][] X) {
        double variance = Math.exp(theta[0]);
        double[] h = Arrays.stream(X).mapToDouble(x -> x[column] * variance).toArray();
        return new Against() {
            @Override
            public Matrix cross(double[][] S, int from, int to, double plus) {
                Matrix K = Matrix.zeros(h.length, to - from);
                for (int j = from; j < to; j++) {
                    double there = S[j][column];
                    K.setColumn(
                            j - from, Arrays.stream(h).map(here -> here * there).toArray(), plus);
                }
                return K;
            }

            @Override
            public double[] variances(double[][] S, int from, int to) {
                return Arrays.stream(S, from, to)
                        .mapToDouble(s -> variance * s[column] * s[column])
                        .toArray();
            }

            @Override
            public Row at(double[] x) {
                return new There(h, variance, x);
            }
        };
    }

    /** Between x and the rows; h are theirs, times τ². */
    private final class There implements Row {
        private final double[] h;
        private final double variance;
        private final double[] x;

        There(double[] h, double variance, double[] x) {
            this.h = h;
            this.variance = variance;
            this.x = x;
        }

        @Override
        public double[] values() {
            return Arrays.stream(h).map(here -> here * x[column]).toArray();
        }

        @Override
        public void addGradient(double[] weights, double[] gradient) {
            gradient[column] += Dot.of(weights, h);
        }

        @Override
        public double variance() {
            return variance * x[column] * x[column];
        }

        @Override
        public void addVarianceGradient(double[] gradient) {
            gradient[column] += 2 * variance * x[column];
        }
    }
}
