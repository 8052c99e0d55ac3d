package shikomi.math;

import org.apache.commons.math3.random.SobolSequenceGenerator;

/** Sobol points in the unit cube, shifted by a random vector modulo 1 (Cranley & Patterson 1976). */
public final class Sobol {
    private final SobolSequenceGenerator points;
    private final double[] shift;

    /** The sequence in {@code dimension} ≥ 1 coordinates; its shift is drawn from {@code random}. */
    public Sobol(int dimension, RandomStream random) {
        points = new SobolSequenceGenerator(dimension);
        shift = new double[dimension];
        for (int j = 0; j < dimension; j++) {
            shift[j] = random.uniform();
        }
    }

    /** The next point, each coordinate in [0, 1). */
    public double[] next() {
        double[] point = points.nextVector();
        for (int j = 0; j < point.length; j++) {
            double moved = point[j] + shift[j];
            point[j] = moved < 1 ? moved : moved - 1;
        }
        return point;
    }
}
