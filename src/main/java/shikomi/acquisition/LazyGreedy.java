package shikomi.acquisition;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import shikomi.math.RandomStream;
import shikomi.space.Condition;

/**
 * Finds the experiments of a batch one by one, for a utility that never rises while the batch grows: that after
 * {@link Utility#believing} is at most that before. On a pool, the utilities before the batch are then upper bounds,
 * and for later experiments only the entries with the largest bounds are evaluated again. The result is that of
 * {@link Search#best}.
 *
 * <p>Minoux, "Accelerated greedy algorithms for maximizing submodular set functions", in Optimization Techniques (1978)
 * 234.
 */
public final class LazyGreedy {
    /** The number of entries that are evaluated first: one chunk for each of two processors. */
    private static final int FIRST = 1024;

    /** If none of these exceeds the bounds of the others, as many times more are evaluated. Set by judgement. */
    private static final int GROWTH = 8;

    /** The relative rounding error by which a utility may exceed its bound. */
    private static final double ROUNDING = 1e-9;

    private final Search search;
    private final int first;
    private double @Nullable [] bounds;

    public LazyGreedy(Search search) {
        this(search, FIRST);
    }

    /** @param first the number of entries that are evaluated first */
    LazyGreedy(Search search, int first) {
        this.search = search;
        this.first = first;
    }

    /**
     * The candidate of greatest utility whose condition is not taken; empty if all are taken or excluded.
     *
     * @param utility the utility, at most that of earlier calls
     * @param allowed the same with −∞ for some rows, which may be others in each call
     */
    public Optional<Candidate> best(Utility utility, Utility allowed, Set<Condition> taken, RandomStream random) {
        return search.pool()
                .map(pool -> best(pool, utility, allowed, pool.among(taken)))
                .orElseGet(() -> search.best(allowed, taken, random));
    }

    private Optional<Candidate> best(Pool pool, Utility utility, Utility allowed, BitSet taken) {
        double[] highest = bounds(pool, utility);
        int[] open =
                IntStream.range(0, highest.length).filter(i -> !taken.get(i)).toArray();
        double[] sorted =
                Arrays.stream(open).mapToDouble(i -> highest[i]).sorted().toArray();
        for (int count = first; count < open.length; count *= GROWTH) {
            double least = sorted[sorted.length - count];
            int[] some = Arrays.stream(open).filter(i -> highest[i] >= least).toArray();
            Best best = Best.of(pool, some, allowed);
            if (best.utility() > least + ROUNDING * Math.abs(least)) {
                return best.candidate(pool);
            }
        }
        return Best.of(pool, open, allowed).candidate(pool);
    }

    private double[] bounds(Pool pool, Utility utility) {
        double[] known = bounds;
        if (known == null) {
            known = Search.utilities(utility, pool.rows());
            bounds = known;
        }
        return known;
    }

    /**
     * The entry of greatest utility, the first of equal ones.
     *
     * @param entry −1 if there is none
     */
    private record Best(int entry, double utility) {
        static Best of(Pool pool, int[] entries, Utility allowed) {
            double[] utilities = Search.utilities(allowed, pool.rows(entries));
            Best best = new Best(-1, Double.NEGATIVE_INFINITY);
            for (int i = 0; i < utilities.length; i++) {
                best = utilities[i] > best.utility() ? new Best(entries[i], utilities[i]) : best;
            }
            return best;
        }

        Optional<Candidate> candidate(Pool pool) {
            return entry < 0 ? Optional.empty() : Optional.of(pool.candidate(entry));
        }
    }
}
