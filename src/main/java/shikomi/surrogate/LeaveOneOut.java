package shikomi.surrogate;

/** What a surrogate says of the mean of each condition when it has not seen that condition, its noise included. */
public record LeaveOneOut(double[] mean, double[] variance) {}
