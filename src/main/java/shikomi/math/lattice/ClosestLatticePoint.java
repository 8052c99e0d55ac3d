package shikomi.math.lattice;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Predicate;
import shikomi.math.Dot;

/**
 * The nearest point to a target among the points of a shifted lattice within a box and further inequalities.
 *
 * <p>Enumeration in a reduced basis: Schnorr & Euchner, Math. Program. 66 (1994) 181; that a reduced basis makes systems
 * of equations with bounds easy is due to Aardal, Hurkens & Lenstra, Math. Oper. Res. 25 (2000) 427. Branches are cut off
 * where the partial distance exceeds the best one, and where bounds on what remains cannot satisfy a limit.
 */
public final class ClosestLatticePoint {
    /** What a search found. */
    public sealed interface Result {
        /** A point; the nearest one unless the search was cut short. */
        record Found(long[] point, double squaredDistance) implements Result {}

        /** There is no such point. */
        record None() implements Result {}

        /** The search was cut short before a point was found. */
        record Unknown() implements Result {}
    }

    /** An inequality {@code low ≤ a·k ≤ high} on integer points. */
    public record Face(double[] a, double low, double high) {}

    /** The limit of further nodes once a point was found, to find a nearer one. Set by judgement. */
    private static final int NODES_TO_IMPROVE = 10_000;

    /** The slack of limits against rounding, relative to their size; points are tested exactly at the end. */
    private static final double SLACK = 1e-9;

    /** The inclination below which a face does not limit a coordinate by itself. */
    private static final double NEARLY_PARALLEL = 1e-12;

    private final LatticeBasis basis;
    private final BigInteger[] origin;
    private final Predicate<long[]> accept;
    private final double[] aim; // Qᵀ(target − origin)
    private final double outside; // squared distance from the target to the lattice's plane
    private final double[] least; // of the coordinate along each Q[i]
    private final double[] most;
    private final double[][] along; // face × level: the inclination of each face to each Q[i]
    private final double[] low;
    private final double[] high;
    private final double[][] restLeast; // level × face: the least that levels below can contribute
    private final double[][] restMost;
    private final double[][] parts;
    private final long[] t;
    private double best;
    private long @org.jspecify.annotations.Nullable [] found;
    private int nodes;
    private int limit;

    private ClosestLatticePoint(
            LatticeBasis basis,
            BigInteger[] origin,
            double[] target,
            Face[] faces,
            double within,
            int nodes,
            Predicate<long[]> accept) {
        this.basis = basis;
        this.limit = nodes;
        this.accept = accept;
        this.best = within;
        int k = basis.size();
        this.origin = near(basis, origin, target);
        double[] offset = new double[target.length];
        Arrays.setAll(offset, j -> (target[j] - this.origin[j].doubleValue()) * basis.scale()[j]);
        this.aim = new double[k];
        Arrays.setAll(aim, i -> Dot.of(basis.q(i), offset));
        this.outside = Math.max(0, Dot.of(offset, offset) - Dot.of(aim, aim));
        this.least = new double[k];
        this.most = new double[k];
        this.along = new double[faces.length][k];
        this.low = new double[faces.length];
        this.high = new double[faces.length];
        this.restLeast = new double[k + 1][faces.length];
        this.restMost = new double[k + 1][faces.length];
        this.parts = new double[k + 1][faces.length];
        this.t = new long[k];
        prepare(faces, target.length);
    }

    /**
     * Searches the points {@code origin + lattice}, in integer coordinates.
     *
     * @param target the point to be near, with the distance measured in the scale of the basis
     * @param faces first the bounds of each coordinate, as faces with a single entry 1, then further inequalities
     * @param within the squared distance below which a point is sought
     * @param nodes the limit of nodes of the search; 10⁴ take a few milliseconds
     * @param accept the exact test of a point
     */
    public static Result search(
            LatticeBasis basis,
            BigInteger[] origin,
            double[] target,
            Face[] faces,
            double within,
            int nodes,
            Predicate<long[]> accept) {
        ClosestLatticePoint search = new ClosestLatticePoint(basis, origin, target, faces, within, nodes, accept);
        boolean complete = search.descend(basis.size() - 1, search.outside);
        long[] point = search.found;
        if (point != null) {
            return new Result.Found(point, search.best);
        }
        return complete ? new Result.None() : new Result.Unknown();
    }

    /** A point of the shifted lattice near the target, by rounding (Babai, Combinatorica 6 (1986) 1). */
    private static BigInteger[] near(LatticeBasis basis, BigInteger[] origin, double[] target) {
        BigInteger[] point = origin.clone();
        for (int pass = 0; pass < 3; pass++) { // again, because the first distances may be too long for doubles
            double[] offset = new double[target.length];
            Arrays.setAll(offset, j -> (target[j] - point[j].doubleValue()) * basis.scale()[j]);
            for (int i = basis.size() - 1; i >= 0; i--) {
                double multiple = Math.rint(Dot.of(basis.q(i), offset) / basis.r(i, i));
                BigInteger factor = new java.math.BigDecimal(multiple).toBigInteger();
                for (int j = 0; j < offset.length; j++) {
                    point[j] = point[j].add(factor.multiply(basis.vector(i)[j]));
                    offset[j] -= multiple * basis.vector(i)[j].doubleValue() * basis.scale()[j];
                }
            }
        }
        return point;
    }

    private void prepare(Face[] faces, int coordinates) {
        for (int f = 0; f < faces.length; f++) {
            prepare(f, faces[f]);
        }
        for (int i = 0; i < basis.size(); i++) {
            for (int j = 0; j < coordinates; j++) { // the bounds of coordinate j, seen along Q[i]
                double slope = basis.q(i)[j] * basis.scale()[j];
                least[i] += Math.min(slope * low[j], slope * high[j]);
                most[i] += Math.max(slope * low[j], slope * high[j]);
            }
            for (int f = 0; f < faces.length; f++) {
                double one = along[f][i] * least[i];
                double other = along[f][i] * most[i];
                restLeast[i + 1][f] = restLeast[i][f] + Math.min(one, other);
                restMost[i + 1][f] = restMost[i][f] + Math.max(one, other);
            }
        }
    }

    /** Moves the bounds of face f to the origin, widened by rounding, and projects it onto the basis. */
    private void prepare(int f, Face face) {
        double[] a = new double[origin.length];
        double at = 0;
        double size = 0;
        for (int j = 0; j < a.length; j++) {
            double from = origin[j].doubleValue();
            a[j] = face.a()[j] / basis.scale()[j];
            at += face.a()[j] * from;
            size += Math.abs(face.a()[j]) * (1 + Math.abs(from));
        }
        low[f] = face.low() - at - SLACK * size;
        high[f] = face.high() - at + SLACK * size;
        Arrays.setAll(along[f], i -> Dot.of(a, basis.q(i)));
    }

    /** Tries the coefficients of basis vector i from the nearest outwards; false if the search was cut short. */
    private boolean descend(int i, double distance) {
        if (i < 0) {
            if (distance < best) {
                leaf(distance);
            }
            return true;
        }
        double fixed = 0;
        for (int j = i + 1; j < t.length; j++) {
            fixed += basis.r(i, j) * t[j];
        }
        double r = basis.r(i, i);
        double[] range = range(i);
        double lowest = Math.ceil((range[0] - fixed) / r - SLACK);
        double highest = Math.floor((range[1] - fixed) / r + SLACK);
        double centre = (aim[i] - fixed) / r;
        double up = Math.clamp(Math.rint(centre), lowest, Math.max(lowest, highest));
        double down = up - 1;
        while (up <= highest || down >= lowest) {
            boolean upwards = down < lowest || (up <= highest && Math.abs(up - centre) <= Math.abs(down - centre));
            double next = upwards ? up++ : down--;
            double away = r * (next - centre);
            if (distance + away * away >= best) {
                return true;
            }
            if (++nodes > limit) {
                return false;
            }
            t[i] = (long) next;
            add(i, fixed + r * next);
            if (!descend(i - 1, distance + away * away)) {
                return false;
            }
        }
        return true;
    }

    /** The values of the coordinate along Q[i] at which every face can still be kept; least above most if none. */
    private double[] range(int i) {
        double lowest = least[i];
        double highest = most[i];
        for (int f = 0; f < low.length; f++) {
            double slope = along[f][i];
            double from = low[f] - parts[i + 1][f] - restMost[i][f];
            double to = high[f] - parts[i + 1][f] - restLeast[i][f];
            if (slope > NEARLY_PARALLEL) {
                lowest = Math.max(lowest, from / slope);
                highest = Math.min(highest, to / slope);
            } else if (slope < -NEARLY_PARALLEL) {
                lowest = Math.max(lowest, to / slope);
                highest = Math.min(highest, from / slope);
            } else if (from > 0 || to < 0) {
                return new double[] {1, 0}; // no value can keep this face
            }
        }
        return new double[] {lowest, highest};
    }

    /** Adds what each face owes to the coordinate along Q[i]. */
    private void add(int i, double value) {
        for (int f = 0; f < low.length; f++) {
            parts[i][f] = parts[i + 1][f] + along[f][i] * value;
        }
    }

    private void leaf(double distance) {
        point().filter(accept).ifPresent(point -> {
            limit = found == null ? Math.min(limit, nodes + NODES_TO_IMPROVE) : limit;
            found = point;
            best = distance;
        });
    }

    /** The point with the coefficients t; empty if its numbers are beyond all bounds. */
    private Optional<long[]> point() {
        long[] point = new long[origin.length];
        for (int j = 0; j < point.length; j++) {
            BigInteger sum = origin[j];
            for (int i = 0; i < t.length; i++) {
                sum = sum.add(basis.vector(i)[j].multiply(BigInteger.valueOf(t[i])));
            }
            if (sum.bitLength() > 62) {
                return Optional.empty();
            }
            point[j] = sum.longValueExact();
        }
        return Optional.of(point);
    }
}
