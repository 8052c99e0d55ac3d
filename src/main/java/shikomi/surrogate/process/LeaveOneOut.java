package shikomi.surrogate.process;

/**
 * The predictive distribution of the mean of each of n conditions given all others, with the noise of that mean.
 *
 * @param mean the n means
 * @param variance the n variances
 * @param logDensity the n values ln p(y_i | y_−i); for a mixture, that of the mixture itself, not of a normal with its
 *     moments
 */
public record LeaveOneOut(double[] mean, double[] variance, double[] logDensity) {
    /** Row i of each {@code own[i]}, for n rows. */
    public static LeaveOneOut ofRows(LeaveOneOut[] own) {
        double[] mean = new double[own.length];
        double[] variance = new double[own.length];
        double[] logDensity = new double[own.length];
        for (int i = 0; i < own.length; i++) {
            mean[i] = own[i].mean()[i];
            variance[i] = own[i].variance()[i];
            logDensity[i] = own[i].logDensity()[i];
        }
        return new LeaveOneOut(mean, variance, logDensity);
    }
}
