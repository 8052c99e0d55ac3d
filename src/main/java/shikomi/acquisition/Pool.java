package shikomi.acquisition;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import shikomi.math.RandomStream;
import shikomi.space.Condition;
import shikomi.space.ConditionIndex;
import shikomi.space.Encoding;
import shikomi.space.Point;
import shikomi.space.Space;

/** A pool of the only feasible experiments, with one entry for each condition within the limits. */
public final class Pool implements CandidateSet {
    private final Encoding encoding;
    private final List<Point> points;
    private final ConditionIndex entries;
    private final double[][] rows;
    private final int outside;

    /** @param points rows of a file; the first row of each condition represents it */
    public Pool(Space space, List<Point> points) {
        this.encoding = new Encoding(space);
        this.points = points;
        this.entries = new ConditionIndex(space, points);
        List<double[]> encoded = new ArrayList<>();
        int broken = 0;
        for (int row = 0; row < points.size(); row++) {
            Point point = points.get(row);
            if (space.broken(point).isPresent()) {
                broken++;
            } else if (entries.add(row, point)) {
                encoded.add(encoding.row(point));
            }
        }
        this.rows = encoded.toArray(double[][]::new);
        this.outside = broken;
    }

    /** The number of rows of the file that lie outside the limits. */
    public int outside() {
        return outside;
    }

    /** The number of conditions of the pool that are among these. */
    public int countOf(Set<Condition> some) {
        return among(some).cardinality();
    }

    /** The numbers of the entries whose conditions are among these. */
    BitSet among(Set<Condition> some) {
        BitSet among = new BitSet(rows.length);
        some.forEach(condition -> entries.find(condition).ifPresent(among::set));
        return among;
    }

    Candidate candidate(int entry) {
        int row = entries.row(entry);
        return new Candidate(points.get(row), row);
    }

    @Override
    public boolean isAskedOften() {
        return false;
    }

    /** Entries of the pool in a given order. */
    private record Entries(Pool pool, int[] order, double[][] rows) implements Sample {
        @Override
        public Optional<Candidate> candidate(int i, Set<Condition> taken) {
            return taken.contains(pool.entries.condition(order[i]))
                    ? Optional.empty()
                    : Optional.of(pool.candidate(order[i]));
        }

        /** Returns the best of the sampled rows; a pool needs no refinement. */
        @Override
        public Optional<Candidate> best(
                double[] utilities, Utility utility, Set<Condition> taken, RandomStream random) {
            int best = -1;
            for (int i = 0; i < utilities.length; i++) {
                if (best < 0 || utilities[i] > utilities[best]) {
                    best = i;
                }
            }
            return best < 0 || utilities[best] == Double.NEGATIVE_INFINITY ? Optional.empty() : candidate(best, taken);
        }
    }

    /** The rows of all entries, {@code m×d}; not to be changed. */
    double[][] rows() {
        return rows;
    }

    double[][] rows(int[] chosen) {
        return Arrays.stream(chosen).mapToObj(i -> rows[i]).toArray(double[][]::new);
    }

    private Entries entries(IntStream order) {
        int[] chosen = order.toArray();
        return new Entries(this, chosen, rows(chosen));
    }

    /** Returns every entry that is not taken, because a whole pool can be scored. */
    @Override
    public Sample promising(Set<Condition> taken, RandomStream random) {
        return everywhere(taken, random);
    }

    @Override
    public Sample everywhere(Set<Condition> taken, RandomStream random) {
        BitSet without = among(taken);
        return entries(IntStream.range(0, rows.length).filter(entry -> !without.get(entry)));
    }

    @Override
    public Optional<Candidate> near(double[] row, Set<Condition> taken) {
        BitSet without = among(taken);
        int nearest = -1;
        double least = Double.POSITIVE_INFINITY;
        for (int i = without.nextClearBit(0); i < rows.length; i = without.nextClearBit(i + 1)) {
            double distance = encoding.squaredDistance(rows[i], row);
            if (distance < least) {
                least = distance;
                nearest = i;
            }
        }
        return nearest < 0 ? Optional.empty() : Optional.of(candidate(nearest));
    }
}
