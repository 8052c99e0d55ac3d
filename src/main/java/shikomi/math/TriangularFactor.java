package shikomi.math;

import java.util.List;

/**
 * A triangular factor of a symmetric positive definite matrix, A = L Lᵀ, both {@code n×n}, for the solution of many
 * systems. Immutable.
 */
public sealed interface TriangularFactor permits Cholesky, InvertedCholesky {

    /** The number that was added to every diagonal entry of A; usually 0. */
    double jitter();

    /** The product A⁻¹b. */
    double[] solve(double[] b);

    /** Overwrites {@code B}, {@code n×m}, by L⁻¹B and returns it. */
    Matrix halfSolveInPlace(Matrix B);

    /** The product L⁻¹b by multiplication with L⁻¹; for many right-hand sides. */
    double[] halfProduct(double[] b);

    /** The product L⁻ᵀb by multiplication with L⁻ᵀ; for many right-hand sides. */
    double[] backProduct(double[] b);

    /** The blocks of A⁻¹ in these rows and the columns of the same numbers. */
    List<Matrix> blocksOfInverse(List<int[]> blocks);

    /**
     * The factor of A with one more row and column, in O(n²): L' = [[L, 0], [ℓᵀ, √(diagonal − ℓᵀℓ)]] with ℓ = L⁻¹a.
     *
     * @param a the entries of the new row in the old columns, of length n
     * @param diagonal its diagonal entry
     */
    TriangularFactor append(double[] a, double diagonal);
}
