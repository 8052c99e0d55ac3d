package shikomi.math;

import org.ojalgo.matrix.store.R064Store;

/** The operations in pure Java by ojAlgo, for machines on which OpenBLAS cannot be loaded. */
final class OjAlgo implements LinearAlgebra {

    @Override
    public String name() {
        return "ojAlgo";
    }

    @Override
    public boolean factor(Matrix A) {
        var cholesky = org.ojalgo.matrix.decomposition.Cholesky.R064.make(A.rows(), A.rows());
        if (!cholesky.decompose(symmetric(A)) || !cholesky.isSolvable()) {
            return false;
        }
        copyLower(cholesky.getL(), A);
        return true;
    }

    @Override
    public void solveTriangular(Matrix L, boolean transposed, Matrix B) {
        R064Store body = store(L);
        R064Store right = store(B);
        if (transposed) {
            right.substituteBackwards(body, false, true, false);
        } else {
            right.substituteForwards(body, false, false, false);
        }
        copy(right, B);
    }

    @Override
    public void multiplyTriangular(Matrix T, boolean transposed, Matrix B) {
        Matrix lower = Matrix.zeros(T.rows(), T.rows());
        copyLower(store(T), lower);
        R064Store left = store(lower);
        copy((transposed ? left.transpose() : left).multiply(store(B)), B);
    }

    @Override
    public void invertTriangular(Matrix L) {
        Matrix inverse = identity(L.rows());
        solveTriangular(L, false, inverse);
        copyLower(store(inverse), L);
    }

    @Override
    public void invertFactor(Matrix L) {
        Matrix inverse = identity(L.rows());
        solveTriangular(L, false, inverse);
        solveTriangular(L, true, inverse);
        copyLower(store(inverse), L);
    }

    private static Matrix identity(int n) {
        Matrix identity = Matrix.zeros(n, n);
        for (int i = 0; i < n; i++) {
            identity.set(i, i, 1);
        }
        return identity;
    }

    @Override
    public void transposeTimes(Matrix A, Matrix B, Matrix C) {
        copy(store(A).transpose().multiply(store(B)), C);
    }

    private static R064Store store(Matrix A) {
        R064Store store = R064Store.FACTORY.make(A.rows(), A.columns());
        for (int j = 0; j < A.columns(); j++) {
            for (int i = 0; i < A.rows(); i++) {
                store.set(i, j, A.get(i, j));
            }
        }
        return store;
    }

    private static R064Store symmetric(Matrix A) {
        R064Store store = store(A);
        for (int j = 0; j < A.columns(); j++) {
            for (int i = 0; i < j; i++) {
                store.set(i, j, A.get(j, i));
            }
        }
        return store;
    }

    private static void copy(org.ojalgo.structure.Access2D<?> from, Matrix to) {
        for (int j = 0; j < to.columns(); j++) {
            for (int i = 0; i < to.rows(); i++) {
                to.set(i, j, from.doubleValue(i, j));
            }
        }
    }

    private static void copyLower(org.ojalgo.structure.Access2D<?> from, Matrix to) {
        for (int j = 0; j < to.columns(); j++) {
            for (int i = j; i < to.rows(); i++) {
                to.set(i, j, from.doubleValue(i, j));
            }
        }
    }
}
