package shikomi.plan;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import shikomi.model.ConditionResults;
import shikomi.recipe.Objective;
import shikomi.space.Condition;
import shikomi.space.Parameter;
import shikomi.space.Point;
import shikomi.space.Space;
import shikomi.space.Value;

/** Turns an experiment that was already made into a plan to repeat it. */
final class Repetition {
    /** The number of exact repeats that show that there is no noise: one may be chance on a coarse scale. */
    private static final int EXACT = 2;

    /** The number of repeats without a value, such as failed ones, after which no further one is proposed. */
    private static final int MOST_WITHOUT_VALUE = 3;

    private Repetition() {}

    /** Whether a condition was repeated several times without a value, so that a further repeat is likely to have none. */
    static boolean isFutile(PlanRequest request, Condition condition) {
        Objective objective = request.recipe().primary();
        return request.results().stream()
                        .filter(result ->
                                result.values(objective.name()).findAny().isEmpty())
                        .filter(result -> request.recipe()
                                .space()
                                .condition(result.made())
                                .equals(condition))
                        .count()
                >= MOST_WITHOUT_VALUE;
    }

    /** Whether a repeat teaches nothing, because those before gave exactly the same value. */
    static boolean isPointless(List<ConditionResults> conditions) {
        return ConditionResults.exactRepeats(conditions) >= EXACT;
    }

    /**
     * The parameters of the experiment, without values that were only recorded; empty if a limit now excludes it, as
     * past experiments may lie outside the limits.
     */
    static Optional<Point> of(Space space, Point made) {
        if (space.broken(made).isPresent()) {
            return Optional.empty();
        }
        Map<String, Value> values = new LinkedHashMap<>();
        for (Parameter parameter : space.chosen()) {
            Value value = made.value(parameter.name());
            if (value != null) {
                values.put(parameter.name(), value);
            }
        }
        return Optional.of(new Point(values));
    }
}
