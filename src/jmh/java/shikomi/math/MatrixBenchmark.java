package shikomi.math;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** The operations on {@code n×n} matrices, and the product of two for comparison, which is the fastest per operation. */
public class MatrixBenchmark extends Timed {
    @Param({"50", "200", "1000"})
    private int n;

    private Matrix A;
    private Matrix L;
    private Matrix scratch;

    @Setup
    public void factored() {
        A = Matrix.zeros(n, n);
        for (int j = 0; j < n; j++) {
            for (int i = 0; i < n; i++) {
                A.set(i, j, Math.exp(-0.1 * Math.abs(i - j)));
            }
        }
        L = A.copy();
        LinearAlgebra.FASTEST.factor(L);
        scratch = Matrix.zeros(n, n);
    }

    /** AᵀL by DGEMM, 2n³ operations. */
    @Benchmark
    public Matrix multiply() {
        LinearAlgebra.FASTEST.transposeTimes(A, L, scratch);
        return scratch;
    }

    /** Part of {@link #factor} and of {@link #invert}, which overwrite what they are given. */
    @Benchmark
    public Matrix copy() {
        return copied(A);
    }

    /** A = L Lᵀ, n³/3 operations. */
    @Benchmark
    public Cholesky factor() {
        return Cholesky.inPlace(copied(A));
    }

    /** (L Lᵀ)⁻¹, 2n³/3 operations. */
    @Benchmark
    public Matrix invert() {
        LinearAlgebra.FASTEST.invertFactor(copied(L));
        return scratch;
    }

    private Matrix copied(Matrix from) {
        System.arraycopy(from.data, 0, scratch.data, 0, from.data.length);
        return scratch;
    }
}
