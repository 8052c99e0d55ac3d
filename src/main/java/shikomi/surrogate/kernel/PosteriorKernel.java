package shikomi.surrogate.kernel;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReference;
import shikomi.math.Cholesky;
import shikomi.math.Matrix;

/**
 * What is still unknown of a Gaussian process with kernel k after observations at E whose covariance is A: k(x, x') − k(x, E)
 * A⁻¹ k(E, x'), times a factor. It has no hyperparameters.
 */
public final class PosteriorKernel implements Kernel {
    private final Kernel kernel;
    private final double[] theta;
    private final Against toE;
    private final Cholesky A;
    private final double factor;
    private final AtomicReference<Explained> last;

    /** What the observations explain at the rows of S, which are asked for again and again. */
    private record Explained(double[][] S, Matrix V) {}

    /** @param toE k(·, E) */
    public PosteriorKernel(Kernel kernel, double[] theta, Against toE, Cholesky A, double factor) {
        this(kernel, theta, toE, A, factor, new AtomicReference<>());
    }

    private PosteriorKernel(
            Kernel kernel, double[] theta, Against toE, Cholesky A, double factor, AtomicReference<Explained> last) {
        this.kernel = kernel;
        this.theta = theta;
        this.toE = toE;
        this.A = A;
        this.factor = factor;
        this.last = last;
    }

    @Override
    public int size() {
        return 0;
    }

    @Override
    public boolean[] category() {
        return kernel.category();
    }

    /** The same times another factor. */
    public PosteriorKernel times(double another) {
        return new PosteriorKernel(kernel, theta, toE, A, factor * another, last);
    }

    /** L⁻¹ k(E, S). */
    @SuppressWarnings(
            "ReferenceEquality") // the same rows are the same array, and comparing them all would cost as much
    private Matrix explained(double[][] S, int from, int to) {
        Explained known = last.get();
        if (known != null && known.S() == S && from == 0 && to == S.length) {
            return known.V();
        }
        Matrix V = A.halfSolveInPlace(toE.cross(S, from, to, 0));
        if (from == 0 && to == S.length) {
            last.set(new Explained(S, V));
        }
        return V;
    }

    @Override
    public Pairs pairs(double[][] X) {
        return kernel.pairs(X);
    }

    @Override
    public OnPairs on(Pairs pairs) {
        double[][] X = pairs.X();
        Matrix all = against(new double[0], X).cross(X, 0, X.length, 0);
        double[] k = new double[pairs.count()];
        int pair = 0;
        for (int j = 0; j < X.length; j++) {
            for (int i = j + 1; i < X.length; i++) {
                k[pair++] = all.get(i, j);
            }
        }
        return new OnPairs() {
            @Override
            public double[] at(double[] theta) {
                return k;
            }

            @Override
            public double variance(int row) {
                return all.get(row, row);
            }

            @Override
            public void addGradient(double[] twice, double[] diagonal, double[] gradient) {}
        };
    }

    @Override
    public Against against(double[] none, double[][] X) {
        Matrix ofX = explained(X, 0, X.length);
        Against toX = kernel.against(theta, X);
        return new Against() {
            @Override
            public Matrix cross(double[][] S, int from, int to, double plus) {
                Matrix K = toX.cross(S, from, to, 0);
                Matrix known = ofX.transposeTimes(explained(S, from, to));
                for (int j = 0; j < K.columns(); j++) {
                    for (int i = 0; i < K.rows(); i++) {
                        K.set(i, j, factor * (K.get(i, j) - known.get(i, j)) + plus);
                    }
                }
                return K;
            }

            @Override
            public double[] variances(double[][] S, int from, int to) {
                double[] variances = toX.variances(S, from, to);
                Matrix V = explained(S, from, to);
                for (int j = 0; j < variances.length; j++) {
                    variances[j] = factor * Math.max(variances[j] - V.squaredNormOfColumn(j), 0);
                }
                return variances;
            }

            @Override
            public Row at(double[] x) {
                return new There(toX.at(x), toE.at(x), ofX);
            }
        };
    }

    /** Between one point and the rows of X. */
    private final class There implements Row {
        private final Row toX;
        private final Row toE;
        private final Matrix ofX;
        private final double[] white;

        There(Row toX, Row toE, Matrix ofX) {
            this.toX = toX;
            this.toE = toE;
            this.ofX = ofX;
            this.white = A.halfProduct(toE.values());
        }

        @Override
        public double[] values() {
            double[] known = ofX.transposeTimes(white);
            double[] values = toX.values();
            double[] left = new double[values.length];
            Arrays.setAll(left, i -> factor * (values[i] - known[i]));
            return left;
        }

        /** Σ_i w_i ∂k(x, x_i)/∂x less (∂k(x, E)/∂x) A⁻¹ k(E, X) w. */
        @Override
        public void addGradient(double[] weights, double[] gradient) {
            double[] direct = new double[gradient.length];
            toX.addGradient(weights, direct);
            double[] through = A.backProduct(ofX.times(weights));
            Arrays.setAll(through, e -> -through[e]);
            toE.addGradient(through, direct);
            add(direct, gradient);
        }

        @Override
        public double variance() {
            double known = 0;
            for (double w : white) {
                known += w * w;
            }
            return factor * Math.max(toX.variance() - known, 0);
        }

        @Override
        public void addVarianceGradient(double[] gradient) {
            double[] direct = new double[gradient.length];
            toX.addVarianceGradient(direct);
            double[] through = A.backProduct(white);
            Arrays.setAll(through, e -> -2 * through[e]);
            toE.addGradient(through, direct);
            add(direct, gradient);
        }

        private void add(double[] direct, double[] gradient) {
            for (int j = 0; j < gradient.length; j++) {
                gradient[j] += factor * direct[j];
            }
        }
    }
}
