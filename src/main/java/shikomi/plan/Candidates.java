package shikomi.plan;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import shikomi.math.RandomStream;
import shikomi.space.Condition;
import shikomi.space.Point;

/** Where the next experiment may be found. */
sealed interface Candidates permits Pool, Everywhere {

    /** A point that was found, with its row where it stands in a pool. */
    record Found(Point point, @Nullable Integer poolRow) {}

    /** The best point by an acquisition whose condition is not taken; empty where all are. */
    Optional<Found> best(Acquisition acquisition, Set<Condition> taken, RandomStream random);

    /** The point farthest from all these rows whose condition is not taken; the middle where there are no rows. */
    Optional<Found> farthest(double[][] rows, Set<Condition> taken, RandomStream random);
}
