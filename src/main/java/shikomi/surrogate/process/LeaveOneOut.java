package shikomi.surrogate.process;

/**
 * The predictive distribution of the mean of each of n conditions given all others, with the noise of that mean.
 *
 * @param mean the n means
 * @param variance the n variances
 * @param logDensity the n values ln p(y_i | y_−i); for a mixture, that of the mixture itself, not of a normal with its
 *     moments
 */
public record LeaveOneOut(double[] mean, double[] variance, double[] logDensity) {}
