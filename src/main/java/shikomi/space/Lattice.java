package shikomi.space;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import shikomi.math.LinearProgram;

/** The grid points of all numeric parameters that keep every linear limit exactly, in decimals. */
final class Lattice {
    private static final double TIE = 1e-12;
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

    /** The values of a grid point near to {@code x} that keeps every limit; empty where none was found. */
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
     * Moves single grid steps, or two at once, that lessen the violation most and then stray least from x. Where all
     * components of a mixture have one step this is rounding by the largest remainder.
     */
    private void repair(long[] k, double[] x) {
        if (limits.isEmpty()) {
            return;
        }
        for (int round = 0; round < MOST_REPAIRS; round++) {
            double violation = violation(k);
            if (violation == 0) {
                return;
            }
            long[] best = null;
            double least = violation - TIE;
            double nearest = Double.POSITIVE_INFINITY;
            for (long[] moved : neighbours(k)) {
                double left = violation(moved);
                double strayed = distance(moved, x);
                if (left < least - TIE || (left <= least && best != null && left <= least + TIE && strayed < nearest)) {
                    best = moved;
                    least = left;
                    nearest = strayed;
                }
            }
            if (best == null) {
                return;
            }
            System.arraycopy(best, 0, k, 0, k.length);
        }
    }

    private List<long[]> neighbours(long[] k) {
        List<long[]> found = new ArrayList<>();
        for (int i = 0; i < k.length; i++) {
            for (long step : steps(k, i)) {
                long[] moved = moved(k, i, step);
                if (moved == null) {
                    continue;
                }
                found.add(moved);
                for (int j = 0; j < k.length; j++) {
                    for (long other = -1; other <= 1; other += 2) {
                        long[] both = j == i || !concerned(j) ? null : moved(moved, j, other);
                        if (both != null) {
                            found.add(both);
                        }
                    }
                }
            }
        }
        return found;
    }

    /** One step either way, and as many as a broken limit asks for. */
    private List<Long> steps(long[] k, int j) {
        List<Long> steps = new ArrayList<>();
        if (!concerned(j)) {
            return steps;
        }
        steps.add(-1L);
        steps.add(1L);
        List<BigDecimal> values = decimals(k);
        if (grids.get(j) instanceof Grid.Regular grid) {
            for (Limit limit : limits) {
                double excess = signedExcess(limit, values);
                double perStep = limit.coefficient(j) * grid.step().doubleValue();
                double wanted = perStep == 0 ? 0 : -excess / perStep;
                if (Math.abs(wanted) > 1.5 && Math.abs(wanted) < 1e12) {
                    steps.add((long) Math.floor(wanted));
                    steps.add((long) Math.ceil(wanted));
                }
            }
        }
        return steps;
    }

    private boolean concerned(int j) {
        return limits.stream().anyMatch(limit -> limit.concerns(j));
    }

    private long @org.jspecify.annotations.Nullable [] moved(long[] k, int j, long step) {
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

    /** The nearest grid point in the sum of distances, by integer programming. */
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
