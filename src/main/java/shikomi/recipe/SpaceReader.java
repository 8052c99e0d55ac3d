package shikomi.recipe;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import shikomi.message.Numbers;
import shikomi.message.Suggestion;
import shikomi.message.Text;
import shikomi.space.Conflict;
import shikomi.space.Constraint;
import shikomi.space.Mixture;
import shikomi.space.Parameter;
import shikomi.space.Restriction;
import shikomi.space.Space;

/** Reads the space: parameters, mixtures and constraints. */
final class SpaceReader {
    private final Section root;
    private final Findings findings;
    private final Names names = new Names();
    private final List<Parameter> parameters = new ArrayList<>();

    /** Names of parameters as written, by their normal form, including parameters with errors. */
    private final Map<String, String> written = new LinkedHashMap<>();

    /** The lines of mixtures and constraints, for conflicts that appear only when all of them are combined. */
    private final Map<Object, Integer> lines = new HashMap<>();

    SpaceReader(Section root, Findings findings) {
        this.root = root;
        this.findings = findings;
    }

    Names names() {
        return names;
    }

    /**
     * The space, if it has no errors and at least one experiment is possible.
     *
     * @param files reads the name of a file
     */
    Optional<Space> space(Function<Item, Optional<String>> files) {
        Optional<Item> section = root.need("parameters");
        section.map(Item::entries).orElse(List.of()).forEach(item -> parameter(item, files));
        section.filter(s -> s.isMapping() && parameters.stream().noneMatch(Parameter.Chosen.class::isInstance))
                .filter(s -> findings.isEmpty())
                .ifPresent(s -> s.note("nothing-to-choose"));
        boolean complete = findings.isEmpty();
        List<Mixture> mixtures = mixtures();
        List<Constraint> constraints = constraints(complete);
        return findings.isEmpty() ? possible(new Space(parameters, mixtures, constraints)) : Optional.empty();
    }

    private void parameter(Item item, Function<Item, Optional<String>> files) {
        if (names.add(item)) {
            written.put(Numbers.normal(item.name()), item.name());
            ParameterKinds.read(item, names, files).ifPresent(parameters::add);
        }
    }

    private List<Mixture> mixtures() {
        List<Mixture> mixtures = new ArrayList<>();
        for (Item item : root.get("mixtures").map(Item::entries).orElse(List.of())) {
            mixture(item).ifPresent(mixture -> {
                lines.put(mixture, item.line());
                mixtures.add(mixture);
            });
        }
        return mixtures;
    }

    private Optional<Mixture> mixture(Item item) {
        Section section = item.section("components", "total", "active");
        Optional<Item> list = section.need("components");
        List<String> components = list.map(l -> l.distinct(this::numericName)).orElse(List.of());
        list.filter(l -> l.node() instanceof Node.Sequence(int ignored, List<Node> all) && all.size() < 2)
                .ifPresent(l -> item.note("too-few-components"));
        Optional<Double> total = section.need("total").flatMap(Item::positive);
        Mixture.@Nullable Count active =
                section.get("active").flatMap(a -> active(a, components.size())).orElse(null);
        return total.filter(t -> !components.isEmpty()).map(t -> new Mixture(item.name(), components, t, active));
    }

    private static Optional<Mixture.Count> active(Item item, int components) {
        List<Integer> ends = item.items().stream()
                .flatMap(i -> i.whole(0, Math.max(components, 1)).stream())
                .toList();
        if (ends.size() != 2 || ends.get(0) > ends.get(1)) {
            item.note("not-active", components);
            return Optional.empty();
        }
        return Optional.of(new Mixture.Count(ends.get(0), ends.get(1)));
    }

    private List<Constraint> constraints(boolean complete) {
        List<Constraint> constraints = new ArrayList<>();
        for (Item item : root.get("constraints").map(Item::items).orElse(List.of())) {
            constraint(item).ifPresent(constraint -> {
                if (complete) {
                    Space.problems(constraint, parameters, findings.place(item.line()))
                            .forEach(problem -> findings.add(item.line(), problem));
                }
                lines.put(constraint, item.line());
                constraints.add(constraint);
            });
        }
        return constraints;
    }

    private static Optional<Constraint> constraint(Item item) {
        if (!item.isMapping()) {
            return item.text().map(Constraint::new);
        }
        Section section = item.section("rule", "when", "why");
        @Nullable String when = section.get("when").flatMap(Item::text).orElse(null);
        @Nullable Text why = section.get("why").flatMap(Item::words).orElse(null);
        return section.need("rule").flatMap(Item::text).map(rule -> new Constraint(rule, when, why));
    }

    private Optional<Space> possible(Space space) {
        Optional<List<Restriction>> conflict = Conflict.in(space);
        if (conflict.isEmpty()) {
            return Optional.of(space);
        }
        int line = conflict.get().stream().mapToInt(this::line).max().orElse(1);
        findings.add(
                line,
                "empty-space",
                conflict.get().stream().map(Restriction::message).toList());
        return Optional.empty();
    }

    private int line(Restriction restriction) {
        return switch (restriction) {
            case Restriction.Rule(Constraint constraint) -> lines.getOrDefault(constraint, 1);
            case Restriction.Total(Mixture mixture) -> lines.getOrDefault(mixture, 1);
            case Restriction.Active(Mixture mixture) -> lines.getOrDefault(mixture, 1);
            case Restriction.Low ignored -> 1;
            case Restriction.High ignored -> 1;
            case Restriction.Steps ignored -> 1;
        };
    }

    /** The name of a chosen parameter, as it was declared. */
    Optional<String> chosenName(Item item) {
        return named(item, Parameter.Chosen.class, "not-chosen");
    }

    /** The name of a numeric parameter, as it was declared. */
    private Optional<String> numericName(Item item) {
        return named(item, Parameter.Numeric.class, "not-numeric");
    }

    private Optional<String> named(Item item, Class<? extends Parameter> kind, String otherwise) {
        return item.text().flatMap(name -> declared(item, name)).filter(name -> is(kind, item, name, otherwise));
    }

    private Optional<String> declared(Item item, String name) {
        String known = written.get(Numbers.normal(name));
        if (known == null) {
            item.note(
                    "unknown-parameter",
                    name,
                    Suggestion.of(name, written.values()).message());
        }
        return Optional.ofNullable(known);
    }

    boolean isNumeric(Item item, String name) {
        return is(Parameter.Numeric.class, item, name, "not-numeric");
    }

    /**
     * Whether a name belongs to a parameter of this kind; a parameter that already has errors is not reported again.
     */
    private boolean is(Class<? extends Parameter> kind, Item item, String name, String otherwise) {
        Optional<Parameter> parameter =
                parameters.stream().filter(p -> p.name().equals(name)).findFirst();
        boolean fits = parameter.filter(kind::isInstance).isPresent();
        if (!fits && (parameter.isPresent() || !written.containsValue(name))) {
            item.note(otherwise, name);
        }
        return fits;
    }
}
