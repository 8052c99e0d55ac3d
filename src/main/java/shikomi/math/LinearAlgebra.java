package shikomi.math;

/**
 * The dense operations behind {@link Cholesky} and {@link Matrix}; triangular matrices are lower triangles, column by
 * column.
 */
interface LinearAlgebra {

    /** OpenBLAS if its library can be loaded, else ojAlgo. */
    LinearAlgebra FASTEST = OpenBlas.load().map(LinearAlgebra.class::cast).orElseGet(OjAlgo::new);

    /** The name of the library. */
    String name();

    /** Overwrites the lower triangle of {@code A} by L of A = L Lᵀ; false if A is not positive definite. */
    boolean factor(Matrix A);

    /** Overwrites {@code B} by L⁻¹B, or by L⁻ᵀB when {@code transposed}. */
    void solveTriangular(Matrix L, boolean transposed, Matrix B);

    /** Overwrites {@code B} by TB, or by TᵀB when {@code transposed}, where T is a lower triangle. */
    void multiplyTriangular(Matrix T, boolean transposed, Matrix B);

    /** Overwrites the lower triangle of L by that of L⁻¹. */
    void invertTriangular(Matrix L);

    /** Overwrites the lower triangle of L by that of (L Lᵀ)⁻¹. */
    void invertFactor(Matrix L);

    /** Overwrites {@code C} by AᵀB. */
    void transposeTimes(Matrix A, Matrix B, Matrix C);
}
