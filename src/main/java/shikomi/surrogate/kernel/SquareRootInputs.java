package shikomi.surrogate.kernel;

import java.util.Arrays;
import shikomi.math.Matrix;

/**
 * A kernel that sees inputs by their square roots, u = (√(x + ε) − √ε) / (√(1 + ε) − √ε) with an ε for each.
 *
 * <p>From nothing to a little of a component changes more than the same step further on, and by the square roots of
 * fractions two mixtures are as far apart as Hellinger's distance says. ε keeps the slope finite at 0; with an infinite ε, u
 * is x.
 */
public final class SquareRootInputs implements Kernel {
    /** Below 0, where only errors of rounding lead, the root goes on no further than by this share of ε. */
    private static final double BELOW = 0.5;

    private final Kernel kernel;
    private final double[] shift;

    /** @param shift ε of each input; infinite for one that is seen as it is, and for categories; further columns are seen as they are */
    public SquareRootInputs(Kernel kernel, double[] shift) {
        this.kernel = kernel;
        this.shift = shift.clone();
    }

    /** The rows of X as the kernel sees them. */
    double[][] seen(double[][] X) {
        return Arrays.stream(X).map(this::seen).toArray(double[][]::new);
    }

    private double[] seen(double[] x) {
        double[] seen = x.clone();
        for (int j = 0; j < shift.length; j++) {
            if (isRooted(j)) {
                seen[j] = (root(j, x[j]) - Math.sqrt(shift[j])) / span(j);
            }
        }
        return seen;
    }

    private boolean isRooted(int j) {
        return j < shift.length && shift[j] < Double.POSITIVE_INFINITY;
    }

    private double root(int j, double x) {
        return Math.sqrt(Math.max(x, -BELOW * shift[j]) + shift[j]);
    }

    private double span(int j) {
        return Math.sqrt(1 + shift[j]) - Math.sqrt(shift[j]);
    }

    /** du/dx. */
    private double slope(int j, double x) {
        return isRooted(j) ? 0.5 / (root(j, x) * span(j)) : 1;
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
        return kernel.pairs(seen(X)).of(X);
    }

    @Override
    public OnPairs on(Pairs pairs) {
        return kernel.on(pairs);
    }

    @Override
    public Against against(double[] theta, double[][] X) {
        Against against = kernel.against(theta, seen(X));
        return new Against() {
            @Override
            public Matrix cross(double[][] S, int from, int to, double plus) {
                return against.cross(seen(Arrays.copyOfRange(S, from, to)), 0, to - from, plus);
            }

            @Override
            public double[] variances(double[][] S, int from, int to) {
                return against.variances(seen(Arrays.copyOfRange(S, from, to)), 0, to - from);
            }

            @Override
            public Row at(double[] x) {
                return new Seen(against.at(seen(x)), x);
            }
        };
    }

    /** The inner kernel's row, its slope carried back to x. */
    private final class Seen implements Row {
        private final Row row;
        private final double[] x;

        Seen(Row row, double[] x) {
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
            double[] ofRoots = new double[gradient.length];
            row.addGradient(weights, ofRoots);
            for (int j = 0; j < gradient.length; j++) {
                gradient[j] += ofRoots[j] * slope(j, x[j]);
            }
        }
    }
}
