package shikomi.surrogate.process;

import java.util.Arrays;

/**
 * Mean and variance at m points, of the true value without measurement noise unless stated otherwise.
 *
 * @param mean the m means
 * @param variance the m variances
 */
public record Prediction(double[] mean, double[] variance) {
    /** The standard deviation at point i. */
    public double sd(int i) {
        return Math.sqrt(variance[i]);
    }

    /** This prediction with a variance added at each point. */
    public Prediction plus(double[] noise) {
        double[] sum = new double[variance.length];
        Arrays.setAll(sum, i -> variance[i] + noise[i]);
        return new Prediction(mean, sum);
    }

    /** This prediction with a variance added at every point. */
    public Prediction plus(double noise) {
        return new Prediction(mean, Arrays.stream(variance).map(v -> v + noise).toArray());
    }
}
