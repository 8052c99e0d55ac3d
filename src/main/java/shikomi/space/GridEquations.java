package shikomi.space;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import shikomi.math.lattice.ClosestLatticePoint;
import shikomi.math.lattice.ClosestLatticePoint.Result;
import shikomi.math.lattice.DiophantineSystem;
import shikomi.math.lattice.LatticeBasis;

/**
 * The limits of a block as integer equations and inequalities for the steps of its regular grids, for each choice of its
 * listed values.
 */
final class GridEquations {
    /**
     * The shares of the way to the middle at which a search begins, if one at the point itself takes long: next to the
     * limits, most lattice points that are near lie beyond them.
     */
    private static final double[] INWARDS = {0, 0.03, 0.1, 0.3, 1};

    /** The limits of nodes of each of these searches, and of the complete one. Set by judgement. */
    private static final int SOME_NODES = 20_000;

    private static final int MOST_NODES = 400_000;

    private final List<Grid> grids;
    private final double[] ranges;
    private final double[] middle;
    private final Predicate<long[]> keeps;
    private final List<Integer> regular;
    private final List<Integer> listed;
    private final List<Equation> equations = new ArrayList<>();
    private final List<Limit> inequalities = new ArrayList<>();
    private final DiophantineSystem system;
    private final LatticeBasis basis;

    /** An equation with whole coefficients of the steps: those of the limit times {@code factor}. */
    private record Equation(Limit limit, BigInteger[] coefficients, BigInteger factor) {}

    /**
     * @param ranges of the parameters, the units of distances
     * @param middle values far from all limits, if there are any
     * @param keeps the exact test of a point
     */
    GridEquations(List<Grid> grids, List<Limit> limits, double[] ranges, double[] middle, Predicate<long[]> keeps) {
        this.grids = grids;
        this.middle = middle;
        this.ranges = ranges;
        this.keeps = keeps;
        this.regular = numbers(Grid.Regular.class);
        this.listed = numbers(Grid.Listed.class);
        for (Limit limit : limits) {
            Optional<Equation> equation = limit.equality() || limits.stream().anyMatch(limit::isOppositeOf)
                    ? equation(limit)
                    : Optional.empty();
            equation.ifPresentOrElse(equations::add, () -> inequalities.add(limit));
        }
        this.system = new DiophantineSystem(
                equations.stream().map(Equation::coefficients).toList(), regular.size());
        this.basis = new LatticeBasis(
                system.kernel(),
                regular.stream()
                        .mapToDouble(j -> step(j).doubleValue() / ranges[j])
                        .toArray());
    }

    /**
     * The shortest moves from one grid point to another that keep every equation, listed values fixed: the vectors of
     * the reduced basis.
     */
    List<long[]> moves() {
        List<long[]> moves = new ArrayList<>();
        for (int b = 0; b < basis.size(); b++) {
            BigInteger[] vector = basis.vector(b);
            if (Arrays.stream(vector).allMatch(entry -> entry.bitLength() < Integer.SIZE)) {
                moves.add(with(
                        new long[grids.size()],
                        Arrays.stream(vector)
                                .mapToLong(BigInteger::longValueExact)
                                .toArray()));
            }
        }
        return moves;
    }

    private List<Integer> numbers(Class<? extends Grid> kind) {
        return IntStream.range(0, grids.size())
                .filter(j -> kind.isInstance(grids.get(j)))
                .boxed()
                .toList();
    }

    private BigDecimal step(int j) {
        return ((Grid.Regular) grids.get(j)).step();
    }

    private Optional<Equation> equation(Limit limit) {
        List<Fraction> fractions = regular.stream()
                .flatMap(j -> Fraction.of(limit.coefficients().get(j).multiply(step(j))).stream())
                .toList();
        if (fractions.size() < regular.size()) {
            return Optional.empty();
        }
        BigInteger factor = fractions.stream()
                .map(Fraction::denominator)
                .reduce(BigInteger.ONE, (a, b) -> a.divide(a.gcd(b)).multiply(b));
        BigInteger[] coefficients = fractions.stream()
                .map(fraction -> fraction.times(factor).orElseThrow())
                .toArray(BigInteger[]::new);
        return Optional.of(new Equation(limit, coefficients, factor));
    }

    /** The indices of the grid point nearest to {@code x} that keeps every limit. */
    Result nearest(double[] x) {
        return nearest(x, new long[x.length], 0, 0, new Result.None());
    }

    /** The better one of {@code best} and the nearest point with the first {@code chosen} listed values of k. */
    private Result nearest(double[] x, long[] k, int chosen, double distance, Result best) {
        double within = best instanceof Result.Found found ? found.squaredDistance() : Double.POSITIVE_INFINITY;
        if (distance >= within) {
            return best;
        }
        if (chosen == listed.size()) {
            return better(best, nearestSteps(x, k, distance, within));
        }
        int j = listed.get(chosen);
        Result nearest = best;
        for (long value : nearestFirst(j, x[j])) {
            k[j] = value;
            nearest = nearest(x, k, chosen + 1, distance + squared(j, value, x[j]), nearest);
        }
        return nearest;
    }

    private long[] nearestFirst(int j, double x) {
        return LongStream.range(0, grids.get(j).size())
                .boxed()
                .sorted(Comparator.comparingDouble(value -> squared(j, value, x)))
                .mapToLong(value -> value)
                .toArray();
    }

    private double squared(int j, long value, double x) {
        double away = (grids.get(j).at(value).doubleValue() - x) / ranges[j];
        return away * away;
    }

    private static Result better(Result best, Result next) {
        return next instanceof Result.None || (next instanceof Result.Unknown && best instanceof Result.Found)
                ? best
                : next;
    }

    /** The nearest point with the listed values of k. */
    private Result nearestSteps(double[] x, long[] k, double distance, double within) {
        BigInteger[] bounds = new BigInteger[equations.size()];
        for (int e = 0; e < bounds.length; e++) {
            Equation equation = equations.get(e);
            Optional<BigInteger> bound =
                    Fraction.of(rest(equation.limit(), k)).flatMap(b -> b.times(equation.factor()));
            if (bound.isEmpty()) {
                return new Result.None();
            }
            bounds[e] = bound.get();
        }
        Optional<BigInteger[]> origin = system.solution(bounds);
        if (origin.isEmpty()) {
            return new Result.None();
        }
        return new Steps(x, k, origin.get(), distance).nearest(within);
    }

    /** The search for the steps with given listed values. */
    private final class Steps {
        private final double[] x;
        private final long[] k;
        private final BigInteger[] origin;
        private final double distance;
        private final ClosestLatticePoint.Face[] faces;

        Steps(double[] x, long[] k, BigInteger[] origin, double distance) {
            this.x = x;
            this.k = k.clone();
            this.origin = origin;
            this.distance = distance;
            this.faces = faces(k);
        }

        Result nearest(double within) {
            for (double share : INWARDS) {
                Result found = search(share, share == 0 ? within : Double.POSITIVE_INFINITY, SOME_NODES);
                switch (found) {
                    case Result.None none -> {
                        return none;
                    }
                    case Result.Found(long[] point, double away) -> {
                        return share == 0 ? found : nearer(point, within);
                    }
                    case Result.Unknown ignored -> {}
                }
            }
            return search(0, within, MOST_NODES);
        }

        /** The nearest point that is found starting from x, if it is nearer than this one. */
        private Result nearer(long[] point, double within) {
            double away = IntStream.range(0, x.length)
                    .mapToDouble(j -> squared(j, point[j], x[j]))
                    .sum();
            Result.Found found = new Result.Found(point, away);
            Result best = away < within ? found : new Result.Unknown();
            return better(best, search(0, Math.min(away, within), SOME_NODES));
        }

        /** The nearest point to one that lies between x and the middle. */
        private Result search(double inwards, double within, int nodes) {
            double[] target = regular.stream()
                    .mapToDouble(j -> (x[j]
                                    + inwards * (middle[j] - x[j])
                                    - grids.get(j).at(0).doubleValue())
                            / step(j).doubleValue())
                    .toArray();
            Result steps = ClosestLatticePoint.search(
                    basis, origin, target, faces, within - distance, nodes, found -> keeps.test(with(k, found)));
            return steps instanceof Result.Found(long[] found, double away)
                    ? new Result.Found(with(k, found), distance + away)
                    : steps;
        }
    }

    /** What the bound leaves for the steps: the bound minus the lower limits and the listed values. */
    private BigDecimal rest(Limit limit, long[] k) {
        BigDecimal rest = limit.bound();
        for (int j = 0; j < grids.size(); j++) {
            BigDecimal value = grids.get(j) instanceof Grid.Listed list
                    ? list.at(k[j])
                    : grids.get(j).at(0);
            rest = rest.subtract(limit.coefficients().get(j).multiply(value));
        }
        return rest;
    }

    private long[] with(long[] k, long[] steps) {
        long[] all = k.clone();
        for (int i = 0; i < steps.length; i++) {
            all[regular.get(i)] = steps[i];
        }
        return all;
    }

    private ClosestLatticePoint.Face[] faces(long[] k) {
        List<ClosestLatticePoint.Face> faces = new ArrayList<>();
        for (int i = 0; i < regular.size(); i++) {
            double[] unit = new double[regular.size()];
            unit[i] = 1;
            faces.add(new ClosestLatticePoint.Face(
                    unit, 0, grids.get(regular.get(i)).size() - 1));
        }
        for (Limit limit : inequalities) {
            double[] a = regular.stream()
                    .mapToDouble(
                            j -> limit.coefficients().get(j).multiply(step(j)).doubleValue())
                    .toArray();
            double bound = rest(limit, k).doubleValue();
            faces.add(new ClosestLatticePoint.Face(a, limit.equality() ? bound : Double.NEGATIVE_INFINITY, bound));
        }
        return faces.toArray(ClosestLatticePoint.Face[]::new);
    }
}
