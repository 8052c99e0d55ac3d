package shikomi.recipe;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import shikomi.message.Numbers;
import shikomi.space.Parameter;
import shikomi.space.Scale;
import shikomi.unit.Unit;

/** Reads one parameter. */
final class ParameterReader {
    private static final List<String> KINDS = List.of("continuous", "discrete", "categorical", "molecule", "context");

    /** The keys of all kinds: all that can be checked where the kind is not known. */
    private static final List<String> KEYS =
            List.of("kind", "low", "high", "step", "scale", "unit", "values", "choices", "descriptors");

    /** More steps than any balance can tell apart. */
    private static final double MOST_STEPS = 1e9;

    private ParameterReader() {}

    /** @param files reads the name of a file */
    static Optional<Parameter> read(Item item, Function<Item, Optional<String>> files) {
        Optional<String> kind = kind(item);
        if (kind.isEmpty()) {
            if (item.isMapping()) {
                Section.of(item, KEYS);
            }
            return Optional.empty();
        }
        return switch (kind.get()) {
            case "continuous" -> continuous(item);
            case "discrete" -> discrete(item);
            case "categorical" -> categorical(item, files);
            case "molecule" -> molecule(item);
            default -> Optional.of(new Parameter.Context(item.name(), unit(item.section("kind", "unit"))));
        };
    }

    private static Optional<String> kind(Item item) {
        Optional<Item> kind = item.entries().stream()
                .filter(entry -> entry.name().equals("kind"))
                .findFirst();
        if (kind.isEmpty() && item.isMapping()) {
            item.note("no-kind", String.join(", ", KINDS));
        }
        return kind.flatMap(k -> k.word(KINDS));
    }

    private static @Nullable Unit unit(Section section) {
        return section.get("unit").flatMap(Item::unit).orElse(null);
    }

    private static Optional<Parameter> continuous(Item item) {
        Section section = item.section("kind", "low", "high", "step", "scale", "unit");
        Optional<Double> low = section.need("low").flatMap(Item::number);
        Optional<Double> high = section.need("high").flatMap(Item::number);
        Optional<Double> step = section.get("step").flatMap(Item::positive);
        Scale scale = section.get("scale")
                .flatMap(s -> s.word(List.of("linear", "log")))
                .filter("log"::equals)
                .map(s -> Scale.LOG)
                .orElse(Scale.LINEAR);
        if (low.isEmpty() || high.isEmpty() || !isRange(item, low.get(), high.get(), step, scale)) {
            return Optional.empty();
        }
        return Optional.of(
                new Parameter.Continuous(item.name(), low.get(), high.get(), step.orElse(null), scale, unit(section)));
    }

    private static boolean isRange(Item item, double low, double high, Optional<Double> step, Scale scale) {
        double range = high - low;
        if (!(low < high) || !Double.isFinite(range)) {
            item.note("empty-range", low, high);
        } else if (scale == Scale.LOG && !(low > 0)) {
            item.note("log-of-zero", low);
        } else if (step.filter(s -> s > range || range / s > MOST_STEPS).isPresent()) {
            item.note("wrong-step", step.get(), low, high);
        } else {
            return true;
        }
        return false;
    }

    private static Optional<Parameter> discrete(Item item) {
        Section section = item.section("kind", "values", "unit");
        Optional<Item> values = section.need("values");
        List<Double> numbers = values.map(v -> v.distinct(Item::number)).orElse(List.of());
        @Nullable Unit unit = unit(section);
        return someOf(values, numbers).map(v -> new Parameter.Discrete(item.name(), v, unit));
    }

    private static Optional<Parameter> categorical(Item item, Function<Item, Optional<String>> files) {
        Section section = item.section("kind", "choices", "descriptors");
        Optional<Item> list = section.need("choices");
        Set<String> seen = new HashSet<>();
        List<String> choices = new ArrayList<>();
        for (Item choice : list.map(Item::items).orElse(List.of())) {
            choice.text().ifPresent(name -> {
                if (!seen.add(Numbers.normal(name))) {
                    choice.note("twice", name);
                }
                choices.add(name);
            });
        }
        @Nullable String descriptors = section.get("descriptors").flatMap(files).orElse(null);
        return someOf(list, choices).map(c -> new Parameter.Categorical(item.name(), c, descriptors));
    }

    private static Optional<Parameter> molecule(Item item) {
        Section section = item.section("kind", "choices");
        Optional<Item> list = section.need("choices");
        Map<String, String> choices = new LinkedHashMap<>();
        Set<String> seen = new HashSet<>();
        for (Item choice : list.map(Item::entries).orElse(List.of())) {
            if (!seen.add(Numbers.normal(choice.name()))) {
                choice.note("twice", choice.name());
            }
            choice.text().ifPresent(smiles -> choices.put(choice.name(), smiles));
        }
        return someOf(list, List.copyOf(choices.keySet())).map(c -> new Parameter.Molecule(item.name(), choices));
    }

    /** The values, where there are any; a list with nothing in it is noted. */
    private static <T> Optional<List<T>> someOf(Optional<Item> list, List<T> values) {
        list.filter(Item::isEmpty).ifPresent(i -> i.note("no-values"));
        return values.isEmpty() ? Optional.empty() : Optional.of(values);
    }
}
