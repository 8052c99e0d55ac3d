package shikomi.surrogate.process;

import java.util.Arrays;

/**
 * Mean and variance at m points, of the true value without measurement noise unless stated otherwise.
 *
 * @param mean of length m
 * @param variance of length m
 */
public record Prediction(double[] mean, double[] variance) {
    /** The standard deviation at point i. */
    public double sd(int i) {
        return Math.sqrt(variance[i]);
    }

    /** The same means with a variance added at every point. */
    public Prediction plus(double noise) {
        return new Prediction(mean, Arrays.stream(variance).map(v -> v + noise).toArray());
    }
}
