package shikomi.space;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import shikomi.message.Language;
import shikomi.message.Numbers;
import shikomi.message.Problem;
import shikomi.message.Text;

/** The space of possible experiments: the parameters, with the mixtures and constraints that tie them together. */
public final class Space {
    /**
     * The relative error allowed in the total of a measured or pool row: balances have errors, and tables are rounded.
     */
    private static final double TOTAL_TOLERANCE = 0.02;

    /** The relative tolerance for the rounding of measured values to doubles. Set by judgement. */
    private static final double SLACK = 1e-9;

    private final List<Parameter> parameters;
    private final List<Mixture> mixtures;
    private final List<Constraint> constraints;
    private final List<Parameter.Chosen> chosen;
    private final List<Parameter.Numeric> numeric;
    private final Map<String, Parameter> byName = new HashMap<>();
    private final List<Rule> rules;
    private final List<Limit> limits;

    /**
     * A space of these parameters; names in mixtures and constraints must be names of parameters.
     *
     * @throws IllegalArgumentException if they are not; {@link #problems} detects this beforehand
     */
    public Space(List<Parameter> parameters, List<Mixture> mixtures, List<Constraint> constraints) {
        this.parameters = List.copyOf(parameters);
        this.mixtures = List.copyOf(mixtures);
        this.constraints = List.copyOf(constraints);
        this.chosen = only(this.parameters, Parameter.Chosen.class);
        this.numeric = only(this.parameters, Parameter.Numeric.class);
        parameters.forEach(parameter -> byName.put(Numbers.normal(parameter.name()), parameter));
        this.rules = rules(this.constraints, this.parameters);
        this.limits = limits();
    }

    private static List<Rule> rules(List<Constraint> constraints, List<Parameter> parameters) {
        List<Problem> problems = new ArrayList<>();
        List<Rule> rules = constraints.stream()
                .flatMap(c -> Rule.read(c, parameters, c.rule(), problems).stream())
                .toList();
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(problems.getFirst().in(Language.EN));
        }
        return rules;
    }

    private static <T> List<T> only(List<Parameter> parameters, Class<T> kind) {
        return parameters.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** The problems in a constraint over these parameters; empty if it is valid. */
    public static List<Problem> problems(Constraint constraint, List<Parameter> parameters, String place) {
        List<Problem> problems = new ArrayList<>();
        Rule.read(constraint, parameters, place, problems);
        return problems;
    }

    private List<Limit> limits() {
        List<Limit> found = new ArrayList<>();
        mixtures.forEach(mixture -> found.add(total(mixture)));
        rules.forEach(rule -> rule.linear(numeric).ifPresent(found::add));
        return Collections.unmodifiableList(found);
    }

    private Limit total(Mixture mixture) {
        List<BigDecimal> coefficients = numeric.stream()
                .map(p -> isComponent(p, mixture) ? BigDecimal.ONE : BigDecimal.ZERO)
                .toList();
        return new Limit(new Restriction.Total(mixture), coefficients, true, Numbers.exact(mixture.total()));
    }

    static boolean isComponent(Parameter parameter, Mixture mixture) {
        String name = Numbers.normal(parameter.name());
        return mixture.components().stream().map(Numbers::normal).anyMatch(name::equals);
    }

    public List<Parameter> parameters() {
        return parameters;
    }

    public List<Mixture> mixtures() {
        return mixtures;
    }

    public List<Constraint> constraints() {
        return constraints;
    }

    /** The parameters except those of the kind context, in order. */
    public List<Parameter.Chosen> chosen() {
        return chosen;
    }

    /** The chosen parameters whose values are numbers, in order. */
    public List<Parameter.Numeric> numeric() {
        return numeric;
    }

    /** The linear limits that tie numeric parameters together. */
    List<Limit> linearLimits() {
        return limits;
    }

    /** A point as people read it, with the titles of its parameters: {@code Cement = 300, Water = 150}. */
    public Text words(Point point) {
        Map<Language, String> versions = new EnumMap<>(Language.class);
        for (Language language : Language.values()) {
            versions.put(
                    language,
                    point.values().entrySet().stream()
                            .map(entry -> title(entry.getKey()).in(language) + " = " + entry.getValue())
                            .collect(Collectors.joining(", ")));
        }
        return new Text(versions);
    }

    private Text title(String name) {
        return parameter(name).map(Parameter::title).orElse(Text.plain(name));
    }

    /** The parameter with this name; names are compared in NFKC form. */
    public Optional<Parameter> parameter(String name) {
        return Optional.ofNullable(byName.get(Numbers.normal(name)));
    }

    /** The indices of the options that may be proposed: those allowed by every rule on this parameter only. */
    /** The indices of the options that no rule about this parameter alone forbids. */
    public int[] allowed(Parameter.Choosing parameter) {
        return allowed(parameter, rules);
    }

    private static int[] allowed(Parameter.Choosing parameter, List<Rule> rules) {
        List<Rule> own = rules.stream().filter(rule -> rule.isOnly(parameter)).toList();
        return IntStream.range(0, parameter.options().size())
                .filter(k -> {
                    Value option = Value.of(parameter.options().get(k));
                    return own.stream().allMatch(rule -> rule.keptAt(new Point(Map.of(parameter.name(), option))));
                })
                .toArray();
    }

    /** An irreducible set of rules that leave a parameter without any option; empty if every parameter has one. */
    Optional<List<Restriction>> withoutOption() {
        return only(parameters, Parameter.Choosing.class).stream()
                .filter(parameter -> allowed(parameter).length == 0)
                .findFirst()
                .map(this::conflict);
    }

    private List<Restriction> conflict(Parameter.Choosing parameter) {
        List<Rule> needed = new ArrayList<>(
                rules.stream().filter(rule -> rule.isOnly(parameter)).toList());
        for (Rule suspect : List.copyOf(needed)) {
            List<Rule> without = new ArrayList<>(needed);
            without.remove(suspect);
            if (allowed(parameter, without).length == 0) {
                needed = without;
            }
        }
        return needed.stream().map(Space::restriction).toList();
    }

    private static Restriction restriction(Rule rule) {
        return new Restriction.Rule(rule.constraint());
    }

    /**
     * Restrictions that proposals without a pool do not support yet: rules that are neither linear nor on one choice,
     * and limits on the number of active components.
     */
    public List<Restriction> unplannable() {
        List<Parameter.Choosing> choosing = only(parameters, Parameter.Choosing.class);
        Stream<Restriction> unusable = rules.stream()
                .filter(rule ->
                        rule.linear(numeric).isEmpty() && choosing.stream().noneMatch(rule::isOnly))
                .map(Space::restriction);
        Stream<Restriction> active =
                mixtures.stream().filter(mixture -> mixture.active() != null).map(Restriction.Active::new);
        return Stream.concat(unusable, active).toList();
    }

    /** The condition of a point; points with equal conditions are replicates. */
    public Condition condition(Point point) {
        List<Object> key = new ArrayList<>();
        for (Parameter.Chosen parameter : chosen) {
            Value value = point.value(parameter.name());
            if (value == null) {
                throw new IllegalArgumentException(point + " has no value of " + parameter.name());
            }
            key.add(Condition.keyOf(value));
        }
        return new Condition(key);
    }

    /** The first limit that a measured or pool point violates; steps are not checked, and a total may be off by 2 %. */
    public Optional<Restriction> broken(Point point) {
        return numeric.stream()
                .flatMap(parameter -> broken(parameter, point).stream())
                .findFirst()
                .or(() -> mixtures.stream()
                        .flatMap(mixture -> broken(mixture, point).stream())
                        .findFirst())
                .or(() -> rules.stream()
                        .filter(rule -> !rule.keptAt(point))
                        .map(Space::restriction)
                        .findFirst());
    }

    private static Optional<Restriction> broken(Parameter.Numeric parameter, Point point) {
        double x = point.number(parameter.name());
        double slack = SLACK * (parameter.high() - parameter.low());
        if (x < parameter.low() - slack) {
            return Optional.of(new Restriction.Low(parameter));
        }
        return x > parameter.high() + slack ? Optional.of(new Restriction.High(parameter)) : Optional.empty();
    }

    private Optional<Restriction> broken(Mixture mixture, Point point) {
        double sum = mixture.components().stream()
                .mapToDouble(component -> amount(component, point))
                .sum();
        if (Math.abs(sum - mixture.total()) > TOTAL_TOLERANCE * Math.abs(mixture.total()) + SLACK) {
            return Optional.of(new Restriction.Total(mixture));
        }
        return mixture.active() != null && !mayBeActive(mixture, mixture.active(), point)
                ? Optional.of(new Restriction.Active(mixture))
                : Optional.empty();
    }

    private double amount(String component, Point point) {
        return point.number(parameter(component).orElseThrow().name());
    }

    private boolean mayBeActive(Mixture mixture, Mixture.Count allowed, Point point) {
        long above = mixture.components().stream()
                .filter(component -> amount(component, point) > 0)
                .count();
        return above >= allowed.least() && above <= allowed.most();
    }

    /** The number of experiments that the grids of all parameters allow, ignoring mixtures and constraints. */
    public BigInteger gridSize() {
        BigInteger size = BigInteger.ONE;
        for (Parameter.Chosen parameter : chosen) {
            size = size.multiply(BigInteger.valueOf(
                    switch (parameter) {
                        case Parameter.Numeric n -> n.grid().size();
                        case Parameter.Choosing c -> allowed(c).length;
                    }));
        }
        return size;
    }

    /**
     * The number of degrees of freedom, of which each mixture removes one (d_eff in the description of the algorithms).
     */
    public int freeDirections() {
        return Math.max(1, chosen.size() - mixtures.size());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Space space
                && parameters.equals(space.parameters)
                && mixtures.equals(space.mixtures)
                && constraints.equals(space.constraints);
    }

    @Override
    public int hashCode() {
        return java.util.Objects.hash(parameters, mixtures, constraints);
    }

    @Override
    public String toString() {
        return "Space[" + parameters + ", " + mixtures + ", " + constraints + "]";
    }
}
