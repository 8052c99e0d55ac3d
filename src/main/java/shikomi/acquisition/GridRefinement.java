package shikomi.acquisition;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import shikomi.space.Condition;
import shikomi.space.Encoding;
import shikomi.space.Grid;
import shikomi.space.Parameter;
import shikomi.space.Point;
import shikomi.space.Region;
import shikomi.space.Space;

/** Rounds the result of an ascent to the grid and continues there step by step while the utility increases. */
final class GridRefinement {
    /** A point of the grid and its utility. */
    record Scored(Point point, double score) {}

    /** The limit of grid steps from the end of an ascent; the optimum is seldom more than two steps away. */
    private static final int MOST_STEPS = 20;

    private final Space space;
    private final Region region;
    private final Encoding encoding;
    private final Utility utility;
    private final Set<Condition> taken;

    GridRefinement(Space space, Region region, Encoding encoding, Utility utility, Set<Condition> taken) {
        this.space = space;
        this.region = region;
        this.encoding = encoding;
        this.utility = utility;
        this.taken = taken;
    }

    /** The best grid point near these coordinates that is not taken. */
    Optional<Scored> near(double[] z) {
        Optional<Point> rounded = region.round(z);
        if (rounded.isEmpty()) {
            return Optional.empty();
        }
        Optional<Scored> best = score(List.of(rounded.get()));
        Point at = rounded.get();
        for (int step = 0; step < MOST_STEPS; step++) {
            Optional<Scored> neighbour = score(neighbours(at));
            if (neighbour.isEmpty()
                    || (best.isPresent()
                            && neighbour.get().score() <= best.get().score())) {
                break;
            }
            best = neighbour;
            at = neighbour.get().point();
        }
        return best;
    }

    private Optional<Scored> score(List<Point> points) {
        List<Point> open =
                points.stream().filter(p -> !taken.contains(space.condition(p))).toList();
        if (open.isEmpty()) {
            return Optional.empty();
        }
        double[] scores = utility.at(encoding.rows(open));
        int best = 0;
        for (int i = 1; i < scores.length; i++) {
            best = scores[i] > scores[best] ? i : best;
        }
        return Optional.of(new Scored(open.get(best), scores[best]));
    }

    /**
     * The neighbouring points: one grid step up or down in each free number, or opposite steps in two numbers that a
     * limit ties together.
     */
    private List<Point> neighbours(Point point) {
        double[] z = region.coordinates(point);
        List<Point> neighbours = new ArrayList<>();
        for (int i = 0; i < z.length; i++) {
            for (int up = -1; up <= 1; up += 2) {
                double stepped = stepped(point, i, up);
                if (Double.isNaN(stepped)) {
                    continue;
                }
                if (!region.isTied(i)) {
                    add(neighbours, with(z, i, stepped), point);
                    continue;
                }
                for (int j = 0; j < z.length; j++) {
                    double back = j != i && region.isTied(j) ? stepped(point, j, -up) : Double.NaN;
                    if (!Double.isNaN(back)) {
                        add(neighbours, with(with(z, i, stepped), j, back), point);
                    }
                }
            }
        }
        return neighbours;
    }

    private void add(List<Point> neighbours, double[] z, Point centre) {
        region.round(z)
                .filter(point -> !point.equals(centre) && !neighbours.contains(point))
                .ifPresent(neighbours::add);
    }

    private static double[] with(double[] z, int i, double value) {
        double[] changed = z.clone();
        changed[i] = value;
        return changed;
    }

    /** The value of coordinate {@code i} after one grid step; NaN at the end of the grid and for categories. */
    private double stepped(Point point, int i, int up) {
        if (!(space.chosen().get(i) instanceof Parameter.Numeric numeric)) {
            return Double.NaN;
        }
        Grid grid = numeric.grid();
        long k = grid.nearest(point.number(numeric.name())) + up;
        return k < 0 || k >= grid.size()
                ? Double.NaN
                : region.coordinates(point.with(
                        numeric.name(), shikomi.space.Value.of(grid.at(k).doubleValue())))[i];
    }
}
