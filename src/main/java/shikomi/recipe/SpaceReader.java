package shikomi.recipe;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import shikomi.space.Conflict;
import shikomi.space.Constraint;
import shikomi.space.Mixture;
import shikomi.space.Numbers;
import shikomi.space.Parameter;
import shikomi.space.Restriction;
import shikomi.space.Space;
import shikomi.space.Text;

/** Reads what may be varied: parameters, mixtures and constraints. */
final class SpaceReader {
    private final Section root;
    private final Findings findings;
    private final Names names = new Names();
    private final List<Parameter> parameters = new ArrayList<>();

    /** Names of parameters that have problems of their own: nothing more is said of them. */
    private final Set<String> misread = new HashSet<>();

    SpaceReader(Section root, Findings findings) {
        this.root = root;
        this.findings = findings;
    }

    Names names() {
        return names;
    }

    /**
     * The space, where nothing is wrong with it and some experiment is possible.
     *
     * @param files reads the name of a file
     */
    Optional<Space> space(Function<Item, Optional<String>> files) {
        Optional<Item> section = root.need("parameters");
        for (Item item : section.map(Item::entries).orElse(List.of())) {
            if (names.add(item)) {
                ParameterReader.read(item, files).ifPresentOrElse(parameters::add, () -> misread.add(item.name()));
            }
        }
        section.filter(s -> s.isMapping() && parameters.stream().noneMatch(Parameter.Chosen.class::isInstance))
                .filter(s -> findings.isEmpty())
                .ifPresent(s -> s.note("nothing-to-choose"));
        boolean complete = findings.isEmpty();
        List<Mixture> mixtures = mixtures();
        List<Constraint> constraints = constraints(complete);
        return findings.isEmpty() ? possible(new Space(parameters, mixtures, constraints)) : Optional.empty();
    }

    private List<Mixture> mixtures() {
        List<Mixture> mixtures = new ArrayList<>();
        for (Item item : root.get("mixtures").map(Item::entries).orElse(List.of())) {
            mixture(item).ifPresent(mixtures::add);
        }
        return mixtures;
    }

    private Optional<Mixture> mixture(Item item) {
        Section section = item.section("components", "total", "active");
        Optional<Item> list = section.need("components");
        List<String> components = new ArrayList<>();
        for (Item component : list.map(Item::items).orElse(List.of())) {
            numericName(component).ifPresent(name -> {
                if (components.contains(name)) {
                    component.note("twice", name);
                }
                components.add(name);
            });
        }
        if (components.size() == 1) {
            item.note("one-component");
        }
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
        int line = root.get("constraints")
                .or(() -> root.get("mixtures"))
                .or(() -> root.get("parameters"))
                .map(Item::line)
                .orElse(1);
        findings.add(
                line,
                "empty-space",
                conflict.get().stream().map(Restriction::message).toList());
        return Optional.empty();
    }

    /** The name of a parameter, as it was declared. */
    Optional<String> parameterName(Item item) {
        return item.text()
                .flatMap(name -> names.find(item, name))
                .filter(name -> findings.isEmpty() || declared(name).isPresent());
    }

    /** The name of a parameter whose values are numbers. */
    Optional<String> numericName(Item item) {
        Optional<String> name = parameterName(item);
        return name.filter(n -> isNumeric(item, n));
    }

    boolean isNumeric(Item item, String name) {
        boolean numeric =
                declared(name).filter(Parameter.Numeric.class::isInstance).isPresent();
        if (!numeric && !misread.contains(name)) {
            item.note("not-numeric", name);
        }
        return numeric;
    }

    private Optional<Parameter> declared(String name) {
        String normal = Numbers.normal(name);
        return parameters.stream()
                .filter(p -> Numbers.normal(p.name()).equals(normal))
                .findFirst();
    }
}
