package shikomi.acquisition;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import shikomi.space.Condition;
import shikomi.space.Encoding;
import shikomi.space.Point;
import shikomi.space.Region;
import shikomi.space.Space;

/** Rounds the result of an ascent to the grid and continues there step by step while the utility increases. */
final class GridRefinement {
    /** A point of the grid and its utility. */
    record Scored(Point point, double score) {}

    /** The limit of grid steps from the end of an ascent; the optimum is seldom more than two steps away. */
    private static final int MOST_STEPS = 20;

    /** The number of neighbours that are all scored in each step; a mixture of 12 components has 132. */
    private static final int MANY = 132;

    /** Of more neighbours, this many of the steepest are scored first: a mixture of 35 has 1,190. */
    private static final int STEEPEST = 64;

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
        Optional<Scored> best = rounded.filter(this::isOpen).map(this::score);
        Point at = rounded.get();
        for (int step = 0; step < MOST_STEPS; step++) {
            double least = best.map(Scored::score).orElse(Double.NEGATIVE_INFINITY);
            Optional<Scored> neighbour = betterNeighbour(at, least);
            if (neighbour.isEmpty()) {
                break;
            }
            best = neighbour;
            at = neighbour.get().point();
        }
        return best;
    }

    private boolean isOpen(Point point) {
        return !taken.contains(space.condition(point));
    }

    private Scored score(Point point) {
        return new Scored(point, utility.at(new double[][] {encoding.row(point)})[0]);
    }

    /**
     * The neighbour of greatest utility that is not taken, if its utility is above {@code least}. Of many neighbours, the
     * steepest are tried alone first.
     */
    private Optional<Scored> betterNeighbour(Point centre, double least) {
        Neighbours all = new Neighbours(centre, region.neighbours(centre));
        if (all.numbers().size() <= MANY) {
            return all.best(least);
        }
        return all.steepest().best(least).or(() -> all.best(least));
    }

    /** Grid points next to one, as the values of the numeric parameters. */
    private final class Neighbours {
        private final Point centre;
        private final List<double[]> numbers;
        private final double[] row;

        Neighbours(Point centre, List<double[]> numbers) {
            this.centre = centre;
            this.numbers = numbers;
            this.row = encoding.row(centre);
        }

        List<double[]> numbers() {
            return numbers;
        }

        private double[][] rows() {
            return numbers.stream().map(each -> encoding.row(row, each)).toArray(double[][]::new);
        }

        /** Those to which the utility rises most by its gradient. */
        Neighbours steepest() {
            double[] gradient = new double[row.length];
            utility.at(row, gradient);
            double[][] rows = rows();
            double[] slopes = Arrays.stream(rows)
                    .mapToDouble(other -> IntStream.range(0, row.length)
                            .mapToDouble(j -> gradient[j] * (other[j] - row[j]))
                            .sum())
                    .toArray();
            return new Neighbours(
                    centre,
                    largestFirst(slopes).limit(STEEPEST).mapToObj(numbers::get).toList());
        }

        Optional<Scored> best(double least) {
            if (numbers.isEmpty()) {
                return Optional.empty();
            }
            double[] scores = utility.at(rows());
            return largestFirst(scores)
                    .filter(i -> scores[i] > least)
                    .mapToObj(i -> new Scored(region.point(centre, numbers.get(i)), scores[i]))
                    .filter(scored -> isOpen(scored.point()))
                    .findFirst();
        }
    }

    private static IntStream largestFirst(double[] values) {
        return IntStream.range(0, values.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -values[i]))
                .mapToInt(i -> i);
    }
}
