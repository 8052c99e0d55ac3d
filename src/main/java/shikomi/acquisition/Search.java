package shikomi.acquisition;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import shikomi.math.RandomStream;
import shikomi.space.Condition;
import shikomi.space.Encoding;
import shikomi.space.Point;
import shikomi.space.Space;

/**
 * Finds the next experiment in a pool, on a grid or in a continuous space: samples candidates, scores them, and refines
 * the best.
 */
public final class Search {
    /**
     * The number of rows that are scored together: enough for efficient matrix products, few enough to divide the work
     * among processors.
     */
    private static final int CHUNK = 512;

    /** The most values of a number that are tried in turn in a start design. Set by judgement. */
    private static final int MOST_LEVELS = 5;

    private final Encoding encoding;
    private final CandidateSet candidates;

    private Search(Encoding encoding, CandidateSet candidates) {
        this.encoding = encoding;
        this.candidates = candidates;
    }

    /** A search among the rows of a pool. */
    public static Search in(Space space, Pool pool) {
        return new Search(new Encoding(space), pool);
    }

    /**
     * A search among all points of a space.
     *
     * @param bestFirst measured points, those with the best predictions first
     */
    public static Search in(Space space, List<Point> bestFirst) {
        return new Search(new Encoding(space), new ContinuousSpace(space, bestFirst));
    }

    /** The pool that is searched; empty for a search of a space. */
    Optional<Pool> pool() {
        return candidates instanceof Pool pool ? Optional.of(pool) : Optional.empty();
    }

    /** Whether a utility is evaluated so often that surrogates should use a faster approximation. */
    public boolean isAskedOften() {
        return candidates.isAskedOften();
    }

    /**
     * The candidate of greatest utility whose condition is not taken; empty if all are taken or have a utility of −∞.
     */
    public Optional<Candidate> best(Utility utility, Set<Condition> taken, RandomStream random) {
        CandidateSet.Sample sample = candidates.promising(taken, random);
        double[] utilities = utilities(utility, sample.rows());
        return sample.best(utilities, utility, taken, random)
                .or(() -> first(
                        sample, largestFirst(utilities).filter(i -> utilities[i] > Double.NEGATIVE_INFINITY), taken));
    }

    /**
     * The sampled candidate of greatest utility whose row is allowed and whose condition is not taken; empty if there
     * is none.
     */
    public Optional<Candidate> best(
            Utility utility, Predicate<double[]> allowed, Set<Condition> taken, RandomStream random) {
        CandidateSet.Sample sample = candidates.promising(taken, random);
        double[][] rows = sample.rows();
        int[] some = IntStream.range(0, rows.length)
                .filter(i -> allowed.test(rows[i]))
                .toArray();
        double[] utilities =
                utilities(utility, Arrays.stream(some).mapToObj(i -> rows[i]).toArray(double[][]::new));
        return first(sample, largestFirst(utilities).map(i -> some[i]), taken);
    }

    /**
     * The next experiment of a design that fills the space between earlier experiments: numbers at the centres of what
     * is still empty, and of each choice the level with the fewest experiments.
     *
     * @param earlier the rows of earlier experiments
     * @param count the number of experiments over which the empty space is divided, at least 1
     */
    public Optional<Candidate> filling(double[][] earlier, int count, Set<Condition> taken, RandomStream random) {
        CandidateSet.Sample sample = candidates.everywhere(taken, random);
        if (sample.rows().length == 0) {
            return Optional.empty();
        }
        boolean[] listed = listed(sample.rows());
        double[] levels = BalancedLevels.next(sample.rows(), earlier, listed, random.child("levels"));
        return between(earlier, sample, new Levels(levels, listed), count, taken, random)
                .or(() -> farthest(sample, earlier, taken));
    }

    /**
     * The middle of the emptiest part of the space, with the level of each choice that has the fewest experiments:
     * empty of experiments with the same choices, if there are any.
     */
    public Optional<Candidate> emptiest(double[][] earlier, Set<Condition> taken, RandomStream random) {
        CandidateSet.Sample sample = candidates.everywhere(taken, random);
        if (sample.rows().length == 0) {
            return Optional.empty();
        }
        boolean[] categories = encoding.categories();
        double[] levels = BalancedLevels.next(sample.rows(), earlier, categories, random.child("levels"));
        Levels chosen = new Levels(levels, categories);
        double[][] same = Arrays.stream(earlier)
                .filter(row -> Arrays.equals(chosen.in(row), row))
                .toArray(double[][]::new);
        return between(same.length == 0 ? earlier : same, sample, chosen, 1, taken, random)
                .or(() -> farthest(sample, earlier, taken));
    }

    /**
     * The levels of the next experiment.
     *
     * @param values a value for each column
     * @param listed the columns whose level is set; the others are numbers that a design chooses
     */
    private record Levels(double[] values, boolean[] listed) {
        /** A row with its listed columns at these levels. */
        double[] in(double[] row) {
            return with(row, values);
        }

        /** Rows whose listed columns are all 0, so that they do not count in distances. */
        double[][] leftOut(double[][] rows) {
            double[] nothing = new double[values.length];
            return Arrays.stream(rows).map(row -> with(row, nothing)).toArray(double[][]::new);
        }

        private double[] with(double[] row, double[] levels) {
            double[] changed = row.clone();
            for (int j = 0; j < changed.length; j++) {
                changed[j] = listed[j] ? levels[j] : row[j];
            }
            return changed;
        }
    }

    /** The first candidate at a centre of what these rows leave empty; empty if all of them are taken. */
    private Optional<Candidate> between(
            double[][] avoided,
            CandidateSet.Sample sample,
            Levels levels,
            int count,
            Set<Condition> taken,
            RandomStream random) {
        return new FillingDesign(levels.leftOut(sample.rows()), levels.leftOut(avoided))
                .centres(count, random.child("centres")).stream()
                        .flatMap(centre -> candidates.near(levels.in(centre), taken).stream())
                        .findFirst();
    }

    /** The columns with so few values that each is tried in turn: categories, and numbers with a short list. */
    private boolean[] listed(double[][] sample) {
        boolean[] listed = encoding.categories();
        for (int j = 0; j < listed.length; j++) {
            int column = j;
            listed[j] |= Arrays.stream(sample)
                            .mapToDouble(row -> row[column])
                            .distinct()
                            .limit(MOST_LEVELS + 1L)
                            .count()
                    <= MOST_LEVELS;
        }
        return listed;
    }

    private Optional<Candidate> farthest(CandidateSet.Sample sample, double[][] earlier, Set<Condition> taken) {
        double[] distance = Arrays.stream(sample.rows())
                .mapToDouble(row -> nearest(row, earlier))
                .toArray();
        return first(sample, largestFirst(distance), taken);
    }

    private static IntStream largestFirst(double[] values) {
        return IntStream.range(0, values.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -values[i]))
                .mapToInt(i -> i);
    }

    private static Optional<Candidate> first(CandidateSet.Sample sample, IntStream order, Set<Condition> taken) {
        return order.mapToObj(i -> sample.candidate(i, taken))
                .flatMap(Optional::stream)
                .findFirst();
    }

    static double[] utilities(Utility utility, double[][] rows) {
        double[] utilities = new double[rows.length];
        IntStream.range(0, (rows.length + CHUNK - 1) / CHUNK).parallel().forEach(chunk -> {
            int from = chunk * CHUNK;
            double[][] part = Arrays.copyOfRange(rows, from, Math.min(from + CHUNK, rows.length));
            System.arraycopy(utility.at(part), 0, utilities, from, part.length);
        });
        return utilities;
    }

    private double nearest(double[] row, double[][] others) {
        double least = Double.POSITIVE_INFINITY;
        for (double[] other : others) {
            least = Math.min(least, encoding.squaredDistance(row, other));
        }
        return least;
    }
}
