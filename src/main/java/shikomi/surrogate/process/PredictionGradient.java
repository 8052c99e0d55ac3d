package shikomi.surrogate.process;

/**
 * Mean and variance of the true value at one point x, with their gradients.
 *
 * @param meanGradient ∂μ/∂x, of length d
 * @param varianceGradient ∂v/∂x, of length d
 */
public record PredictionGradient(double mean, double variance, double[] meanGradient, double[] varianceGradient) {}
