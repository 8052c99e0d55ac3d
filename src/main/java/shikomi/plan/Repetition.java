package shikomi.plan;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import shikomi.space.Parameter;
import shikomi.space.Point;
import shikomi.space.Space;
import shikomi.space.Value;

/** Turns an experiment that was already made into a plan to repeat it. */
final class Repetition {
    private Repetition() {}

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
