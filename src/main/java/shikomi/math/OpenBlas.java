package shikomi.math;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.util.Optional;
import org.slf4j.LoggerFactory;
import smile.linalg.blas.cblas_h;
import smile.linalg.lapack.clapack_h;

/** The operations by OpenBLAS, through smile's bindings, on the arrays of {@link Matrix} without copying. */
final class OpenBlas implements LinearAlgebra {
    // The constants of cblas.h.
    private static final int COLUMN_MAJOR = 102;
    private static final int NO_TRANSPOSE = 111;
    private static final int TRANSPOSE = 112;
    private static final int LOWER = 122;
    private static final int LEFT = 141;
    private static final int RIGHT = 142;
    private static final int NON_UNIT = 131;

    /** The size up to which matrices fit into the L1 cache, so that dividing them gains nothing. */
    private static final int SMALL = 32;

    private final MemorySegment lower = MemorySegment.ofArray(new byte[] {'L', 0, 0, 0});
    private final MemorySegment nonUnit = MemorySegment.ofArray(new byte[] {'N', 0, 0, 0});

    private OpenBlas() {}

    /** Loads the library packed in the jar; empty if this machine cannot use it. */
    static Optional<OpenBlas> load() {
        try {
            NativeLibrary.load();
            useOneThread();
            System.setProperty("smile.lib.blas", "jvm");
            System.setProperty("smile.lib.lapack", "jvm");
            OpenBlas blas = new OpenBlas();
            blas.factor(Matrix.of(new double[][] {{1}}));
            return Optional.of(blas);
        } catch (Throwable reason) { // a missing libc symbol is an Error, a read-only disk an exception
            LoggerFactory.getLogger(OpenBlas.class)
                    .warn(
                            "OpenBLAS could not be loaded ({}); ojAlgo computes instead, more slowly.",
                            reason.toString());
            return Optional.empty();
        }
    }

    /**
     * Restricts OpenBLAS to one thread: a second makes small factorisations a hundred times slower; restarts run in
     * parallel instead.
     */
    private static void useOneThread() throws Throwable {
        MemorySegment setThreads =
                SymbolLookup.loaderLookup().find("openblas_set_num_threads").orElseThrow();
        Linker.nativeLinker()
                .downcallHandle(setThreads, FunctionDescriptor.ofVoid(ValueLayout.JAVA_INT))
                .invokeExact(1);
    }

    @Override
    public String name() {
        return "OpenBLAS";
    }

    @Override
    public boolean factor(Matrix A) {
        MemorySegment info = one(0);
        clapack_h.dpotrf_(lower, one(A.rows()), memory(A), one(Math.max(1, A.rows())), info);
        return info.get(ValueLayout.JAVA_INT, 0) == 0;
    }

    @Override
    public void solveTriangular(Matrix L, boolean transposed, Matrix B) {
        int n = L.rows();
        if (n == 0 || B.columns() == 0) {
            return;
        }
        cblas_h.cblas_dtrsm(
                COLUMN_MAJOR,
                LEFT,
                LOWER,
                transposed ? TRANSPOSE : NO_TRANSPOSE,
                NON_UNIT,
                n,
                B.columns(),
                1.0,
                memory(L),
                n,
                memory(B),
                n);
    }

    @Override
    public void multiplyTriangular(Matrix T, boolean transposed, Matrix B) {
        int n = T.rows();
        int flag = transposed ? TRANSPOSE : NO_TRANSPOSE;
        if (n == 0 || B.columns() == 0) {
            return;
        }
        if (B.columns() == 1) {
            cblas_h.cblas_dtrmv(COLUMN_MAJOR, LOWER, flag, NON_UNIT, n, memory(T), n, memory(B), 1);
        } else {
            cblas_h.cblas_dtrmm(
                    COLUMN_MAJOR, LEFT, LOWER, flag, NON_UNIT, n, B.columns(), 1.0, memory(T), n, memory(B), n);
        }
    }

    @Override
    public void invertTriangular(Matrix L) {
        invertTriangular(memory(L), L.rows(), Math.max(1, L.rows()));
    }

    /**
     * Inverts a triangular matrix recursively, as the inverse of [[A, 0], [B, C]] is [[A⁻¹, 0], [−C⁻¹ B A⁻¹, C⁻¹]].
     * Nearly all operations are then matrix products, and it takes half the time of dtrtri.
     */
    private void invertTriangular(MemorySegment L, int n, int stride) {
        if (n <= SMALL) {
            clapack_h.dtrtri_(lower, nonUnit, one(n), L, one(stride), one(0));
            return;
        }
        int half = n / 2;
        MemorySegment below = L.asSlice(Double.BYTES * (long) half);
        MemorySegment rest = L.asSlice(Double.BYTES * (half + (long) half * stride));
        invertTriangular(L, half, stride);
        invertTriangular(rest, n - half, stride);
        cblas_h.cblas_dtrmm(
                COLUMN_MAJOR, RIGHT, LOWER, NO_TRANSPOSE, NON_UNIT, n - half, half, -1.0, L, stride, below, stride);
        cblas_h.cblas_dtrmm(
                COLUMN_MAJOR, LEFT, LOWER, NO_TRANSPOSE, NON_UNIT, n - half, half, 1.0, rest, stride, below, stride);
    }

    @Override
    public void invertFactor(Matrix L) {
        invertTriangular(L);
        clapack_h.dlauum_(lower, one(L.rows()), memory(L), one(Math.max(1, L.rows())), one(0));
    }

    @Override
    public void transposeTimes(Matrix A, Matrix B, Matrix C) {
        if (C.rows() == 0 || C.columns() == 0 || A.rows() == 0) {
            return;
        }
        cblas_h.cblas_dgemm(
                COLUMN_MAJOR,
                TRANSPOSE,
                NO_TRANSPOSE,
                C.rows(),
                C.columns(),
                A.rows(),
                1.0,
                memory(A),
                A.rows(),
                memory(B),
                B.rows(),
                0.0,
                memory(C),
                C.rows());
    }

    private static MemorySegment memory(Matrix A) {
        return MemorySegment.ofArray(A.data);
    }

    private static MemorySegment one(int value) {
        return MemorySegment.ofArray(new int[] {value});
    }
}
