package shikomi.math;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The Cholesky factor L of a symmetric positive definite matrix, A = L Lᵀ, both {@code n×n}.
 *
 * <p>If A is not positive definite in floating point, jitter is added to its diagonal: first 10⁻¹⁰ of the mean
 * diagonal, then ten times more in each attempt, up to 10⁻⁵; {@link #jitter()} returns it.
 */
public final class Cholesky implements TriangularFactor {
    /** The first jitter, as a share of the mean diagonal: well above rounding, well below any noise variance. */
    private static final double LEAST_JITTER = 1e-10;

    /**
     * The largest jitter, 10⁻⁵: a tenth of the least noise variance, with a margin for the rounding of repeated
     * multiplication by ten.
     */
    private static final double MOST_JITTER = 1.0001e-5;

    /**
     * The number of columns from which a product with L⁻¹, once inverted, is faster than substitution: up to four
     * times.
     */
    private static final int WIDE = 128;

    private final Matrix L;
    private final double jitter;
    private volatile @Nullable Matrix inverseOfL;

    private Cholesky(Matrix L, double jitter) {
        this.L = L;
        this.jitter = jitter;
    }

    /**
     * Factors {@code A}, of which both triangles are read; {@code A} is not modified.
     *
     * @throws IllegalArgumentException if even the largest jitter does not make it positive definite
     */
    public static Cholesky of(Matrix A) {
        return inPlace(A.copy());
    }

    /**
     * Factors {@code A} in place; the factor then owns its storage.
     *
     * @throws IllegalArgumentException if even the largest jitter does not make it positive definite
     */
    public static Cholesky inPlace(Matrix A) {
        int n = A.rows();
        double[] diagonal = A.diagonal();
        double mean = 0;
        for (double entry : diagonal) {
            mean += entry / n;
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

    /**
     * Restores the lower triangle from the upper one, which factoring leaves untouched, with jitter on the diagonal.
     */
    private static void restore(Matrix A, double[] diagonal, double jitter) {
        for (int j = 0; j < A.columns(); j++) {
            A.set(j, j, diagonal[j] + jitter);
            for (int i = j + 1; i < A.rows(); i++) {
                A.set(i, j, A.get(j, i));
            }
        }
    }

    @Override
    public double jitter() {
        return jitter;
    }

    /** The number of rows, n. */
    public int size() {
        return L.rows();
    }

    /** ln det A. */
    public double logDeterminant() {
        double sum = 0;
        for (int i = 0; i < size(); i++) {
            sum += Math.log(L.get(i, i));
        }
        return 2 * sum;
    }

    @Override
    public double[] solve(double[] b) {
        Matrix x = Matrix.ofColumn(b);
        LinearAlgebra.FASTEST.solveTriangular(L, false, x);
        LinearAlgebra.FASTEST.solveTriangular(L, true, x);
        return x.column(0);
    }

    /** The product L⁻¹b. */
    public double[] halfSolve(double[] b) {
        Matrix x = Matrix.ofColumn(b);
        LinearAlgebra.FASTEST.solveTriangular(L, false, x);
        return x.column(0);
    }

    /** The product L⁻ᵀb. */
    public double[] backSolve(double[] b) {
        Matrix x = Matrix.ofColumn(b);
        LinearAlgebra.FASTEST.solveTriangular(L, true, x);
        return x.column(0);
    }

    @Override
    public Matrix halfSolveInPlace(Matrix B) {
        if (B.columns() < WIDE) {
            LinearAlgebra.FASTEST.solveTriangular(L, false, B);
        } else {
            LinearAlgebra.FASTEST.multiplyTriangular(inverseOfL(), false, B);
        }
        return B;
    }

    @Override
    public double[] halfProduct(double[] b) {
        return product(false, b);
    }

    @Override
    public double[] backProduct(double[] b) {
        return product(true, b);
    }

    private double[] product(boolean transposed, double[] b) {
        Matrix x = Matrix.ofColumn(b);
        LinearAlgebra.FASTEST.multiplyTriangular(inverseOfL(), transposed, x);
        return x.column(0);
    }

    /** L⁻¹, computed when first needed; two threads may both compute it, with the same result. */
    private Matrix inverseOfL() {
        Matrix inverse = inverseOfL;
        if (inverse == null) {
            inverse = L.copy();
            LinearAlgebra.FASTEST.invertTriangular(inverse);
            inverseOfL = inverse;
        }
        return inverse;
    }

    /** Overwrites L by the lower triangle of A⁻¹ and returns it; this factor must not be used afterwards. */
    public Matrix invertInPlace() {
        LinearAlgebra.FASTEST.invertFactor(L);
        return L;
    }

    /** The inverse A⁻¹, with both triangles filled. */
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

    @Override
    public List<Matrix> blocksOfInverse(List<int[]> blocks) {
        Matrix inverse = inverse();
        return blocks.stream().map(inverse::block).toList();
    }

    @Override
    public Cholesky append(double[] a, double diagonal) {
        int n = size();
        double[] l = halfSolve(a);
        Matrix larger = L.bordered();
        for (int j = 0; j < n; j++) {
            larger.set(n, j, l[j]);
        }
        larger.set(n, n, lastOfDiagonal(l, diagonal));
        return new Cholesky(larger, jitter);
    }

    /** The last diagonal entry √(diagonal − ℓᵀℓ) of an extended factor, kept away from 0. */
    static double lastOfDiagonal(double[] l, double diagonal) {
        double rest = diagonal;
        for (double entry : l) {
            rest -= entry * entry;
        }
        return Math.sqrt(Math.max(rest, LEAST_JITTER * diagonal));
    }
}
