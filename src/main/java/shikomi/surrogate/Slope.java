package shikomi.surrogate;

/** Mean, variance and their gradients by the inputs at one point. */
public record Slope(double mean, double variance, double[] meanGradient, double[] varianceGradient) {}
