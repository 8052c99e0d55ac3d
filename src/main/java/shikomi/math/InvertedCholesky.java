package shikomi.math;

import java.util.List;

/**
 * The inverse L⁻¹ of the Cholesky factor of a large matrix, A = L Lᵀ, both {@code n×n}. L itself is not kept: it would
 * take as much memory again, and products with L⁻¹ are faster than substitution with L.
 */
public final class InvertedCholesky implements TriangularFactor {
    private final Matrix inverse;
    private final double jitter;

    private InvertedCholesky(Matrix inverse, double jitter) {
        this.inverse = inverse;
        this.jitter = jitter;
    }

    /**
     * Factors {@code A} and inverts the factor in place; the result then owns its storage.
     *
     * @throws IllegalArgumentException as {@link Cholesky#inPlace}
     */
    public static InvertedCholesky inPlace(Matrix A) {
        double jitter = Cholesky.inPlace(A).jitter();
        LinearAlgebra.FASTEST.invertTriangular(A);
        return new InvertedCholesky(A, jitter);
    }

    @Override
    public double jitter() {
        return jitter;
    }

    @Override
    public double[] solve(double[] b) {
        return backProduct(halfProduct(b));
    }

    @Override
    public Matrix halfSolveInPlace(Matrix B) {
        LinearAlgebra.FASTEST.multiplyTriangular(inverse, false, B);
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
        LinearAlgebra.FASTEST.multiplyTriangular(inverse, transposed, x);
        return x.column(0);
    }

    /** Each entry as the dot product of two columns of L⁻¹, as A⁻¹ = L⁻ᵀL⁻¹. */
    @Override
    public List<Matrix> blocksOfInverse(List<int[]> blocks) {
        return blocks.stream().map(this::blockOfInverse).toList();
    }

    private Matrix blockOfInverse(int[] rows) {
        Matrix block = Matrix.zeros(rows.length, rows.length);
        for (int b = 0; b < rows.length; b++) {
            for (int a = 0; a < rows.length; a++) {
                block.set(a, b, inverse.dotOfLowerColumns(rows[a], rows[b]));
            }
        }
        return block;
    }

    /** The inverse of L' is [[L⁻¹, 0], [−ℓᵀL⁻¹/λ, 1/λ]] with λ² = diagonal − ℓᵀℓ. */
    @Override
    public InvertedCholesky append(double[] a, double diagonal) {
        int n = inverse.rows();
        double[] l = halfProduct(a);
        double last = Cholesky.lastOfDiagonal(l, diagonal);
        double[] row = backProduct(l);
        Matrix larger = inverse.bordered();
        for (int j = 0; j < n; j++) {
            larger.set(n, j, -row[j] / last);
        }
        larger.set(n, n, 1 / last);
        return new InvertedCholesky(larger, jitter);
    }
}
