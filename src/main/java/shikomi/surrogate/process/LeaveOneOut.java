package shikomi.surrogate.process;

/**
 * What a surrogate says of the mean of each condition when it has not seen that condition, its noise included.
 *
 * @param logDensity ln p of that mean; for a mixture of distributions not the one of mean and variance
 */
public record LeaveOneOut(double[] mean, double[] variance, double[] logDensity) {}
