package shikomi.math;

import org.apache.commons.math3.random.SobolSequenceGenerator;

/**
 * A Sobol sequence in the unit cube, randomised by a shift modulo 1 (Cranley & Patterson, "Randomization of number
 * theoretic methods for multiple integration", SIAM J. Numer. Anal. 13 (1976) 904).
 */
public final class Sobol {
    private final SobolSequenceGenerator points;
    private final double[] shift;

    /** @param dimension the number of coordinates, from 1 to 1000 */
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
