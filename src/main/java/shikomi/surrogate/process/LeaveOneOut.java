package shikomi.surrogate.process;

/**
 * The predictive distribution of the mean of each of n conditions given all others, with the noise of that mean.
 *
 * @param mean of length n
 * @param variance of length n
 * @param logDensity ln p(y_i | y_−i), of length n; of a mixture, not that of a normal with its mean and variance
 */
public record LeaveOneOut(double[] mean, double[] variance, double[] logDensity) {}
