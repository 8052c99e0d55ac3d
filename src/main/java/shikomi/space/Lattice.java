package shikomi.space;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import shikomi.math.LinearProgram;

/** The grid points of all numeric parameters that satisfy every linear limit exactly, in decimal arithmetic. */
final class Lattice {
    /** Violations that differ by less count as equal, because they are sums of doubles. */
    private static final double TIE = 1e-12;

    /** The largest number of repair moves, after which an integer program takes over. Set by judgement. */
    private static final int MOST_REPAIRS = 200;

    private final List<Parameter.Numeric> parameters;
    private final List<Grid> grids;
    private final List<Limit> limits;
    private final double[] ranges;

    Lattice(Space space) {
        parameters = space.numeric();
        grids = parameters.stream().map(Parameter.Numeric::grid).toList();
        limits = space.linearLimits();
        ranges = parameters.stream()
                .mapToDouble(p -> p.high() > p.low() ? p.high() - p.low() : 1)
                .toArray();
    }

    /** The values of a grid point near {@code x} that satisfies every limit; empty if none was found. */
    Optional<double[]> near(double[] x) {
        long[] k = new long[x.length];
        for (int j = 0; j < x.length; j++) {
            k[j] = grids.get(j).nearest(x[j]);
        }
        repair(k, x);
        if (!keeps(k)) {
            Optional<long[]> solved = solve(x);
            if (solved.isEmpty()) {
                return Optional.empty();
            }
            k = solved.get();
        }
        return Optional.of(numbers(k));
    }

    private double[] numbers(long[] k) {
        return decimals(k).stream().mapToDouble(BigDecimal::doubleValue).toArray();
    }

    private List<BigDecimal> decimals(long[] k) {
        List<BigDecimal> values = new ArrayList<>();
        for (int j = 0; j < k.length; j++) {
            values.add(grids.get(j).at(k[j]));
        }
        return values;
    }

    private boolean keeps(long[] k) {
        List<BigDecimal> values = decimals(k);
        return limits.stream().allMatch(limit -> limit.excess(values).signum() == 0);
    }

    /**
     * Moves by single grid steps, or by two at once, that reduce the violation most and then stay nearest to x. If all
     * components of a mixture have the same step, this is rounding by the largest remainder.
     */
    private void repair(long[] k, double[] x) {
        for (int round = 0; round < MOST_REPAIRS && !limits.isEmpty(); round++) {
            double violation = violation(k);
            long[] better = violation == 0 ? null : bestMove(k, x, violation);
            if (better == null) {
                return;
            }
            System.arraycopy(better, 0, k, 0, k.length);
        }
    }

    /** The move that reduces the violation most, ties broken by the distance to x; null if none reduces it. */
    private long @Nullable [] bestMove(long[] k, double[] x, double violation) {
        long[] best = null;
        double least = violation - TIE;
        double nearest = Double.POSITIVE_INFINITY;
        for (long[] moved : neighbours(k)) {
            double remaining = violation(moved);
            double distance = distance(moved, x);
            boolean ties = best != null && remaining <= least;
            if (remaining < least - TIE || (ties && distance < nearest)) {
                best = moved;
                least = remaining;
                nearest = distance;
            }
        }
        return best;
    }

    private List<long[]> neighbours(long[] k) {
        List<long[]> found = new ArrayList<>();
        for (int i = 0; i < k.length; i++) {
            for (long step : steps(k, i)) {
                long[] moved = moved(k, i, step);
                if (moved != null) {
                    found.add(moved);
                    addSecondSteps(moved, i, found);
                }
            }
        }
        return found;
    }

    private void addSecondSteps(long[] moved, int first, List<long[]> found) {
        for (int j = 0; j < moved.length; j++) {
            for (long step = -1; step <= 1; step += 2) {
                long[] both = j == first || !concerned(j) ? null : moved(moved, j, step);
                if (both != null) {
                    found.add(both);
                }
            }
        }
    }

    /** The steps to try: one in either direction, and those that bring a violated limit nearest to its bound. */
    private List<Long> steps(long[] k, int j) {
        List<Long> steps = new ArrayList<>();
        if (!concerned(j)) {
            return steps;
        }
        steps.add(-1L);
        steps.add(1L);
        if (grids.get(j) instanceof Grid.Regular grid) {
            List<BigDecimal> values = decimals(k);
            limits.forEach(limit -> addStepsToBound(
                    signedExcess(limit, values),
                    limit.coefficient(j) * grid.step().doubleValue(),
                    steps));
        }
        return steps;
    }

    private static void addStepsToBound(double excess, double perStep, List<Long> steps) {
        double needed = perStep == 0 ? 0 : -excess / perStep;
        if (Math.abs(needed) > 1.5 && Math.abs(needed) < 1e12) { // a single step is tried anyway
            steps.add((long) Math.floor(needed));
            steps.add((long) Math.ceil(needed));
        }
    }

    private boolean concerned(int j) {
        return limits.stream().anyMatch(limit -> limit.concerns(j));
    }

    private long @Nullable [] moved(long[] k, int j, long step) {
        long to = k[j] + step;
        if (to < 0 || to >= grids.get(j).size()) {
            return null;
        }
        long[] moved = k.clone();
        moved[j] = to;
        return moved;
    }

    private double violation(long[] k) {
        List<BigDecimal> values = decimals(k);
        return limits.stream()
                .mapToDouble(limit -> limit.excess(values).doubleValue())
                .sum();
    }

    private static double signedExcess(Limit limit, List<BigDecimal> values) {
        if (limit.excess(values).signum() == 0) {
            return 0;
        }
        double sum = -limit.bound().doubleValue();
        for (int j = 0; j < values.size(); j++) {
            sum += limit.coefficient(j) * values.get(j).doubleValue();
        }
        return sum;
    }

    private double distance(long[] k, double[] x) {
        double sum = 0;
        for (int j = 0; j < k.length; j++) {
            double off = (grids.get(j).at(k[j]).doubleValue() - x[j]) / ranges[j];
            sum += off * off;
        }
        return sum;
    }

    /** The grid point with the smallest sum of distances to {@code x}, by integer programming. */
    private Optional<long[]> solve(double[] x) {
        GridProgram program = new GridProgram(parameters, limits);
        program.stayNear(x);
        return switch (program.solve()) {
            case LinearProgram.Result.Solved(double[] values) ->
                Optional.of(program.gridNumbers(values)).filter(this::keeps);
            case LinearProgram.Result.Infeasible ignored -> Optional.empty();
            case LinearProgram.Result.Unknown ignored -> Optional.empty();
        };
    }
}
