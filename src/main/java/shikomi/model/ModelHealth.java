package shikomi.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import shikomi.space.Point;

/**
 * How well a model tells each condition from the others, objective by objective.
 *
 * @param conditions how many different conditions were measured
 */
public record ModelHealth(int conditions, Map<String, Check> objectives) {
    public ModelHealth {
        objectives = Collections.unmodifiableMap(new LinkedHashMap<>(objectives));
    }

    /**
     * One objective; errors are roots of mean squares in its unit, null where there are too few conditions.
     *
     * @param looRmse of the model that has not seen the condition
     * @param meanRmse of always saying the average of the other conditions
     * @param left every condition as it was measured, and as the model without it says
     */
    public record Check(@Nullable Double looRmse, @Nullable Double meanRmse, List<LeftOut> left) {
        public Check {
            left = List.copyOf(left);
        }
    }

    /**
     * A condition that was left out.
     *
     * @param measured the mean of its replicates
     * @param sd of that mean, as the model expects it
     */
    public record LeftOut(Point point, double measured, double predicted, double sd) {}
}
