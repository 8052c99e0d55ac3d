package shikomi.campaign;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import shikomi.recipe.Objective;
import shikomi.recipe.Recipe;

/**
 * The best result so far of the only objective that is maximised or minimised.
 *
 * @param value the mean of its replicates
 */
public record Best(Objective objective, Result result, double value) {

    /** The objective to be maximised or minimised; empty if there are several or none. */
    public static Optional<Objective> objective(Recipe recipe) {
        List<Objective> improved =
                recipe.objectives().stream().filter(o -> o.goal().isExtreme()).toList();
        return improved.size() == 1 ? Optional.of(improved.getFirst()) : Optional.empty();
    }

    /** The best of these results, the first one in a tie; empty if none has a number. */
    public static Optional<Best> of(Recipe recipe, List<Result> results) {
        return objective(recipe).flatMap(o -> of(o, results));
    }

    private static Optional<Best> of(Objective objective, List<Result> results) {
        return of(objective, Belief.of(objective, results)::values, results);
    }

    /**
     * The best of these results by some of their values.
     *
     * @param values the values of a result that count
     */
    public static Optional<Best> of(Objective objective, Function<Result, DoubleStream> values, List<Result> results) {
        Optional<Best> best = Optional.empty();
        for (Result result : results) {
            var mean = values.apply(result).average();
            if (mean.isPresent()
                    && best.filter(b -> !objective.goal().isBetter(mean.getAsDouble(), b.value()))
                            .isEmpty()) {
                best = Optional.of(new Best(objective, result, mean.getAsDouble()));
            }
        }
        return best;
    }
}
