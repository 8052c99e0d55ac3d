package shikomi.math;

import java.util.ArrayList;
import java.util.List;

/** Linearly independent vectors with their QR factorisation {@code N = QR}, by Gram & Schmidt done twice. */
final class ActiveNormals {
    /**
     * A vector {@code v = N·coefficients + outside}, where {@code outside} is orthogonal to all vectors of N.
     */
    record Split(double[] coefficients, double[] outside) {}

    private final int dimension;
    private final List<double[]> vectors = new ArrayList<>();
    private final List<double[]> Q = new ArrayList<>();
    private final List<double[]> R = new ArrayList<>(); // columns, of length 1, 2, …

    ActiveNormals(int dimension) {
        this.dimension = dimension;
    }

    Split split(double[] v) {
        double[] outside = v.clone();
        double[] along = orthogonalise(outside);
        return new Split(backSubstitute(along), outside);
    }

    /** Adds a vector that does not depend on the others. */
    void add(double[] v) {
        double[] outside = v.clone();
        double[] along = orthogonalise(outside);
        double length = Math.sqrt(Dot.of(outside, outside));
        double[] column = java.util.Arrays.copyOf(along, along.length + 1);
        column[along.length] = length;
        for (int j = 0; j < dimension; j++) {
            outside[j] /= length;
        }
        vectors.add(v);
        Q.add(outside);
        R.add(column);
    }

    /** Removes vector i and factorises the later ones anew. */
    void remove(int i) {
        List<double[]> later = new ArrayList<>(vectors.subList(i + 1, vectors.size()));
        for (List<double[]> list : List.of(vectors, Q, R)) {
            list.subList(i, list.size()).clear();
        }
        later.forEach(this::add);
    }

    /** Subtracts from v its part within the span; returns Qᵀv. */
    private double[] orthogonalise(double[] v) {
        double[] along = new double[Q.size()];
        for (int pass = 0; pass < 2; pass++) {
            for (int i = 0; i < along.length; i++) {
                double part = Dot.of(Q.get(i), v);
                along[i] += part;
                for (int j = 0; j < dimension; j++) {
                    v[j] -= part * Q.get(i)[j];
                }
            }
        }
        return along;
    }

    /** Solves {@code R r = b}. */
    private double[] backSubstitute(double[] b) {
        double[] r = b.clone();
        for (int j = r.length - 1; j >= 0; j--) {
            r[j] /= R.get(j)[j];
            for (int i = 0; i < j; i++) {
                r[i] -= R.get(j)[i] * r[j];
            }
        }
        return r;
    }
}
