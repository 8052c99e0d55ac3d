package shikomi.recipe;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import shikomi.message.Numbers;
import shikomi.message.Text;
import shikomi.space.Parameter;
import shikomi.space.Scale;
import shikomi.unit.Unit;

/** The kinds of parameters that a recipe may declare, each with its keys, its reader and its writer. */
final class ParameterKinds {
    static final List<Kind<?>> KINDS = List.of(
            new Kind<>(
                    "continuous",
                    List.of("low", "high", "step", "scale", "unit"),
                    Parameter.Continuous.class,
                    ParameterKinds::continuous,
                    ParameterKinds::write),
            new Kind<>(
                    "discrete",
                    List.of("values", "unit"),
                    Parameter.Discrete.class,
                    ParameterKinds::discrete,
                    ParameterKinds::write),
            new Kind<>(
                    "categorical",
                    List.of("choices", "descriptors"),
                    Parameter.Categorical.class,
                    ParameterKinds::categorical,
                    p -> new Tree().put("choices", p.choices()).put("descriptors", p.descriptors())),
            new Kind<>(
                    "molecule",
                    List.of("choices"),
                    Parameter.Molecule.class,
                    ParameterKinds::molecule,
                    p -> new Tree().put("choices", p.choices())),
            new Kind<>(
                    "context",
                    List.of("unit"),
                    Parameter.Context.class,
                    declared -> Optional.of(new Parameter.Context(declared.name(), declared.unit(), declared.title())),
                    p -> new Tree().put("unit", label(p))));

    private static final List<String> WORDS = KINDS.stream().map(Kind::word).toList();

    /** The largest number of steps in a range; more than 10⁹ are refused because no balance resolves them. */
    private static final double MOST_STEPS = 1e9;

    private ParameterKinds() {}

    /**
     * One kind of parameter.
     *
     * @param value the value of {@code kind} in a recipe
     * @param keys the keys of its section, other than {@code kind} and {@code title}
     */
    record Kind<P extends Parameter>(
            String word,
            List<String> keys,
            Class<P> type,
            Function<Declared, Optional<? extends Parameter>> reader,
            Function<P, Tree> writer) {
        Map<String, Object> write(Parameter parameter) {
            Tree tree = new Tree().put("kind", word);
            writer.apply(type.cast(parameter)).entries().forEach(tree::put);
            return tree.put("title", RecipeWriter.title(parameter.name(), parameter.title()))
                    .entries();
        }

        List<String> allKeys() {
            return Stream.of(List.of("kind"), keys, List.of("title"))
                    .flatMap(List::stream)
                    .toList();
        }
    }

    /** A parameter as its section declares it; {@code files} reads the name of a file. */
    record Declared(Item item, Section section, Text title, Function<Item, Optional<String>> files) {
        String name() {
            return item.name();
        }

        @Nullable
        Unit unit() {
            return section.get("unit").flatMap(Item::unit).orElse(null);
        }
    }

    /**
     * Reads a parameter; empty if it is invalid.
     *
     * @param names the names and titles in use
     * @param files reads the name of a file
     */
    static Optional<Parameter> read(Item item, Names names, Function<Item, Optional<String>> files) {
        Optional<Kind<?>> kind = kind(item);
        if (kind.isEmpty() && item.isMapping()) { // only the keys can be checked if the kind is unknown
            Section.of(
                    item,
                    KINDS.stream().flatMap(k -> k.allKeys().stream()).distinct().toList());
        }
        return kind.flatMap(k -> {
            Section section = Section.of(item, k.allKeys());
            return k.reader().apply(new Declared(item, section, names.title(item, section.get("title")), files));
        });
    }

    private static Optional<Kind<?>> kind(Item item) {
        Optional<Item> stated = item.entries().stream()
                .filter(entry -> entry.name().equals("kind"))
                .findFirst();
        if (stated.isEmpty() && item.isMapping()) {
            item.note("no-kind", String.join(", ", WORDS));
        }
        return stated.flatMap(k -> k.word(WORDS)).map(word -> KINDS.get(WORDS.indexOf(word)));
    }

    /** The entries of a parameter's section. */
    static Map<String, Object> write(Parameter parameter) {
        return KINDS.stream()
                .filter(kind -> kind.type().isInstance(parameter))
                .findFirst()
                .orElseThrow()
                .write(parameter);
    }

    private static @Nullable String label(Parameter parameter) {
        Unit unit = parameter.unit();
        return unit == null ? null : unit.label();
    }

    private static Optional<Parameter> continuous(Declared declared) {
        Section section = declared.section();
        Optional<Double> low = section.need("low").flatMap(Item::number);
        Optional<Double> high = section.need("high").flatMap(Item::number);
        Optional<Double> step = section.get("step").flatMap(Item::positive);
        Scale scale = section.get("scale")
                .flatMap(s -> s.word(List.of("linear", "log")))
                .filter("log"::equals)
                .map(s -> Scale.LOG)
                .orElse(Scale.LINEAR);
        if (low.isEmpty() || high.isEmpty() || !isRange(declared.item(), low.get(), high.get(), step, scale)) {
            return Optional.empty();
        }
        return Optional.of(new Parameter.Continuous(
                declared.name(), low.get(), high.get(), step.orElse(null), scale, declared.unit(), declared.title()));
    }

    private static Tree write(Parameter.Continuous parameter) {
        Double step = parameter.step();
        return new Tree()
                .put("low", RecipeWriter.number(parameter.low()))
                .put("high", RecipeWriter.number(parameter.high()))
                .put("step", step == null ? null : RecipeWriter.number(step))
                .put("scale", parameter.scale() == Scale.LOG ? "log" : null)
                .put("unit", label(parameter));
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

    private static Optional<Parameter> discrete(Declared declared) {
        Optional<Item> values = declared.section().need("values");
        List<Double> numbers = values.map(v -> v.distinct(Item::number)).orElse(List.of());
        @Nullable Unit unit = declared.unit();
        return someOf(values, numbers).map(v -> new Parameter.Discrete(declared.name(), v, unit, declared.title()));
    }

    private static Tree write(Parameter.Discrete parameter) {
        return new Tree()
                .put(
                        "values",
                        parameter.values().stream().map(RecipeWriter::number).toList())
                .put("unit", label(parameter));
    }

    private static Optional<Parameter> categorical(Declared declared) {
        Section section = declared.section();
        Optional<Item> list = section.need("choices");
        List<String> choices = distinctNames(list);
        @Nullable
        String descriptors =
                section.get("descriptors").flatMap(declared.files()).orElse(null);
        return someOf(list, choices)
                .map(c -> new Parameter.Categorical(declared.name(), c, descriptors, declared.title()));
    }

    /** The names in a list; duplicates (after NFKC) are reported. */
    private static List<String> distinctNames(Optional<Item> list) {
        Set<String> seen = new HashSet<>();
        List<String> names = new ArrayList<>();
        for (Item item : list.map(Item::items).orElse(List.of())) {
            item.text().ifPresent(name -> {
                if (!seen.add(Numbers.normal(name))) {
                    item.note("twice", name);
                }
                names.add(name);
            });
        }
        return names;
    }

    private static Optional<Parameter> molecule(Declared declared) {
        Optional<Item> list = declared.section().need("choices");
        Map<String, String> choices = new LinkedHashMap<>();
        Set<String> seen = new HashSet<>();
        for (Item choice : list.map(Item::entries).orElse(List.of())) {
            if (!seen.add(Numbers.normal(choice.name()))) {
                choice.note("twice", choice.name());
            }
            choice.text().ifPresent(smiles -> choices.put(choice.name(), smiles));
        }
        return someOf(list, List.copyOf(choices.keySet()))
                .map(c -> new Parameter.Molecule(declared.name(), choices, declared.title()));
    }

    /** The values, if there are any; an empty list is reported. */
    private static <T> Optional<List<T>> someOf(Optional<Item> list, List<T> values) {
        list.filter(Item::isEmpty).ifPresent(i -> i.note("no-values"));
        return values.isEmpty() ? Optional.empty() : Optional.of(values);
    }
}
