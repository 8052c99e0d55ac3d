package shikomi.surrogate.kernel;

import java.util.Arrays;

/**
 * What the columns of a row are.
 *
 * @param category which are categories
 * @param roots ε of each input that is seen by its square root ({@link SquareRootInputs}); infinite for the others
 * @param freeDirections a mixture of D components counts D − 1
 */
public record InputColumns(boolean[] category, double[] roots, int freeDirections) {

    /** How many there are. */
    public int size() {
        return category.length;
    }

    /** InputColumns that are seen as they are. */
    public static InputColumns plain(boolean[] category) {
        double[] none = new double[category.length];
        Arrays.fill(none, Double.POSITIVE_INFINITY);
        return new InputColumns(category, none, category.length);
    }

    /** The kernel for them. */
    public Kernel kernel() {
        return new SquareRootInputs(new MaternKernel(category), roots);
    }

    /** The same with a straight slope. */
    public Kernel slopedKernel() {
        return new SumKernel(kernel(), LinearKernel.ofNumbers(category));
    }

    /** The rows of X as they are to be seen. */
    public double[][] seen(double[][] X) {
        return new SquareRootInputs(new MaternKernel(category), roots).seen(X);
    }
}
