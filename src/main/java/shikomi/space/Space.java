package shikomi.space;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import shikomi.message.Language;
import shikomi.message.Numbers;
import shikomi.message.Problem;

/** Everything that may be tried: the parameters, with the mixtures and constraints that tie them together. */
public final class Space {
    /** A measured or pool row may miss a total by so much: scales have errors, and tables are rounded. */
    private static final double TOTAL_TOLERANCE = 0.02;

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
     * The space of these parameters; names in mixtures and constraints must be theirs.
     *
     * @throws IllegalArgumentException where they are not; {@link #problems} finds that beforehand
     */
    public Space(List<Parameter> parameters, List<Mixture> mixtures, List<Constraint> constraints) {
        this.parameters = List.copyOf(parameters);
        this.mixtures = List.copyOf(mixtures);
        this.constraints = List.copyOf(constraints);
        this.chosen = only(this.parameters, Parameter.Chosen.class);
        this.numeric = only(this.parameters, Parameter.Numeric.class);
        for (Parameter parameter : parameters) {
            byName.put(Numbers.normal(parameter.name()), parameter);
        }
        List<Problem> problems = new ArrayList<>();
        this.rules = this.constraints.stream()
                .flatMap(c -> Rule.read(c, this.parameters, c.rule(), problems).stream())
                .toList();
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(problems.getFirst().in(Language.EN));
        }
        this.limits = limits();
    }

    private static <T> List<T> only(List<Parameter> parameters, Class<T> kind) {
        return parameters.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** What is wrong with a constraint over these parameters; nothing where it can be read. */
    public static List<Problem> problems(Constraint constraint, List<Parameter> parameters, String place) {
        List<Problem> problems = new ArrayList<>();
        Rule.read(constraint, parameters, place, problems);
        return problems;
    }

    private List<Limit> limits() {
        List<Limit> found = new ArrayList<>();
        for (Mixture mixture : mixtures) {
            found.add(new Limit(
                    new Restriction.Total(mixture),
                    numeric.stream()
                            .map(p -> isComponent(p, mixture) ? BigDecimal.ONE : BigDecimal.ZERO)
                            .toList(),
                    true,
                    Numbers.exact(mixture.total())));
        }
        for (Rule rule : rules) {
            rule.linear(numeric).ifPresent(found::add);
        }
        return Collections.unmodifiableList(found);
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

    /** The parameters without those of kind context, in order. */
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

    /** The parameter of this name; names are compared after NFKC. */
    public Optional<Parameter> parameter(String name) {
        return Optional.ofNullable(byName.get(Numbers.normal(name)));
    }

    /** The numbers of the options that may be proposed: those that every rule on this parameter alone allows. */
    int[] allowed(Parameter.Choosing parameter) {
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

    /** A smallest set of rules that leave a parameter without any option; empty where each has one. */
    Optional<List<Restriction>> withoutOption() {
        for (Parameter.Choosing parameter : only(parameters, Parameter.Choosing.class)) {
            if (allowed(parameter).length == 0) {
                List<Rule> needed = new ArrayList<>(
                        rules.stream().filter(rule -> rule.isOnly(parameter)).toList());
                for (Rule suspect : List.copyOf(needed)) {
                    List<Rule> without = new ArrayList<>(needed);
                    without.remove(suspect);
                    if (allowed(parameter, without).length == 0) {
                        needed = without;
                    }
                }
                return Optional.of(needed.stream()
                        .<Restriction>map(rule -> new Restriction.Rule(rule.constraint()))
                        .toList());
            }
        }
        return Optional.empty();
    }

    /** What a proposal of our own cannot be planned with yet: rules that are neither linear nor on one choice, and active. */
    public List<Restriction> unplannable() {
        List<Restriction> found = new ArrayList<>();
        List<Parameter.Choosing> choosing = only(parameters, Parameter.Choosing.class);
        for (Rule rule : rules) {
            if (rule.linear(numeric).isEmpty() && choosing.stream().noneMatch(rule::isOnly)) {
                found.add(new Restriction.Rule(rule.constraint()));
            }
        }
        for (Mixture mixture : mixtures) {
            if (mixture.active() != null) {
                found.add(new Restriction.Active(mixture));
            }
        }
        return found;
    }

    /** What makes this point a repeat of another. */
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

    /** The first limit that a measured or pool point breaks; steps do not bind there, a total may be out by 2 %. */
    public Optional<Restriction> broken(Point point) {
        for (Parameter.Numeric parameter : numeric) {
            double x = point.number(parameter.name());
            double slack = SLACK * (parameter.high() - parameter.low());
            if (x < parameter.low() - slack) {
                return Optional.of(new Restriction.Low(parameter));
            }
            if (x > parameter.high() + slack) {
                return Optional.of(new Restriction.High(parameter));
            }
        }
        for (Mixture mixture : mixtures) {
            double sum = mixture.components().stream()
                    .mapToDouble(
                            name -> point.number(parameter(name).orElseThrow().name()))
                    .sum();
            if (Math.abs(sum - mixture.total()) > TOTAL_TOLERANCE * Math.abs(mixture.total()) + SLACK) {
                return Optional.of(new Restriction.Total(mixture));
            }
            if (mixture.active() != null && !mayBeActive(mixture, mixture.active(), point)) {
                return Optional.of(new Restriction.Active(mixture));
            }
        }
        return rules.stream()
                .filter(rule -> !rule.keptAt(point))
                .<Restriction>map(rule -> new Restriction.Rule(rule.constraint()))
                .findFirst();
    }

    private boolean mayBeActive(Mixture mixture, Mixture.Count allowed, Point point) {
        long above = mixture.components().stream()
                .filter(name -> point.number(parameter(name).orElseThrow().name()) > 0)
                .count();
        return above >= allowed.least() && above <= allowed.most();
    }

    /** How many experiments the grids of all parameters allow, mixtures and constraints not yet counted. */
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

    /** How many directions are free: a mixture takes one away (algorithms: d_eff). */
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
