package shikomi.plan;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import shikomi.space.Parameter;
import shikomi.space.Point;
import shikomi.space.Space;
import shikomi.space.Value;

/** What was made once, as a plan to make it again. */
final class Repetition {
    private Repetition() {}

    /** Its parameters without what was only recorded; empty where a limit forbids it now, for facts may lie outside. */
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
