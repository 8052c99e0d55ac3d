package shikomi.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class InvertedCholeskyTest {
    private static final int N = 40;

    private static Matrix positiveDefinite(int n, long seed) {
        RandomStream random = RandomStream.of(seed);
        Matrix B = Matrix.zeros(n, n);
        for (int j = 0; j < n; j++) {
            for (int i = 0; i < n; i++) {
                B.set(i, j, random.gaussian());
            }
        }
        Matrix A = B.transposeTimes(B);
        for (int i = 0; i < n; i++) {
            A.set(i, i, A.get(i, i) + 1);
        }
        return A;
    }

    private static double[] vector(long seed) {
        RandomStream random = RandomStream.of(seed);
        double[] b = new double[N];
        java.util.Arrays.setAll(b, i -> random.gaussian());
        return b;
    }

    @Test
    void it_gives_the_same_products_as_the_factor_that_is_kept() {
        Matrix A = positiveDefinite(N, 1);
        Cholesky kept = Cholesky.of(A);
        InvertedCholesky inverted = InvertedCholesky.inPlace(A.copy());
        double[] b = vector(2);
        assertThat(inverted.solve(b)).containsExactly(kept.solve(b), within(1e-10));
        assertThat(inverted.halfProduct(b)).containsExactly(kept.halfSolve(b), within(1e-10));
        assertThat(inverted.backProduct(b)).containsExactly(kept.backSolve(b), within(1e-10));
        assertThat(inverted.halfSolveInPlace(Matrix.ofColumn(b)).column(0))
                .containsExactly(kept.halfSolve(b), within(1e-10));
    }

    @Test
    void its_blocks_are_those_of_the_inverse() {
        Matrix A = positiveDefinite(N, 3);
        List<int[]> blocks = List.of(new int[] {5}, new int[] {0, 17, 39}, new int[] {8, 3});
        List<Matrix> kept = Cholesky.of(A).blocksOfInverse(blocks);
        List<Matrix> inverted = InvertedCholesky.inPlace(A.copy()).blocksOfInverse(blocks);
        for (int b = 0; b < blocks.size(); b++) {
            for (int i = 0; i < blocks.get(b).length; i++) {
                assertThat(inverted.get(b).column(i))
                        .containsExactly(kept.get(b).column(i), within(1e-10));
            }
        }
    }

    @Test
    void appending_a_row_equals_factoring_the_larger_matrix() {
        Matrix larger = positiveDefinite(N + 1, 4);
        double[] row = java.util.Arrays.copyOf(larger.column(N), N);
        int[] first = java.util.stream.IntStream.range(0, N).toArray();
        InvertedCholesky appended =
                InvertedCholesky.inPlace(larger.block(first)).append(row, larger.get(N, N));
        double[] b = java.util.Arrays.copyOf(vector(5), N + 1);
        b[N] = 0.7;
        assertThat(appended.solve(b)).containsExactly(Cholesky.of(larger).solve(b), within(1e-9));
    }

    @Test
    void it_adds_the_same_jitter_to_a_singular_matrix() {
        Matrix ones = Matrix.zeros(N, N);
        for (int j = 0; j < N; j++) {
            for (int i = 0; i < N; i++) {
                ones.set(i, j, 1);
            }
        }
        assertThat(InvertedCholesky.inPlace(ones.copy()).jitter())
                .isEqualTo(Cholesky.of(ones).jitter())
                .isPositive();
    }
}
