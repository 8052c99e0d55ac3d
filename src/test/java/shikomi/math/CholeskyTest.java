package shikomi.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CholeskyTest {
    private static Matrix randomCovariance(int n, long seed) {
        RandomStream random = RandomStream.of(seed);
        Matrix B = Matrix.zeros(n + 3, n);
        for (int j = 0; j < n; j++) {
            for (int i = 0; i < n + 3; i++) {
                B.set(i, j, random.gaussian());
            }
        }
        return B.transposeTimes(B);
    }

    private static CholeskyDecomposition naive(Matrix A) {
        double[][] rows = new double[A.rows()][];
        for (int i = 0; i < A.rows(); i++) {
            rows[i] = A.row(i);
        }
        return new CholeskyDecomposition(new Array2DRowRealMatrix(rows), 1e-8, 0);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 60})
    void agrees_with_a_plain_decomposition(int n) {
        Matrix A = randomCovariance(n, n);
        Cholesky L = Cholesky.of(A);
        var twin = naive(A);
        double[] b = RandomStream.of(5).permutation(n).length == 0 ? new double[0] : A.column(0);
        assertThat(L.jitter()).isZero();
        assertThat(L.logDeterminant()).isCloseTo(Math.log(twin.getDeterminant()), within(1e-8));
        assertThat(L.solve(b))
                .containsExactly(
                        twin.getSolver()
                                .solve(new org.apache.commons.math3.linear.ArrayRealVector(b))
                                .toArray(),
                        within(1e-8));
        double[][] inverse = twin.getSolver().getInverse().getData();
        for (int i = 0; i < n; i++) {
            assertThat(L.inverse().row(i)).containsExactly(inverse[i], within(1e-8));
        }
    }

    @Test
    void appending_a_row_equals_factoring_the_larger_matrix() {
        Matrix A = randomCovariance(9, 3);
        Matrix smaller = Matrix.zeros(8, 8);
        for (int i = 0; i < 8; i++) {
            for (int j = 0; j < 8; j++) {
                smaller.set(i, j, A.get(i, j));
            }
        }
        double[] last = java.util.Arrays.copyOf(A.column(8), 8);
        Cholesky appended = Cholesky.of(smaller).append(last, A.get(8, 8));
        double[] b = A.column(2);
        assertThat(appended.solve(b)).containsExactly(Cholesky.of(A).solve(b), within(1e-9));
        assertThat(appended.logDeterminant()).isCloseTo(Cholesky.of(A).logDeterminant(), within(1e-10));
    }

    @Test
    void two_equal_rows_are_factored_with_jitter_that_is_reported() {
        Cholesky L = Cholesky.of(Matrix.of(new double[][] {{1, 1}, {1, 1}}));
        assertThat(L.jitter()).isBetween(1e-11, 1e-5);
    }

    @Test
    void a_matrix_that_is_no_covariance_is_refused() {
        assertThatThrownBy(() -> Cholesky.of(Matrix.of(new double[][] {{1, 2}, {2, 1}})))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A 2×2 matrix with mean diagonal 1.0 is not positive definite");
    }

    static Stream<LinearAlgebra> libraries() {
        return Stream.concat(OpenBlas.load().stream(), Stream.of(new OjAlgo()));
    }

    @ParameterizedTest
    @MethodSource("libraries")
    void both_libraries_compute_the_same(LinearAlgebra library) {
        for (int n : List.of(1, 3, 20, 33, 100)) {
            Matrix A = randomCovariance(n, 11);
            Matrix L = A.copy();
            assertThat(library.factor(L)).isTrue();
            Matrix b = Matrix.zeros(n, 2);
            for (int i = 0; i < n; i++) {
                b.set(i, 0, i + 1);
                b.set(i, 1, 1.0 / (i + 1));
            }
            Matrix x = b.copy();
            library.solveTriangular(L, false, x);
            library.solveTriangular(L, true, x);
            assertThat(A.times(x.column(0))).containsExactly(b.column(0), within(1e-9));
            assertThat(A.times(x.column(1))).containsExactly(b.column(1), within(1e-9));
            Matrix half = b.copy();
            library.solveTriangular(L, false, half);
            Matrix inverse = L.copy();
            library.invertTriangular(inverse);
            Matrix product = b.copy();
            library.multiplyTriangular(inverse, false, product);
            assertThat(product.column(1)).containsExactly(half.column(1), within(1e-9));
            library.multiplyTriangular(inverse, true, product);
            assertThat(A.times(product.column(1))).containsExactly(b.column(1), within(1e-9));
            library.invertFactor(L);
            assertThat(L.get(n - 1, 0)).isCloseTo(Cholesky.of(A).inverse().get(n - 1, 0), within(1e-9));
            Matrix times = Matrix.zeros(n, 2);
            library.transposeTimes(A, b, times);
            assertThat(times.column(1)).containsExactly(A.times(b.column(1)), within(1e-9));
            assertThat(library.factor(Matrix.of(new double[][] {{-1}}))).isFalse();
        }
    }

    @Test
    void many_columns_are_solved_like_few() {
        int n = 37;
        Cholesky L = Cholesky.of(randomCovariance(n, 4));
        RandomStream random = RandomStream.of(8);
        Matrix many = Matrix.zeros(n, 200);
        for (int j = 0; j < many.columns(); j++) {
            for (int i = 0; i < n; i++) {
                many.set(i, j, random.gaussian());
            }
        }
        Matrix solved = L.halfSolveInPlace(many.copy());
        for (int j = 0; j < many.columns(); j++) {
            double[] column = many.column(j);
            assertThat(solved.column(j)).containsExactly(L.halfSolve(column), within(1e-9));
            assertThat(L.halfProduct(column)).containsExactly(L.halfSolve(column), within(1e-9));
            assertThat(L.backProduct(column)).containsExactly(L.backSolve(column), within(1e-9));
        }
    }

    @Test
    void openblas_is_loaded_on_this_machine() {
        String machine = System.getProperty("os.name") + " " + System.getProperty("os.arch");
        org.junit.jupiter.api.Assumptions.assumeTrue(
                machine.equals("Linux amd64"), "no OpenBLAS promised on " + machine);
        assertThat(LinearAlgebra.FASTEST.name()).isEqualTo("OpenBLAS");
    }
}
