package shikomi.acquisition;

/** How much an experiment is worth making, as a number whose size means nothing but whose order does. */
public interface Utility {

    /** The worth of each row of X, {@code m×d}. */
    double[] at(double[][] X);

    /** The worth of one row and, in {@code gradient}, its slope. */
    double at(double[] x, double[] gradient);
}
