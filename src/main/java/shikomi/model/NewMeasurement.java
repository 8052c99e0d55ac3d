package shikomi.model;

/**
 * The prediction of one new measurement, its noise included, in the lab's unit.
 *
 * @param low below it lie 10 % of such measurements
 * @param high above it lie 10 % of such measurements
 */
public record NewMeasurement(double mean, double sd, double low, double high) {}
