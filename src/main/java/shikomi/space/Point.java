package shikomi.space;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A point of the space: a value for every parameter, including context if it was recorded, in the order of the recipe.
 */
public record Point(Map<String, Value> values) {
    public Point {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** The value of a parameter; null if the point has none. */
    public @Nullable Value value(String parameter) {
        return values.get(parameter);
    }

    /** The value of a numeric parameter. */
    public double number(String parameter) {
        if (values.get(parameter) instanceof Value.Amount(double number)) {
            return number;
        }
        throw new IllegalArgumentException(parameter + " is " + values.get(parameter) + ", not a number");
    }

    /** The name of the option chosen for a parameter. */
    public String choice(String parameter) {
        if (values.get(parameter) instanceof Value.Choice(String name)) {
            return name;
        }
        throw new IllegalArgumentException(parameter + " is " + values.get(parameter) + ", not a choice");
    }

    /** The point as text: {@code Cs = 0.1, solvent = DMF}. */
    public String words() {
        return values.entrySet().stream()
                .map(entry -> entry.getKey() + " = " + entry.getValue())
                .collect(Collectors.joining(", "));
    }

    /** A copy of the point with one value changed or added. */
    public Point with(String parameter, Value value) {
        Map<String, Value> changed = new LinkedHashMap<>(values);
        changed.put(parameter, value);
        return new Point(changed);
    }
}
