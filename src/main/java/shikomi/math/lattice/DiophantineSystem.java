package shikomi.math.lattice;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The integer solutions of linear equations with integer coefficients, {@code A k = b}: one solution plus every integer
 * combination of the vectors of a kernel basis.
 *
 * <p>Unimodular column operations by Euclid's algorithm make A triangular, {@code A U = [T 0]} (Schrijver, Theory of
 * Linear and Integer Programming (1986), section 4.1).
 */
public final class DiophantineSystem {
    private final List<BigInteger[]> columns = new ArrayList<>();
    private final List<BigInteger[]> rows;
    private final List<Integer> pivots = new ArrayList<>();
    private final int unknowns;

    /** @param rows the rows of A, each with {@code unknowns} entries */
    public DiophantineSystem(List<BigInteger[]> rows, int unknowns) {
        this.rows = List.copyOf(rows);
        this.unknowns = unknowns;
        for (int j = 0; j < unknowns; j++) {
            BigInteger[] unit = new BigInteger[unknowns];
            Arrays.fill(unit, BigInteger.ZERO);
            unit[j] = BigInteger.ONE;
            columns.add(unit);
        }
        for (int r = 0; r < rows.size(); r++) {
            if (eliminate(rows.get(r))) {
                pivots.add(r);
            }
        }
    }

    /** Makes all columns but one beyond the pivots orthogonal to the row; false if they all are. */
    private boolean eliminate(BigInteger[] row) {
        int first = pivots.size();
        while (true) {
            int least = least(row, first);
            if (least < 0) {
                return false;
            }
            java.util.Collections.swap(columns, first, least);
            BigInteger pivot = dot(row, columns.get(first));
            boolean done = true;
            for (int j = first + 1; j < unknowns; j++) {
                BigInteger value = dot(row, columns.get(j));
                if (value.signum() != 0) {
                    subtract(columns.get(j), value.divide(pivot), columns.get(first));
                    done &= value.remainder(pivot).signum() == 0;
                }
            }
            if (done) {
                return true;
            }
        }
    }

    /** The column from {@code first} on with the least product with the row that is not zero; −1 for none. */
    private int least(BigInteger[] row, int first) {
        int found = -1;
        BigInteger least = BigInteger.ZERO;
        for (int j = first; j < unknowns; j++) {
            BigInteger value = dot(row, columns.get(j)).abs();
            if (value.signum() != 0 && (found < 0 || value.compareTo(least) < 0)) {
                found = j;
                least = value;
            }
        }
        return found;
    }

    /** A basis of the integer vectors k with {@code A k = 0}. */
    public List<BigInteger[]> kernel() {
        return columns.subList(pivots.size(), unknowns);
    }

    /** An integer solution of {@code A k = b}; empty if there is none. */
    public Optional<BigInteger[]> solution(BigInteger[] b) {
        BigInteger[] k = new BigInteger[unknowns];
        Arrays.fill(k, BigInteger.ZERO);
        for (int p = 0; p < pivots.size(); p++) {
            BigInteger[] row = rows.get(pivots.get(p));
            BigInteger missing = b[pivots.get(p)].subtract(dot(row, k));
            BigInteger pivot = dot(row, columns.get(p));
            subtract(k, missing.divide(pivot).negate(), columns.get(p));
        }
        for (int r = 0; r < rows.size(); r++) {
            if (!dot(rows.get(r), k).equals(b[r])) {
                return Optional.empty();
            }
        }
        return Optional.of(k);
    }

    private static BigInteger dot(BigInteger[] a, BigInteger[] b) {
        BigInteger sum = BigInteger.ZERO;
        for (int j = 0; j < a.length; j++) {
            if (a[j].signum() != 0 && b[j].signum() != 0) {
                sum = sum.add(a[j].multiply(b[j]));
            }
        }
        return sum;
    }

    private static void subtract(BigInteger[] from, BigInteger factor, BigInteger[] v) {
        for (int j = 0; j < from.length && factor.signum() != 0; j++) {
            from[j] = from[j].subtract(factor.multiply(v[j]));
        }
    }
}
