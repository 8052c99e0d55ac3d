package shikomi.surrogate;

/** What a surrogate expects of the true value at m points: mean and variance of each, without the noise of measuring. */
public record Prediction(double[] mean, double[] variance) {
    public double sd(int i) {
        return Math.sqrt(variance[i]);
    }
}
