package shikomi.surrogate;

import java.util.Arrays;
import shikomi.math.Exponential;
import shikomi.math.Matrix;

/**
 * A sum of effects of one input each: k = σ²/d Σ_j m((x_j − x'_j)/ℓ_j), m being Matérn-5/2 for numbers and e^(−[c ≠ c']/ℓ_c)
 * for categories. θ = (ln ℓ_1, …, ln ℓ_d, ln σ²), as a {@link Matern} kernel's.
 *
 * <p>Duvenaud, Nickisch & Rasmussen, "Additive Gaussian processes", NeurIPS 2011, equation 7 of the first order.
 */
final class Additive implements Kernel {
    private final boolean[] category;
    private final int dimension;

    Additive(boolean[] category) {
        this.category = category.clone();
        this.dimension = category.length;
    }

    @Override
    public int size() {
        return dimension + 1;
    }

    @Override
    public boolean[] category() {
        return category.clone();
    }

    @Override
    public Pairs pairs(double[][] X) {
        return new Pairs(X, category);
    }

    /** σ²/d. */
    private double share(double[] theta) {
        return Math.exp(theta[dimension]) / dimension;
    }

    /** m of one input, s being √5 |Δ|/ℓ or [c ≠ c']/ℓ. */
    private double effect(int j, double s) {
        return category[j] ? Exponential.decay(s) : (1 + s + s * s / 3) * Exponential.decay(s);
    }

    /** −∂m/∂ln ℓ over s: ∂m/∂ln ℓ = s · this. */
    private double steepness(int j, double s) {
        return category[j] ? Exponential.decay(s) : s * (1 + s) / 3 * Exponential.decay(s);
    }

    private double scale(int j, double[] theta) {
        return (category[j] ? 1 : Math.sqrt(5)) * Math.exp(-theta[j]);
    }

    private double distance(int j, double a, double b) {
        return category[j] ? (a == b ? 0 : 1) : Math.abs(a - b);
    }

    @Override
    public OnPairs on(Pairs pairs) {
        double[][] distances = new double[dimension][pairs.count()];
        for (int j = 0; j < dimension; j++) {
            pairs.addTo(distances[j], j, 1);
            for (int pair = 0; pair < distances[j].length; pair++) {
                distances[j][pair] = Math.sqrt(distances[j][pair]);
            }
        }
        double[] k = new double[pairs.count()];
        return new OnPairs() {
            private double[] theta = {};

            @Override
            public double[] at(double[] at) {
                theta = at;
                Arrays.fill(k, 0);
                double share = share(theta);
                for (int j = 0; j < dimension; j++) {
                    double scale = scale(j, theta);
                    for (int pair = 0; pair < k.length; pair++) {
                        k[pair] += share * effect(j, distances[j][pair] * scale);
                    }
                }
                return k;
            }

            @Override
            public double variance(int row) {
                return share(theta) * dimension;
            }

            @Override
            public void addGradient(double[] twice, double[] diagonal, double[] gradient) {
                double share = share(theta);
                double ofVariance = 0;
                for (int pair = 0; pair < k.length; pair++) {
                    ofVariance += twice[pair] * k[pair];
                }
                gradient[dimension] += ofVariance + Arrays.stream(diagonal).sum() * share * dimension;
                for (int j = 0; j < dimension; j++) {
                    double scale = scale(j, theta);
                    double sum = 0;
                    for (int pair = 0; pair < k.length; pair++) {
                        double s = distances[j][pair] * scale;
                        sum += twice[pair] * s * steepness(j, s);
                    }
                    gradient[j] += share * sum;
                }
            }
        };
    }

    @Override
    public Against against(double[] theta, double[][] X) {
        double share = share(theta);
        return new Against() {
            @Override
            public Matrix cross(double[][] S, int from, int to, double plus) {
                Matrix K = Matrix.zeros(X.length, to - from);
                for (int j = from; j < to; j++) {
                    K.setColumn(j - from, at(S[j]).values(), plus);
                }
                return K;
            }

            @Override
            public double[] variances(double[][] S, int from, int to) {
                double[] variances = new double[to - from];
                Arrays.fill(variances, share * dimension);
                return variances;
            }

            @Override
            public Row at(double[] x) {
                return new There(theta, X, x);
            }
        };
    }

    private final class There implements Row {
        private final double[] theta;
        private final double[][] X;
        private final double[] x;

        There(double[] theta, double[][] X, double[] x) {
            this.theta = theta;
            this.X = X;
            this.x = x;
        }

        @Override
        public double[] values() {
            double[] k = new double[X.length];
            double share = share(theta);
            for (int j = 0; j < dimension; j++) {
                double scale = scale(j, theta);
                for (int i = 0; i < k.length; i++) {
                    k[i] += share * effect(j, distance(j, x[j], X[i][j]) * scale);
                }
            }
            return k;
        }

        @Override
        public double variance() {
            return share(theta) * dimension;
        }

        /** dm/dx = −scale² (x − x_i) (1 + s)/3 · e^(−s). */
        @Override
        public void addGradient(double[] weights, double[] gradient) {
            double share = share(theta);
            for (int j = 0; j < dimension; j++) {
                if (!category[j]) {
                    double scale = scale(j, theta);
                    for (int i = 0; i < X.length; i++) {
                        double difference = x[j] - X[i][j];
                        double s = Math.abs(difference) * scale;
                        gradient[j] -=
                                weights[i] * share * scale * scale * difference * (1 + s) / 3 * Exponential.decay(s);
                    }
                }
            }
        }
    }
}
