package shikomi.space;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import shikomi.message.Message;
import shikomi.message.Numbers;
import shikomi.message.Problem;
import shikomi.message.Suggestion;

/** A constraint, read and understood: it can be checked at a point, and planned with where it is linear. */
final class Rule {
    private static final BigDecimal[] PROBES = {
        new BigDecimal("0.37"), new BigDecimal("2.11"), new BigDecimal("-1.73"), new BigDecimal("17.9")
    };
    private static final BigDecimal SAME = new BigDecimal("1e-40");
    private static final double SLACK = 1e-9;

    private final Constraint constraint;
    private final Expression left;
    private final String sign;
    private final Expression right;
    private final @Nullable Expression when;
    private final String whole;

    private Rule(
            Constraint constraint,
            Expression.Relation relation,
            Expression left,
            Expression right,
            @Nullable Expression when) {
        this.constraint = constraint;
        this.left = left;
        this.sign = relation.sign();
        this.right = right;
        this.whole = relation.left() + " " + relation.sign() + " " + relation.right();
        this.when = when;
    }

    /** Reads a constraint over these parameters, or says at {@code place} why it cannot. */
    static Optional<Rule> read(
            Constraint constraint, List<Parameter> parameters, String place, List<Problem> problems) {
        Optional<Expression.Relation> relation = Expression.Relation.split(constraint.rule());
        if (relation.isEmpty()
                || !List.of("<=", ">=", "=", "!=").contains(relation.get().sign())) {
            problems.add(Problem.of(place, "space.rule.no-relation", constraint.rule()));
            return Optional.empty();
        }
        Expression left = expression(relation.get().left(), parameters, place, problems);
        Expression right = expression(relation.get().right(), parameters, place, problems);
        Expression when = constraint.when() == null ? null : expression(constraint.when(), parameters, place, problems);
        if (left == null || right == null || (constraint.when() != null && when == null)) {
            return Optional.empty();
        }
        return Optional.of(new Rule(constraint, relation.get(), left, right, when));
    }

    private static @Nullable Expression expression(
            String text, List<Parameter> parameters, String place, List<Problem> problems) {
        switch (Expression.parse(text)) {
            case Expression.Reading.Unreadable(String why) -> {
                problems.add(Problem.of(place, "space.rule.unreadable", text, why));
                return null;
            }
            case Expression.Reading.Read(Expression expression) -> {
                List<String> known = parameters.stream()
                        .filter(p -> p instanceof Parameter.Chosen)
                        .map(p -> Numbers.normal(p.name()))
                        .toList();
                List<String> unknown = expression.names().stream()
                        .filter(name -> !known.contains(name))
                        .toList();
                for (String name : unknown) {
                    boolean choice = parameters.stream()
                            .anyMatch(p -> p instanceof Parameter.Choosing choosing
                                    && choosing.options().stream()
                                            .map(Numbers::normal)
                                            .anyMatch(name::equals));
                    problems.add(Problem.of(
                            place,
                            "space.rule.unknown-name",
                            name,
                            choice
                                    ? Message.of("space.rule.choice", name)
                                    : Suggestion.of(name, known).message()));
                }
                return unknown.isEmpty() ? expression : null;
            }
        }
    }

    Constraint constraint() {
        return constraint;
    }

    /** Whether it speaks of this parameter alone, and always. */
    boolean isOnly(Parameter parameter) {
        Set<String> used = new LinkedHashSet<>(left.names());
        used.addAll(right.names());
        return when == null && used.equals(Set.of(Numbers.normal(parameter.name())));
    }

    /** The linear limit it states, with the numeric parameters in this order; empty where it is not linear, or has a when. */
    Optional<Limit> linear(List<Parameter.Numeric> numeric) {
        Set<String> used = new LinkedHashSet<>(left.names());
        used.addAll(right.names());
        List<String> names = numeric.stream().map(p -> Numbers.normal(p.name())).toList();
        if (when != null || sign.equals("!=") || !names.containsAll(used)) {
            return Optional.empty();
        }
        Map<String, BigDecimal> origin = new HashMap<>();
        used.forEach(name -> origin.put(name, BigDecimal.ZERO));
        Optional<BigDecimal> constant = difference(origin);
        if (constant.isEmpty()) {
            return Optional.empty();
        }
        List<BigDecimal> coefficients = new ArrayList<>();
        for (String name : names) {
            Map<String, BigDecimal> unit = new HashMap<>(origin);
            unit.computeIfPresent(name, (n, zero) -> BigDecimal.ONE);
            Optional<BigDecimal> at = difference(unit);
            if (at.isEmpty()) {
                return Optional.empty();
            }
            coefficients.add(at.get().subtract(constant.get()));
        }
        if (!isLinear(names, used, coefficients, constant.get())) {
            return Optional.empty();
        }
        boolean atLeast = sign.equals(">=");
        return Optional.of(new Limit(
                new Restriction.Rule(constraint),
                atLeast ? coefficients.stream().map(BigDecimal::negate).toList() : coefficients,
                sign.equals("="),
                atLeast ? constant.get() : constant.get().negate()));
    }

    /** Linear is what agrees with its own coefficients at points far from those that gave them. */
    private boolean isLinear(List<String> names, Set<String> used, List<BigDecimal> coefficients, BigDecimal constant) {
        for (int probe = 0; probe < PROBES.length; probe++) {
            Map<String, BigDecimal> values = new HashMap<>();
            BigDecimal expected = constant;
            int turn = probe;
            for (String name : used) {
                BigDecimal value = PROBES[turn++ % PROBES.length].multiply(BigDecimal.valueOf(turn));
                values.put(name, value);
                expected = expected.add(value.multiply(coefficients.get(names.indexOf(name))));
            }
            BigDecimal scale = expected.abs().add(BigDecimal.ONE);
            BigDecimal target = expected;
            if (difference(values)
                    .filter(d -> d.subtract(target).abs().compareTo(scale.multiply(SAME)) <= 0)
                    .isEmpty()) {
                return false;
            }
        }
        return true;
    }

    private Optional<BigDecimal> difference(Map<String, BigDecimal> values) {
        return left.number(values).flatMap(l -> right.number(values).map(l::subtract));
    }

    /** Whether a measured or pool point keeps it, up to rounding; a rule that cannot be told there is not kept. */
    boolean keptAt(Point point) {
        Map<String, Object> values = new HashMap<>();
        Map<String, BigDecimal> numbers = new HashMap<>();
        point.values().forEach((name, value) -> {
            switch (value) {
                case Value.Amount(double number) -> {
                    values.put(Numbers.normal(name), Numbers.exact(number));
                    numbers.put(Numbers.normal(name), Numbers.exact(number));
                }
                case Value.Choice(String choice) -> values.put(Numbers.normal(name), Numbers.normal(choice));
            }
        });
        if (when != null && !when.holds(values).orElse(true)) {
            return true;
        }
        Optional<BigDecimal> l = left.number(numbers);
        Optional<BigDecimal> r = right.number(numbers);
        if (l.isEmpty() || r.isEmpty()) { // a comparison of texts
            return Expression.parse(whole) instanceof Expression.Reading.Read(Expression compared)
                    && compared.holds(values).orElse(false);
        }
        double difference = l.get().subtract(r.get()).doubleValue();
        double slack =
                SLACK * (1 + Math.abs(l.get().doubleValue()) + Math.abs(r.get().doubleValue()));
        return switch (sign) {
            case "<=" -> difference <= slack;
            case ">=" -> difference >= -slack;
            case "!=" -> Math.abs(difference) > slack;
            default -> Math.abs(difference) <= slack;
        };
    }
}
