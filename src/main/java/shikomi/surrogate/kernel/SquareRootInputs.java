package shikomi.surrogate.kernel;

import java.util.Arrays;
import shikomi.math.Matrix;

/**
 * A kernel of square-root-transformed inputs, u_j = (√(x_j + ε_j) − √ε_j) / (√(1 + ε_j) − √ε_j).
 *
 * <p>A trace of a component that was absent changes a mixture more than the same step from a larger fraction, and the
 * Euclidean distance of the square roots of fractions is the Hellinger distance. ε keeps the slope finite at 0; in the
 * limit of an infinite ε, u is x.
 */
public final class SquareRootInputs implements Kernel {
    /**
     * The share of ε at which inputs below 0, which come from rounding, are clipped, so that the root stays real and
     * its slope finite.
     */
    private static final double BELOW = 0.5;

    private final Kernel kernel;
    private final double[] shift;

    /**
     * @param shift ε of each input; infinite if the input is not transformed, as for categories; further columns are
     *     not transformed
     */
    public SquareRootInputs(Kernel kernel, double[] shift) {
        this.kernel = kernel;
        this.shift = shift.clone();
    }

    /** The rows of X, {@code n×d}, transformed. */
    double[][] transformed(double[][] X) {
        return Arrays.stream(X).map(this::transformed).toArray(double[][]::new);
    }

    private double[] transformed(double[] x) {
        double[] u = x.clone();
        for (int j = 0; j < shift.length; j++) {
            if (isTransformed(j)) {
                u[j] = (root(j, x[j]) - Math.sqrt(shift[j])) / span(j);
            }
        }
        return u;
    }

    private boolean isTransformed(int j) {
        return j < shift.length && shift[j] < Double.POSITIVE_INFINITY;
    }

    private double root(int j, double x) {
        return Math.sqrt(Math.max(x, -BELOW * shift[j]) + shift[j]);
    }

    private double span(int j) {
        return Math.sqrt(1 + shift[j]) - Math.sqrt(shift[j]);
    }

    /** The derivative du/dx of input j. */
    private double slope(int j, double x) {
        return isTransformed(j) ? 0.5 / (root(j, x) * span(j)) : 1;
    }

    @Override
    public int size() {
        return kernel.size();
    }

    @Override
    public boolean[] category() {
        return kernel.category();
    }

    @Override
    public Pairs pairs(double[][] X) {
        return kernel.pairs(transformed(X)).of(X);
    }

    @Override
    public OnPairs on(Pairs pairs) {
        return kernel.on(pairs);
    }

    @Override
    public Against against(double[] theta, double[][] X) {
        return new TransformedAgainst(kernel.against(theta, transformed(X)));
    }

    /** The inner kernel between the transformed rows and transformed points. */
    private final class TransformedAgainst implements Against {
        private final Against against;

        TransformedAgainst(Against against) {
            this.against = against;
        }

        @Override
        public Matrix cross(double[][] S, int from, int to, double plus) {
            return against.cross(transformed(Arrays.copyOfRange(S, from, to)), 0, to - from, plus);
        }

        @Override
        public double[] variances(double[][] S, int from, int to) {
            return against.variances(transformed(Arrays.copyOfRange(S, from, to)), 0, to - from);
        }

        @Override
        public Row at(double[] x) {
            return new TransformedRow(against.at(transformed(x)), x);
        }
    }

    /** The inner kernel's row, its gradient by the chain rule ∂/∂x = (∂/∂u) du/dx. */
    private final class TransformedRow implements Row {
        private final Row row;
        private final double[] x;

        TransformedRow(Row row, double[] x) {
            this.row = row;
            this.x = x;
        }

        @Override
        public double[] values() {
            return row.values();
        }

        @Override
        public double variance() {
            return row.variance();
        }

        @Override
        public void addGradient(double[] weights, double[] gradient) {
            double[] byU = new double[gradient.length];
            row.addGradient(weights, byU);
            for (int j = 0; j < gradient.length; j++) {
                gradient[j] += byU[j] * slope(j, x[j]);
            }
        }
    }
}
