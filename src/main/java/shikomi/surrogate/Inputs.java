package shikomi.surrogate;

import java.util.Arrays;

/**
 * What the columns of a row are.
 *
 * @param category which are categories
 * @param roots ε of each input that is seen by its square root ({@link Rooted}); infinite for the others
 * @param freeDirections a mixture of D components counts D − 1
 */
public record Inputs(boolean[] category, double[] roots, int freeDirections) {

    /** How many there are. */
    int size() {
        return category.length;
    }

    /** Inputs that are seen as they are. */
    public static Inputs plain(boolean[] category) {
        double[] none = new double[category.length];
        Arrays.fill(none, Double.POSITIVE_INFINITY);
        return new Inputs(category, none, category.length);
    }

    /** The kernel for them. */
    public Kernel kernel() {
        return new Rooted(new Matern(category), roots);
    }

    /** The same with a straight slope. */
    Kernel slopedKernel() {
        return new Sum(kernel(), Linear.ofNumbers(category));
    }

    /** The rows of X as they are to be seen. */
    double[][] seen(double[][] X) {
        return new Rooted(new Matern(category), roots).seen(X);
    }
}
