package shikomi.math;

/** The handful of dense operations that the rest stands on; all work on lower triangles, column by column. */
interface LinearAlgebra {

    /** OpenBLAS where its library loads, else ojAlgo. */
    LinearAlgebra FASTEST = OpenBlas.load().map(LinearAlgebra.class::cast).orElseGet(OjAlgo::new);

    String name();

    /** Overwrites the lower triangle of {@code A} by L of A = L Lᵀ; false where A is not positive definite. */
    boolean factor(Matrix A);

    /** Overwrites {@code B} by L⁻¹B, or by L⁻ᵀB when {@code transposed}. */
    void solveTriangular(Matrix L, boolean transposed, Matrix B);

    /** Overwrites {@code B} by TB, or by TᵀB when {@code transposed}, of T the lower triangle. */
    void multiplyTriangular(Matrix T, boolean transposed, Matrix B);

    /** Overwrites the lower triangle of L by that of L⁻¹. */
    void invertTriangular(Matrix L);

    /** Overwrites the lower triangle of L by that of (L Lᵀ)⁻¹. */
    void invertFactor(Matrix L);

    /** C = AᵀB. */
    void transposeTimes(Matrix A, Matrix B, Matrix C);
}
