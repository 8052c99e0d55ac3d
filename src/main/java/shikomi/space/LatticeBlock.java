package shikomi.space;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import shikomi.math.Polytope;
import shikomi.math.lattice.ClosestLatticePoint.Result;

/** The grid points of the parameters of one {@link LimitBlock} that satisfy its limits exactly. */
final class LatticeBlock {
    private final List<Grid> grids;
    private final List<Limit> limits;
    private final GridRepair repair;
    private final GridEquations equations;
    private final List<long[]> moves;

    /**
     * @param ranges of the parameters, the units of distances
     * @param limits one coefficient for each grid
     */
    LatticeBlock(List<Grid> grids, double[] ranges, List<Limit> limits) {
        this.grids = grids;
        this.limits = limits;
        this.repair = new GridRepair(grids, limits, ranges);
        this.equations = new GridEquations(grids, limits, ranges, middle(), this::keeps);
        this.moves = moves();
    }

    private double[] middle() {
        double[] middle = Polytope.innerPoint(
                        grids.size(),
                        limits.stream().map(limit -> limit.row(grids)).toList())
                .orElseGet(() -> new double[grids.size()]);
        for (int j = 0; j < middle.length; j++) {
            double first = grids.get(j).doubleAt(0);
            middle[j] = first + middle[j] * (grids.get(j).doubleAt(grids.get(j).size() - 1) - first);
        }
        return middle;
    }

    /**
     * The indices of a grid point near {@code x}: by moves of single steps or, if they fail, the nearest one of all.
     */
    Result near(double[] x) {
        long[] k = nearest(x);
        repair.repair(k, x);
        return keeps(k) ? new Result.Found(k, 0) : equations.nearest(x);
    }

    private boolean keeps(long[] k) {
        for (int j = 0; j < k.length; j++) {
            if (k[j] < 0 || k[j] >= grids.get(j).size()) {
                return false;
            }
        }
        return repair.keeps(k).orElseGet(() -> keepsExactly(k));
    }

    private boolean keepsExactly(long[] k) {
        List<BigDecimal> values = new ArrayList<>(k.length);
        for (int j = 0; j < k.length; j++) {
            values.add(grids.get(j).at(k[j]));
        }
        return limits.stream().allMatch(limit -> limit.excess(values).signum() == 0);
    }

    /**
     * The values of the grid points next to these: by opposite steps in two parameters, by the shortest moves that keep
     * the equations, and by the next of listed values.
     */
    List<double[]> neighbours(double[] x) {
        long[] k = nearest(x);
        List<double[]> found = new ArrayList<>();
        for (long[] move : moves) {
            long[] moved = k.clone();
            Arrays.setAll(moved, j -> k[j] + move[j]);
            if (keeps(moved)) {
                found.add(moved(x, moved, move));
            }
        }
        for (int j = 0; j < k.length; j++) {
            if (grids.get(j) instanceof Grid.Listed) {
                addNearest(x, j, k[j] - 1, found);
                addNearest(x, j, k[j] + 1, found);
            }
        }
        return found;
    }

    /** Adds the point nearest to x with another of the listed values of parameter j. */
    private void addNearest(double[] x, int j, long next, List<double[]> found) {
        if (next >= 0 && next < grids.get(j).size()) {
            double[] other = x.clone();
            other[j] = grids.get(j).doubleAt(next);
            valuesNear(other).filter(values -> !Arrays.equals(values, x)).ifPresent(found::add);
        }
    }

    /** The values at k, which are those of x except where a move changed the index. */
    private double[] moved(double[] x, long[] k, long[] move) {
        double[] values = x.clone();
        for (int j = 0; j < values.length; j++) {
            values[j] = move[j] == 0 ? values[j] : grids.get(j).doubleAt(k[j]);
        }
        return values;
    }

    private long[] nearest(double[] x) {
        return IntStream.range(0, x.length)
                .mapToLong(j -> grids.get(j).nearest(x[j]))
                .toArray();
    }

    /** The moves and their opposites, each once. */
    private List<long[]> moves() {
        Set<List<Long>> moves = new LinkedHashSet<>();
        for (long[] move :
                Stream.concat(stepsInTwo().stream(), equations.moves().stream()).toList()) {
            moves.add(Arrays.stream(move).boxed().toList());
            moves.add(Arrays.stream(move).map(step -> -step).boxed().toList());
        }
        return moves.stream()
                .map(move -> move.stream().mapToLong(step -> step).toArray())
                .toList();
    }

    /** Opposite steps in two parameters; without equations also steps in one, or in the same direction in two. */
    private List<long[]> stepsInTwo() {
        boolean free = limits.stream().noneMatch(Limit::equality);
        List<long[]> moves = new ArrayList<>();
        for (int i = 0; i < grids.size(); i++) {
            for (int j = 0; j < i; j++) {
                moves.add(move(i, 1, j, -1));
                if (free) {
                    moves.add(move(i, 1, j, 1));
                }
            }
            if (free) {
                moves.add(move(i, 1, i, 1));
            }
        }
        return moves;
    }

    private long[] move(int i, long step, int j, long other) {
        long[] move = new long[grids.size()];
        move[i] = step;
        move[j] = other;
        return move;
    }

    /** The values of a grid point near {@code x}; empty if none was found. */
    Optional<double[]> valuesNear(double[] x) {
        return near(x) instanceof Result.Found(long[] k, double ignored) ? Optional.of(values(k)) : Optional.empty();
    }

    private double[] values(long[] k) {
        return IntStream.range(0, k.length)
                .mapToDouble(j -> grids.get(j).at(k[j]).doubleValue())
                .toArray();
    }

    /** Whether a complete search found no grid point. */
    boolean isProvenEmpty() {
        return near(middle()) instanceof Result.None;
    }
}
