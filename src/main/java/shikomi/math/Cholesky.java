package shikomi.math;

import org.jspecify.annotations.Nullable;

/**
 * The factor L of a symmetric positive definite matrix, A = L Lᵀ, both {@code n×n}.
 *
 * <p>Where A is not positive definite in floating point, jitter is added to its diagonal: first 10⁻¹⁰ of the mean
 * diagonal, then ten times more until 10⁻⁵; how much is told by {@link #jitter()}.
 */
public final class Cholesky {
    private static final double LEAST_JITTER = 1e-10;
    private static final double MOST_JITTER = 1.0001e-5;

    /** From so many columns on a product with L⁻¹ pays, which is up to four times faster than to substitute. */
    private static final int WIDE = 128;

    private final Matrix L;
    private final double jitter;
    private volatile @Nullable Matrix inverseOfL;

    private Cholesky(Matrix L, double jitter) {
        this.L = L;
        this.jitter = jitter;
    }

    /**
     * Factors {@code A}, of which both triangles are read; {@code A} is left as it was.
     *
     * @throws IllegalArgumentException where even the largest jitter does not make it positive definite
     */
    public static Cholesky of(Matrix A) {
        return inPlace(A.copy());
    }
    /** Factors {@code A} in its own storage, which belongs to the factor from then on. */
    public static Cholesky inPlace(Matrix A) {
        int n = A.rows();
        double[] diagonal = new double[n];
        double mean = 0;
        for (int i = 0; i < n; i++) {
            diagonal[i] = A.get(i, i);
            mean += diagonal[i] / n;
        }
        if (LinearAlgebra.FASTEST.factor(A)) {
            return new Cholesky(A, 0);
        }
        for (double share = LEAST_JITTER; share <= MOST_JITTER; share *= 10) {
            restore(A, diagonal, share * mean);
            if (LinearAlgebra.FASTEST.factor(A)) {
                return new Cholesky(A, share * mean);
            }
        }
        throw new IllegalArgumentException(
                "A " + n + "×" + n + " matrix with mean diagonal " + mean + " is not positive definite");
    }

    /** The lower triangle again, from the upper one that factoring leaves untouched. */
    private static void restore(Matrix A, double[] diagonal, double jitter) {
        for (int j = 0; j < A.columns(); j++) {
            A.set(j, j, diagonal[j] + jitter);
            for (int i = j + 1; i < A.rows(); i++) {
                A.set(i, j, A.get(j, i));
            }
        }
    }

    /** What was added to every diagonal entry, 0 as a rule. */
    public double jitter() {
        return jitter;
    }

    public int size() {
        return L.rows();
    }

    /** ln |A|. */
    public double logDeterminant() {
        double sum = 0;
        for (int i = 0; i < size(); i++) {
            sum += Math.log(L.get(i, i));
        }
        return 2 * sum;
    }

    /** A⁻¹b. */
    public double[] solve(double[] b) {
        Matrix x = columnOf(b);
        LinearAlgebra.FASTEST.solveTriangular(L, false, x);
        LinearAlgebra.FASTEST.solveTriangular(L, true, x);
        return x.column(0);
    }

    /** L⁻¹b. */
    public double[] halfSolve(double[] b) {
        Matrix x = columnOf(b);
        LinearAlgebra.FASTEST.solveTriangular(L, false, x);
        return x.column(0);
    }

    /** L⁻ᵀb. */
    public double[] backSolve(double[] b) {
        Matrix x = columnOf(b);
        LinearAlgebra.FASTEST.solveTriangular(L, true, x);
        return x.column(0);
    }

    /** L⁻¹B in the storage of {@code B}, {@code n×m}. */
    public Matrix halfSolveInPlace(Matrix B) {
        if (B.columns() < WIDE) {
            LinearAlgebra.FASTEST.solveTriangular(L, false, B);
        } else {
            LinearAlgebra.FASTEST.multiplyTriangular(inverseOfL(), false, B);
        }
        return B;
    }

    /** L⁻¹b by a product, for those who ask often. */
    public double[] halfProduct(double[] b) {
        return product(false, b);
    }

    /** L⁻ᵀb by a product, for those who ask often. */
    public double[] backProduct(double[] b) {
        return product(true, b);
    }

    private double[] product(boolean transposed, double[] b) {
        Matrix x = columnOf(b);
        LinearAlgebra.FASTEST.multiplyTriangular(inverseOfL(), transposed, x);
        return x.column(0);
    }

    /** Computed once, or by two threads to the same end. */
    private Matrix inverseOfL() {
        Matrix inverse = inverseOfL;
        if (inverse == null) {
            inverse = L.copy();
            LinearAlgebra.FASTEST.invertTriangular(inverse);
            inverseOfL = inverse;
        }
        return inverse;
    }

    /** A⁻¹ in the storage of L, lower triangle; this factor is spent. */
    public Matrix invertInPlace() {
        LinearAlgebra.FASTEST.invertFactor(L);
        return L;
    }

    /** A⁻¹, both triangles filled. */
    public Matrix inverse() {
        Matrix inverse = L.copy();
        LinearAlgebra.FASTEST.invertFactor(inverse);
        for (int j = 0; j < size(); j++) {
            for (int i = j + 1; i < size(); i++) {
                inverse.set(j, i, inverse.get(i, j));
            }
        }
        return inverse;
    }

    /**
     * The factor of A with one more row and column: {@code a} against the old ones, {@code diagonal} with itself.
     *
     * <p>L' = [[L, 0], [ℓᵀ, √(diagonal − ℓᵀℓ)]] with ℓ = L⁻¹a, in O(n²).
     */
    public Cholesky append(double[] a, double diagonal) {
        int n = size();
        double[] l = halfSolve(a);
        double rest = diagonal;
        for (double entry : l) {
            rest -= entry * entry;
        }
        Matrix larger = Matrix.zeros(n + 1, n + 1);
        for (int j = 0; j < n; j++) {
            System.arraycopy(L.data, j * n + j, larger.data, j * (n + 1) + j, n - j);
            larger.set(n, j, l[j]);
        }
        larger.set(n, n, Math.sqrt(Math.max(rest, LEAST_JITTER * diagonal)));
        return new Cholesky(larger, jitter);
    }

    private static Matrix columnOf(double[] b) {
        Matrix column = Matrix.zeros(b.length, 1);
        System.arraycopy(b, 0, column.data, 0, b.length);
        return column;
    }
}
