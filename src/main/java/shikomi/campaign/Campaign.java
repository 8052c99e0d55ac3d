package shikomi.campaign;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import shikomi.recipe.Recipe;
import shikomi.space.Point;

/**
 * A running search as its history says it stands. Immutable.
 *
 * @param version the number of the last event
 * @param pool the only points that can be made; null where anything in the space can be
 * @param experiments in the order of their ids
 */
public record Campaign(
        String name,
        int version,
        Recipe recipe,
        @Nullable List<Point> pool,
        List<Experiment> experiments,
        boolean closed) {
    public Campaign {
        pool = pool == null ? null : List.copyOf(pool);
        experiments = List.copyOf(experiments);
    }

    public Optional<Experiment> experiment(String id) {
        return experiments.stream().filter(e -> e.id().equals(id)).findFirst();
    }

    /** Every result so far. */
    public List<Result> results() {
        return experiments.stream()
                .map(Experiment::result)
                .filter(java.util.Objects::nonNull)
                .toList();
    }

    /** Experiments whose results are still to come. */
    public List<Experiment> pending() {
        return experiments.stream().filter(Experiment::isPending).toList();
    }
}
