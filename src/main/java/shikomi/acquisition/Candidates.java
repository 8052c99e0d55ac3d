package shikomi.acquisition;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import shikomi.math.RandomStream;
import shikomi.space.Condition;
import shikomi.space.Point;

/** Where the next experiment may be found. */
public sealed interface Candidates permits PoolSearch, ContinuousSearch {

    /** A point that was found, with its row where it stands in a pool. */
    record Found(Point point, @Nullable Integer poolRow) {}

    /** The best point by an acquisition whose condition is not taken; empty where all are. */
    Optional<Found> best(Utility acquisition, Set<Condition> taken, RandomStream random);

    /** The point farthest from all these rows whose condition is not taken; the middle where there are no rows. */
    Optional<Found> farthest(double[][] rows, Set<Condition> taken, RandomStream random);
}
