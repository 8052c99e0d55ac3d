package shikomi.surrogate;

import java.util.Arrays;

/** A single draw, a surrogate's own means, for one that knows nothing of how its errors go together. */
record MeansOnly(Surrogate surrogate, double[][] B) implements Fantasies {

    @Override
    public double[] best() {
        return new double[] {Arrays.stream(surrogate.predict(B).mean()).max().orElse(Double.NEGATIVE_INFINITY)};
    }

    @Override
    public Told at(double[][] X) {
        Prediction there = surrogate.predict(X);
        return new Told(new double[][] {there.mean()}, there.variance());
    }

    @Override
    public There at(double[] x) {
        return new Here(surrogate.slope(x));
    }

    private record Here(Slope slope) implements There {
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
    }
}
