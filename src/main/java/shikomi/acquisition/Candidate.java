package shikomi.acquisition;

import org.jspecify.annotations.Nullable;
import shikomi.space.Point;

/**
 * A point that can be proposed.
 *
 * @param poolRow its row in the pool, counted from 0; null if there is no pool
 */
public record Candidate(Point point, @Nullable Integer poolRow) {}
