package shikomi.surrogate;

import java.util.Arrays;

/** What a surrogate would say had it known the true values at some points, drawn several times as it believes them. */
public interface Fantasies {

    /** The largest of the values known in each draw. */
    double[] best();

    /** What the draws say of rows of X, {@code m×d}: the mean of each, {@code draws×m}, and the variance that all share. */
    Told at(double[][] X);

    /** The same of one row, with slopes. */
    There at(double[] x);

    /** @param mean {@code draws×m} */
    record Told(double[][] mean, double[] variance) {}

    /** What the draws say of one point. */
    interface There {
        /** The mean of each draw. */
        double[] mean();

        double variance();

        double[] varianceGradient();

        /** Adds Σ_s weights_s ∇mean_s to {@code gradient}. */
        void addMeanGradient(double[] weights, double[] gradient);
    }

    /** A single draw, the surrogate's own means, for one that knows nothing of how its errors go together. */
    static Fantasies ofMeans(Surrogate surrogate, double[][] B) {
        double best = Arrays.stream(surrogate.predict(B).mean()).max().orElse(Double.NEGATIVE_INFINITY);
        return new Fantasies() {
            @Override
            public double[] best() {
                return new double[] {best};
            }

            @Override
            public Told at(double[][] X) {
                Prediction there = surrogate.predict(X);
                return new Told(new double[][] {there.mean()}, there.variance());
            }

            @Override
            public There at(double[] x) {
                Slope slope = surrogate.slope(x);
                return new There() {
                    @Override
                    public double[] mean() {
                        return new double[] {slope.mean()};
                    }

                    @Override
                    public double variance() {
                        return slope.variance();
                    }

                    @Override
                    public double[] varianceGradient() {
                        return slope.varianceGradient();
                    }

                    @Override
                    public void addMeanGradient(double[] weights, double[] gradient) {
                        for (int j = 0; j < gradient.length; j++) {
                            gradient[j] += weights[0] * slope.meanGradient()[j];
                        }
                    }
                };
            }
        };
    }
}
