package shikomi.surrogate.process;

/** Mean, variance and their gradients by the inputs at one point. */
public record PredictionGradient(double mean, double variance, double[] meanGradient, double[] varianceGradient) {}
