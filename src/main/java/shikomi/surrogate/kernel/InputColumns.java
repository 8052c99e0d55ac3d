package shikomi.surrogate.kernel;

import java.util.Arrays;

/**
 * The d input columns of a model's rows.
 *
 * @param category which columns are categories
 * @param roots ε of each column that is transformed by {@link SquareRootInputs}; infinite for the others
 * @param freeDirections the degrees of freedom of the inputs; a mixture of D components counts D − 1
 */
public record InputColumns(boolean[] category, double[] roots, int freeDirections) {

    /** The number of columns, d. */
    public int size() {
        return category.length;
    }

    /** Input columns without transformations. */
    public static InputColumns plain(boolean[] category) {
        double[] none = new double[category.length];
        Arrays.fill(none, Double.POSITIVE_INFINITY);
        return new InputColumns(category, none, category.length);
    }

    /** A Matérn kernel of the transformed columns. */
    public Kernel kernel() {
        return new SquareRootInputs(new MaternKernel(category), roots);
    }

    /** The sum of {@link #kernel} and a linear kernel of the columns that are numbers. */
    public Kernel trendKernel() {
        return new SumKernel(kernel(), LinearKernel.ofNumbers(category));
    }

    /** The rows of X, {@code n×d}, transformed as by {@link #kernel}. */
    public double[][] transformed(double[][] X) {
        return new SquareRootInputs(new MaternKernel(category), roots).transformed(X);
    }
}
