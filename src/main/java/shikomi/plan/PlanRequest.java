package shikomi.plan;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import shikomi.campaign.Campaign;
import shikomi.campaign.Experiment;
import shikomi.campaign.Result;
import shikomi.recipe.Recipe;
import shikomi.source.Sources;
import shikomi.space.Condition;
import shikomi.space.Point;
import shikomi.space.PointList;
import shikomi.space.Space;

/**
 * A request for a batch: everything that determines the next proposals.
 *
 * @param pending points that were proposed before and have no result yet
 * @param sources the external data that may be used
 * @param pool the only feasible points; null if every point of the space is feasible
 * @param size the number of requested experiments
 * @param names what people call the experiment of each result
 */
public record PlanRequest(
        Recipe recipe,
        List<Result> results,
        List<Point> pending,
        Sources sources,
        @Nullable List<Point> pool,
        int size,
        long seed,
        List<String> names) {
    /** A request whose experiments have no ids: they are called by their number, such as {@code #3}. */
    public PlanRequest(
            Recipe recipe,
            List<Result> results,
            List<Point> pending,
            Sources sources,
            @Nullable List<Point> pool,
            int size,
            long seed) {
        this(recipe, results, pending, sources, pool, size, seed, numbers(results.size()));
    }

    private static List<String> numbers(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(number -> "#" + number).toList();
    }

    /** This request with the ids of the results' experiments; those without one keep their number. */
    public PlanRequest named(List<@Nullable String> ids) {
        List<String> named = IntStream.range(0, names.size())
                .mapToObj(i -> Objects.requireNonNullElse(ids.get(i), names.get(i)))
                .toList();
        return new PlanRequest(recipe, results, pending, sources, pool, size, seed, named);
    }

    /** A request without external data. */
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
        names = List.copyOf(names);
        pool = pool == null || pool instanceof PointList ? pool : List.copyOf(pool);
    }

    /**
     * The request for the next batch of a campaign in its current state.
     *
     * @param sources the sources of the campaign
     */
    public static PlanRequest of(Campaign campaign, Sources sources, int size, long seed) {
        return new PlanRequest(
                        campaign.recipe(),
                        campaign.results(),
                        campaign.pendingPoints(),
                        sources,
                        open(campaign),
                        size,
                        seed)
                .named(campaign.experiments().stream()
                        .filter(experiment -> experiment.result() != null)
                        .map(Experiment::id)
                        .toList());
    }

    /**
     * The pool without the rows that were planned and made slightly differently: such a row has its result, though the
     * condition as made is another.
     */
    private static @Nullable List<Point> open(Campaign campaign) {
        Space space = campaign.recipe().space();
        Set<Condition> settled = new HashSet<>();
        for (Experiment experiment : campaign.experiments()) {
            if (experiment.result() != null && experiment.proposal() != null) {
                settled.add(space.condition(experiment.proposal().point()));
            }
        }
        campaign.results().forEach(result -> settled.remove(space.condition(result.made())));
        List<Point> pool = campaign.pool();
        return pool == null || settled.isEmpty()
                ? pool
                : pool.stream()
                        .filter(point -> !settled.contains(space.condition(point)))
                        .toList();
    }
}
