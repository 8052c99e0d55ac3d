package shikomi.math.lattice;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import shikomi.math.Dot;

/**
 * A reduced basis of a lattice of integer vectors, whose coordinates are scaled: short and nearly orthogonal vectors.
 *
 * <p>Lenstra, Lenstra & Lovász, "Factoring polynomials with rational coefficients", Math. Ann. 261 (1982) 515, with
 * {@code δ = 3/4}; the basis is exact, its orthogonalisation is computed in doubles and anew after each exchange.
 */
public final class LatticeBasis {
    /** δ, as in the paper. */
    private static final double DELTA = 0.75;

    /** A rounded coefficient at most this large counts as reduced: a half and a little for rounding. */
    private static final double REDUCED = 0.51;

    /** The limit of exchanges, which bounds the time if rounding should prevent the end; practice needs hundreds. */
    private static final int MOST_EXCHANGES = 20_000;

    private final double[] scale;
    private final BigInteger[][] vectors;
    private final double[][] scaled;
    private final double[][] Q;
    private final double[][] R; // vector j = Σ_i R[i][j] Q[i]

    /** @param vectors linearly independent integer vectors; @param scale the length of one unit of each coordinate */
    public LatticeBasis(List<BigInteger[]> vectors, double[] scale) {
        this.scale = scale.clone();
        this.vectors = vectors.stream().map(BigInteger[]::clone).toArray(BigInteger[][]::new);
        int k = this.vectors.length;
        this.scaled = new double[k][];
        this.Q = new double[k][];
        this.R = new double[k][k];
        for (int j = 0; j < k; j++) {
            rescale(j);
        }
        reduce();
    }

    /** The number of vectors. */
    public int size() {
        return vectors.length;
    }

    /** Vector j of the basis. */
    public BigInteger[] vector(int j) {
        return vectors[j].clone();
    }

    double[] scale() {
        return scale;
    }

    /** The orthonormal vector i of the factorisation {@code B = QR}. */
    double[] q(int i) {
        return Q[i];
    }

    double r(int i, int j) {
        return R[i][j];
    }

    private void rescale(int j) {
        scaled[j] = new double[scale.length];
        Arrays.setAll(scaled[j], i -> vectors[j][i].doubleValue() * scale[i]);
    }

    private void reduce() {
        int exchanges = 0;
        for (int j = 0; j < vectors.length; ) {
            sizeReduce(j);
            double shorter = j == 0 ? 0 : R[j - 1][j] * R[j - 1][j] + R[j][j] * R[j][j];
            if (j > 0 && shorter < DELTA * R[j - 1][j - 1] * R[j - 1][j - 1] && exchanges++ < MOST_EXCHANGES) {
                Collections.swap(Arrays.asList(vectors), j, j - 1);
                rescale(j);
                rescale(j - 1);
                j--;
            } else {
                j++;
            }
        }
    }

    /** Subtracts multiples of the earlier vectors from vector j until its coefficients are at most a half. */
    private void sizeReduce(int j) {
        boolean changed = true;
        for (int pass = 0; changed && pass < MOST_EXCHANGES; pass++) {
            orthogonalise(j);
            changed = false;
            for (int i = j - 1; i >= 0; i--) {
                double multiple = Math.rint(R[i][j] / R[i][i]);
                if (Math.abs(R[i][j] / R[i][i]) > REDUCED) {
                    subtract(j, i, multiple);
                    changed = true;
                }
            }
            rescale(j);
        }
    }

    private void subtract(int j, int i, double multiple) {
        BigInteger factor = new java.math.BigDecimal(multiple).toBigInteger();
        for (int c = 0; c < scale.length; c++) {
            vectors[j][c] = vectors[j][c].subtract(factor.multiply(vectors[i][c]));
        }
        for (int l = 0; l <= i; l++) {
            R[l][j] -= multiple * R[l][i];
        }
    }

    /** Computes Q[j] and column j of R. */
    private void orthogonalise(int j) {
        double[] rest = scaled[j].clone();
        for (int i = 0; i < j; i++) {
            R[i][j] = 0;
        }
        for (int pass = 0; pass < 2; pass++) {
            for (int i = 0; i < j; i++) {
                double part = Dot.of(Q[i], rest);
                R[i][j] += part;
                for (int c = 0; c < rest.length; c++) {
                    rest[c] -= part * Q[i][c];
                }
            }
        }
        double length = Math.sqrt(Dot.of(rest, rest));
        R[j][j] = length;
        Q[j] = Arrays.stream(rest).map(v -> v / length).toArray();
    }
}
