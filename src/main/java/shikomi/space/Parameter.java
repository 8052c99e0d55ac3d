package shikomi.space;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import shikomi.message.Text;
import shikomi.unit.Unit;

/**
 * A variable of an experiment that the lab sets or, for the kind {@code context}, only records.
 *
 * <p>Everything but the recipe works with {@link Numeric}, {@link Choosing} and {@link Context}. A further kind is
 * therefore a record that implements one of them, and a row in {@code recipe.ParameterKinds} that reads and writes it.
 */
public sealed interface Parameter {
    String name();

    /** The words that people see instead of the name; the name itself if the recipe gives no title. */
    Text title();

    /** All that may stand for the parameter in the heading of a column: its name and its title in each language. */
    default List<String> names() {
        return title().beside(name());
    }

    /** The unit of its values; null if they are names or dimensionless. */
    @Nullable
    Unit unit();

    /** A parameter that the lab chooses. */
    sealed interface Chosen extends Parameter {}

    /** A chosen parameter whose values are numbers. */
    sealed interface Numeric extends Chosen {
        double low();

        double high();

        /** The values that may be proposed. */
        Grid grid();

        /** The scale on which it varies: in equal steps or in equal ratios. */
        default Scale scale() {
            return Scale.LINEAR;
        }

        /** The only values that it can take, ascending; empty if it can take any value between its limits. */
        default List<Double> listed() {
            return List.of();
        }
    }

    /** A chosen parameter whose values are names. */
    sealed interface Choosing extends Chosen {
        List<String> options();

        /** A second notation for each option that tables may use, such as the SMILES of a molecule. */
        default Map<String, String> notations() {
            return Map.of();
        }

        @Override
        default @Nullable Unit unit() {
            return null;
        }
    }

    /**
     * A parameter that can take any number between two limits, proposed on the grid {@code low + k·step}; without a
     * step, range / 10⁴.
     */
    record Continuous(
            String name,
            double low,
            double high,
            @Nullable Double step,
            Scale scale,
            @Nullable Unit unit,
            Text title) implements Numeric {
        public Continuous {
            if (!(low < high) || !Double.isFinite(high - low)) {
                throw new IllegalArgumentException(name + ": low " + low + " must be below high " + high);
            }
            if (step != null && !(step > 0 && step <= high - low)) {
                throw new IllegalArgumentException(name + ": step " + step + " must be above 0 and within the range");
            }
            if (scale == Scale.LOG && !(low > 0)) {
                throw new IllegalArgumentException(name + ": a log scale needs a low above 0, not " + low);
            }
        }

        public Continuous(
                String name, double low, double high, @Nullable Double step, Scale scale, @Nullable Unit unit) {
            this(name, low, high, step, scale, unit, Text.plain(name));
        }

        @Override
        public Grid grid() {
            return Grid.regular(low, high, step);
        }
    }

    /** A parameter that takes one of several listed numbers. */
    record Discrete(
            String name, List<Double> values, @Nullable Unit unit, Text title) implements Numeric {
        public Discrete {
            if (values.isEmpty()) {
                throw new IllegalArgumentException(name + " needs at least one value");
            }
            List<Double> sorted = new ArrayList<>(values);
            Collections.sort(sorted);
            values = List.copyOf(sorted);
        }

        public Discrete(String name, List<Double> values, @Nullable Unit unit) {
            this(name, values, unit, Text.plain(name));
        }

        @Override
        public double low() {
            return values.getFirst();
        }

        @Override
        public double high() {
            return values.getLast();
        }

        @Override
        public Grid grid() {
            return Grid.listed(values);
        }

        @Override
        public List<Double> listed() {
            return values;
        }
    }

    /**
     * A parameter that takes one of several names; {@code descriptors} is the file of a table with one row per choice,
     * or null.
     */
    record Categorical(
            String name, List<String> choices, @Nullable String descriptors, Text title) implements Choosing {
        public Categorical {
            choices = List.copyOf(choices);
            if (choices.isEmpty()) {
                throw new IllegalArgumentException(name + " needs at least one choice");
            }
        }

        public Categorical(String name, List<String> choices, @Nullable String descriptors) {
            this(name, choices, descriptors, Text.plain(name));
        }

        @Override
        public List<String> options() {
            return choices;
        }
    }

    /** A parameter that takes one of several molecules, each with a name and its SMILES. */
    record Molecule(String name, Map<String, String> choices, Text title) implements Choosing {
        public Molecule {
            if (choices.isEmpty()) {
                throw new IllegalArgumentException(name + " needs at least one molecule");
            }
            choices = Collections.unmodifiableMap(new LinkedHashMap<>(choices));
        }

        public Molecule(String name, Map<String, String> choices) {
            this(name, choices, Text.plain(name));
        }

        @Override
        public List<String> options() {
            return List.copyOf(choices.keySet());
        }

        @Override
        public Map<String, String> notations() {
            return choices;
        }
    }

    /** A variable that is recorded with the result but never chosen. */
    record Context(String name, @Nullable Unit unit, Text title) implements Parameter {
        public Context(String name, @Nullable Unit unit) {
            this(name, unit, Text.plain(name));
        }
    }
}
