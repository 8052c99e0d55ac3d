package shikomi.model;

/**
 * The prediction of one new measurement, its noise included, in the lab's unit.
 *
 * @param low the 10 % quantile
 * @param high the 90 % quantile
 */
public record NewMeasurement(double mean, double sd, double low, double high) {}
