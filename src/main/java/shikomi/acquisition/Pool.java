package shikomi.acquisition;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import shikomi.math.RandomStream;
import shikomi.space.Condition;
import shikomi.space.Encoding;
import shikomi.space.Point;
import shikomi.space.Space;

/** A pool of the only feasible experiments, with one entry for each condition within the limits. */
public final class Pool implements CandidateSet {
    private final Encoding encoding;
    private final List<Candidate> entries;
    private final List<Condition> conditions;
    private final double[][] rows;
    private final int outside;

    /** @param points rows of a file; the first row of each condition represents it */
    public Pool(Space space, List<Point> points) {
        this.encoding = new Encoding(space);
        Map<Condition, Candidate> first = new LinkedHashMap<>();
        int broken = 0;
        for (int row = 0; row < points.size(); row++) {
            if (space.broken(points.get(row)).isPresent()) {
                broken++;
            } else {
                first.putIfAbsent(space.condition(points.get(row)), new Candidate(points.get(row), row));
            }
        }
        this.conditions = new ArrayList<>(first.keySet());
        this.entries = new ArrayList<>(first.values());
        this.rows = encoding.rows(entries.stream().map(Candidate::point).toList());
        this.outside = broken;
    }

    /** The number of rows of the file that lie outside the limits. */
    public int outside() {
        return outside;
    }

    /** The number of conditions of the pool that are among these. */
    public int countOf(Set<Condition> some) {
        return (int) conditions.stream().filter(some::contains).count();
    }

    @Override
    public boolean isAskedOften() {
        return false;
    }

    /** Entries of the pool in a given order. */
    private record Entries(Pool pool, int[] order, double[][] rows) implements Sample {
        @Override
        public Optional<Candidate> candidate(int i, Set<Condition> taken) {
            return taken.contains(pool.conditions.get(order[i]))
                    ? Optional.empty()
                    : Optional.of(pool.entries.get(order[i]));
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
            return best < 0 ? Optional.empty() : candidate(best, taken);
        }
    }

    private Entries entries(IntStream order) {
        int[] chosen = order.toArray();
        return new Entries(
                this, chosen, Arrays.stream(chosen).mapToObj(i -> rows[i]).toArray(double[][]::new));
    }

    /** Returns every entry that is not taken, because a whole pool can be scored. */
    @Override
    public Sample promising(Set<Condition> taken, RandomStream random) {
        return everywhere(taken, random);
    }

    @Override
    public Sample everywhere(Set<Condition> taken, RandomStream random) {
        return entries(IntStream.range(0, entries.size()).filter(entry -> !taken.contains(conditions.get(entry))));
    }

    @Override
    public Optional<Candidate> near(double[] row, Set<Condition> taken) {
        int nearest = -1;
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < rows.length; i++) {
            double distance = encoding.squaredDistance(rows[i], row);
            if (distance < least && !taken.contains(conditions.get(i))) {
                least = distance;
                nearest = i;
            }
        }
        return nearest < 0 ? Optional.empty() : Optional.of(entries.get(nearest));
    }
}
