package shikomi.surrogate.kernel;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReference;
import shikomi.math.Cholesky;
import shikomi.math.Matrix;

/**
 * The posterior covariance of a Gaussian process with kernel k after observations at rows E with covariance A, times a
 * factor: k(x, x') − k(x, E) A⁻¹ k(E, x'). It has no hyperparameters.
 */
public final class PosteriorKernel implements Kernel {
    private final Kernel kernel;
    private final double[] theta;
    private final Against toE;
    private final Cholesky A;
    private final double factor;
    private final AtomicReference<Explained> last;

    /** V = L⁻¹ k(E, S) with A = L Lᵀ, cached for the last rows S, which are evaluated many times. */
    private record Explained(double[][] S, Matrix V) {}

    /**
     * @param theta the hyperparameters of {@code kernel}
     * @param toE the kernel k(·, E) at {@code theta}
     * @param A the observations' covariance, factored
     */
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

    /** This kernel multiplied by another factor. */
    public PosteriorKernel times(double another) {
        return new PosteriorKernel(kernel, theta, toE, A, factor * another, last);
    }

    /** The matrix L⁻¹ k(E, S) for the rows {@code from ≤ j < to} of S. */
    @SuppressWarnings(
            "ReferenceEquality") // the same rows are the same array; comparing them would cost as much as computing V
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
        return new Constant(against(new double[0], X).cross(X, 0, X.length, 0), pairs.count());
    }

    /** The kernel on pairs, which does not depend on hyperparameters. */
    private static final class Constant implements OnPairs {
        private final Matrix K;
        private final double[] k;

        Constant(Matrix K, int pairs) {
            this.K = K;
            this.k = new double[pairs];
            int pair = 0;
            for (int j = 0; j < K.columns(); j++) {
                for (int i = j + 1; i < K.rows(); i++) {
                    k[pair++] = K.get(i, j);
                }
            }
        }

        @Override
        public double[] at(double[] theta) {
            return k;
        }

        @Override
        public double variance(int row) {
            return K.get(row, row);
        }

        @Override
        public void addGradient(double[] twice, double[] diagonal, double[] gradient) {}
    }

    @Override
    public Against against(double[] none, double[][] X) {
        return new PosteriorAgainst(kernel.against(theta, X), explained(X, 0, X.length));
    }

    /**
     * The posterior kernel between the rows of X and other points; the part explained by the observations is
     * {@code ofX}ᵀ L⁻¹ k(E, ·).
     */
    private final class PosteriorAgainst implements Against {
        private final Against toX;
        private final Matrix ofX;

        PosteriorAgainst(Against toX, Matrix ofX) {
            this.toX = toX;
            this.ofX = ofX;
        }

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
            return new PosteriorRow(toX.at(x), toE.at(x), ofX);
        }
    }

    /** The posterior kernel between one point and the rows of X. */
    private final class PosteriorRow implements Row {
        private final Row toX;
        private final Row toE;
        private final Matrix ofX;
        private final double[] white;

        PosteriorRow(Row toX, Row toE, Matrix ofX) {
            this.toX = toX;
            this.toE = toE;
            this.ofX = ofX;
            this.white = A.halfProduct(toE.values());
        }

        @Override
        public double[] values() {
            double[] known = ofX.transposeTimes(white);
            double[] values = toX.values();
            double[] unexplained = new double[values.length];
            Arrays.setAll(unexplained, i -> factor * (values[i] - known[i]));
            return unexplained;
        }

        /** Adds Σ_i w_i ∂k(x, x_i)/∂x minus (∂k(x, E)/∂x) A⁻¹ k(E, X) w. */
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
