package shikomi.math;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * The compact representation of the limited-memory BFGS matrix, B = θI − W M Wᵀ with W = [Y, θS], {@code n×2k} for k
 * steps (Byrd et al. 1995, equation 3.2).
 */
final class QuasiNewton {
    /** The largest number of stored steps; Byrd et al. recommend 3 to 20. */
    private static final int MEMORY = 10;

    /**
     * The relative curvature below which a step is skipped, the machine precision as in the authors' code (their
     * equation 3.9).
     */
    private static final double LEAST_CURVATURE = 2.2e-16;

    private final int dimension;
    private final List<double[]> steps = new ArrayList<>();
    private final List<double[]> changes = new ArrayList<>();
    private double theta = 1;
    private double[][] M = {};

    QuasiNewton(int dimension) {
        this.dimension = dimension;
    }

    boolean isEmpty() {
        return steps.isEmpty();
    }

    /** Removes all steps, so that B = I. */
    void clear() {
        steps.clear();
        changes.clear();
        theta = 1;
        M = new double[0][];
    }

    double theta() {
        return theta;
    }

    /** The number of columns of W. */
    int width() {
        return 2 * steps.size();
    }

    /** Adds a step s and the change y of the gradient over it, unless the curvature sᵀy is not positive. */
    void add(double[] s, double[] y) {
        double curvature = Dot.of(s, y);
        double yy = Dot.of(y, y);
        if (curvature <= LEAST_CURVATURE * yy) {
            return;
        }
        if (steps.size() == MEMORY) {
            steps.removeFirst();
            changes.removeFirst();
        }
        steps.add(s);
        changes.add(y);
        theta = yy / curvature;
        M = middleMatrix();
    }

    /** Row i of W. */
    double[] row(int i) {
        int k = steps.size();
        double[] row = new double[2 * k];
        for (int j = 0; j < k; j++) {
            row[j] = changes.get(j)[i];
            row[k + j] = theta * steps.get(j)[i];
        }
        return row;
    }

    /** The product Wᵀd. */
    double[] transposeTimes(double[] d) {
        int k = steps.size();
        double[] product = new double[2 * k];
        for (int j = 0; j < k; j++) {
            product[j] = Dot.of(changes.get(j), d);
            product[k + j] = theta * Dot.of(steps.get(j), d);
        }
        return product;
    }

    /** The product M v. */
    double[] middle(double[] v) {
        double[] product = new double[v.length];
        for (int i = 0; i < v.length; i++) {
            product[i] = Dot.of(M[i], v);
        }
        return product;
    }

    /** The step from the Cauchy point to the model's minimum over the free variables (equations 5.4 and 5.11). */
    double[] subspaceStep(boolean[] free, double[] x, double[] g, double[] cauchy, double[] c) {
        double[] Mc = middle(c);
        double[] r = new double[dimension];
        for (int i = 0; i < dimension; i++) {
            if (free[i]) {
                r[i] = g[i] + theta * (cauchy[i] - x[i]) - Dot.of(row(i), Mc);
            }
        }
        double[] step = new double[dimension];
        double[] v = isEmpty() ? new double[0] : correction(free, r);
        for (int i = 0; i < dimension; i++) {
            if (free[i]) {
                step[i] = -r[i] / theta - Dot.of(row(i), v) / (theta * theta);
            }
        }
        return step;
    }

    /** The vector (I − M WᵀW / θ)⁻¹ M Wᵀr over the free rows of W. */
    private double[] correction(boolean[] free, double[] r) {
        int width = width();
        double[][] N = new double[width][width];
        for (int i = 0; i < dimension; i++) {
            if (!free[i]) {
                continue;
            }
            double[] row = row(i);
            for (int a = 0; a < width; a++) {
                for (int b = 0; b < width; b++) {
                    N[a][b] += row[a] * row[b] / theta;
                }
            }
        }
        RealMatrix system = new Array2DRowRealMatrix(M, false).multiply(new Array2DRowRealMatrix(N, false));
        system = system.scalarMultiply(-1);
        for (int a = 0; a < width; a++) {
            system.addToEntry(a, a, 1);
        }
        double[] right = middle(transposeTimes(r));
        return solver(system).solve(new Array2DRowRealMatrix(right)).getColumn(0);
    }

    /** The middle matrix M = [[−D, Lᵀ], [L, θSᵀS]]⁻¹ (equation 3.4). */
    private double[][] middleMatrix() {
        int k = steps.size();
        double[][] inverse = new double[2 * k][2 * k];
        for (int i = 0; i < k; i++) {
            for (int j = 0; j < k; j++) {
                double sy = Dot.of(steps.get(i), changes.get(j));
                if (i == j) {
                    inverse[i][i] = -sy;
                } else if (i > j) {
                    inverse[k + i][j] = sy;
                    inverse[j][k + i] = sy;
                }
                inverse[k + i][k + j] = theta * Dot.of(steps.get(i), steps.get(j));
            }
        }
        return solver(new Array2DRowRealMatrix(inverse, false)).getInverse().getData();
    }

    private static org.apache.commons.math3.linear.DecompositionSolver solver(RealMatrix A) {
        return new LUDecomposition(A, 0).getSolver();
    }
}
