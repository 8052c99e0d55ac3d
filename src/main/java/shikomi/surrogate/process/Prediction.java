package shikomi.surrogate.process;

import java.util.Arrays;

/** What a surrogate expects of the true value at m points: mean and variance of each, without the noise of measuring. */
public record Prediction(double[] mean, double[] variance) {
    public double sd(int i) {
        return Math.sqrt(variance[i]);
    }

    /** With so much more variance at each point. */
    public Prediction plus(double noise) {
        return new Prediction(mean, Arrays.stream(variance).map(v -> v + noise).toArray());
    }
}
