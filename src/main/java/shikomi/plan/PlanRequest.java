package shikomi.plan;

import java.util.List;
import org.jspecify.annotations.Nullable;
import shikomi.campaign.Campaign;
import shikomi.campaign.Result;
import shikomi.recipe.Recipe;
import shikomi.source.Sources;
import shikomi.space.Point;

/**
 * Everything that decides what is proposed next.
 *
 * @param pending points that were proposed before and have no result yet
 * @param sources the external data that may be used
 * @param pool the only points that can be made; null where anything in the space can be
 * @param size how many experiments are wanted
 */
public record PlanRequest(
        Recipe recipe,
        List<Result> results,
        List<Point> pending,
        Sources sources,
        @Nullable List<Point> pool,
        int size,
        long seed) {
    /** Without external data. */
    public PlanRequest(
            Recipe recipe, List<Result> results, List<Point> pending, @Nullable List<Point> pool, int size, long seed) {
        this(recipe, results, pending, Sources.none(), pool, size, seed);
    }

    public PlanRequest {
        if (size < 1) {
            throw new IllegalArgumentException("A batch has at least one experiment, not " + size);
        }
        results = List.copyOf(results);
        pending = List.copyOf(pending);
        pool = pool == null ? null : List.copyOf(pool);
    }

    /**
     * The request for the next batch of a campaign in its current state.
     *
     * @param sources its own
     */
    public static PlanRequest of(Campaign campaign, Sources sources, int size, long seed) {
        return new PlanRequest(
                campaign.recipe(), campaign.results(), campaign.pendingPoints(), sources, campaign.pool(), size, seed);
    }
}
