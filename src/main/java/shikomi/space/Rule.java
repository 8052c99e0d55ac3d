package shikomi.space;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import shikomi.message.Message;
import shikomi.message.Numbers;
import shikomi.message.Problem;
import shikomi.message.Suggestion;

/** A parsed constraint. It can be checked at a point and, if it is linear, used in planning. */
final class Rule {
    /** Test values for linearity, away from 0 and 1, at which the coefficients are computed. Chosen by hand. */
    private static final BigDecimal[] PROBES = {
        new BigDecimal("0.37"), new BigDecimal("2.11"), new BigDecimal("-1.73"), new BigDecimal("17.9")
    };
    /** EvalEx computes with 68 digits; a rule that deviates by a larger relative amount is not linear. */
    private static final BigDecimal SAME = new BigDecimal("1e-40");

    /** The relative tolerance for the rounding of measured values to doubles. Set by judgement. */
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

    /**
     * Parses a constraint over these parameters; if it is invalid, adds the problems at {@code place} and returns
     * empty.
     */
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
        return switch (Expression.parse(text)) {
            case Expression.Reading.Unreadable(String why) -> {
                problems.add(Problem.of(place, "space.rule.unreadable", text, why));
                yield null;
            }
            case Expression.Reading.Read(Expression expression) -> {
                List<Problem> unknown = unknownNames(expression, parameters, place);
                problems.addAll(unknown);
                yield unknown.isEmpty() ? expression : null;
            }
        };
    }

    private static List<Problem> unknownNames(Expression expression, List<Parameter> parameters, String place) {
        List<String> known = parameters.stream()
                .filter(Parameter.Chosen.class::isInstance)
                .map(p -> Numbers.normal(p.name()))
                .toList();
        return expression.names().stream()
                .filter(name -> !known.contains(name))
                .map(name -> Problem.of(
                        place,
                        "space.rule.unknown-name",
                        name,
                        isOption(name, parameters)
                                ? Message.of("space.rule.choice", name)
                                : Suggestion.of(name, known).message()))
                .toList();
    }

    private static boolean isOption(String name, List<Parameter> parameters) {
        return parameters.stream()
                .anyMatch(p -> p instanceof Parameter.Choosing choosing
                        && choosing.options().stream().map(Numbers::normal).anyMatch(name::equals));
    }

    Constraint constraint() {
        return constraint;
    }

    /** Whether the rule constrains only this parameter, without a condition. */
    boolean isOnly(Parameter parameter) {
        return when == null && names().equals(Set.of(Numbers.normal(parameter.name())));
    }

    private Set<String> names() {
        Set<String> names = new LinkedHashSet<>(left.names());
        names.addAll(right.names());
        return names;
    }

    /**
     * The linear limit that the rule states, with the numeric parameters in this order; empty if the rule is not linear
     * or has a condition.
     */
    Optional<Limit> linear(List<Parameter.Numeric> numeric) {
        List<String> parameters =
                numeric.stream().map(p -> Numbers.normal(p.name())).toList();
        if (when != null || sign.equals("!=") || !parameters.containsAll(names())) {
            return Optional.empty();
        }
        return linearForm(parameters)
                .filter(form -> IntStream.range(0, PROBES.length).allMatch(probe -> agrees(form, parameters, probe)))
                .map(this::limit);
    }

    /** The left side minus the right as a constant plus a coefficient for each parameter. */
    private record LinearForm(BigDecimal constant, List<BigDecimal> coefficients) {}

    /**
     * The linear form from the values at the origin and at a distance of 1 along each parameter; empty if one of these
     * values is undefined.
     */
    private Optional<LinearForm> linearForm(List<String> parameters) {
        Map<String, BigDecimal> origin = new HashMap<>();
        names().forEach(name -> origin.put(name, BigDecimal.ZERO));
        Optional<BigDecimal> constant = difference(origin);
        List<BigDecimal> coefficients = new ArrayList<>();
        for (String parameter : parameters) {
            Map<String, BigDecimal> unit = new HashMap<>(origin);
            unit.computeIfPresent(parameter, (name, zero) -> BigDecimal.ONE);
            difference(unit).flatMap(at -> constant.map(at::subtract)).ifPresent(coefficients::add);
        }
        return coefficients.size() == parameters.size()
                ? constant.map(c -> new LinearForm(c, coefficients))
                : Optional.empty();
    }

    private Limit limit(LinearForm form) {
        boolean atLeast = sign.equals(">=");
        List<BigDecimal> coefficients = form.coefficients();
        return new Limit(
                new Restriction.Rule(constraint),
                atLeast ? coefficients.stream().map(BigDecimal::negate).toList() : coefficients,
                sign.equals("="),
                atLeast ? form.constant() : form.constant().negate());
    }

    /**
     * Whether the linear form also predicts the value of the rule at a test point, far from those that gave the
     * coefficients.
     */
    private boolean agrees(LinearForm form, List<String> parameters, int probe) {
        Map<String, BigDecimal> values = new HashMap<>();
        BigDecimal sum = form.constant();
        int turn = probe;
        for (String name : names()) {
            BigDecimal value = PROBES[turn++ % PROBES.length].multiply(BigDecimal.valueOf(turn));
            values.put(name, value);
            sum = sum.add(value.multiply(form.coefficients().get(parameters.indexOf(name))));
        }
        BigDecimal predicted = sum;
        BigDecimal tolerance = predicted.abs().add(BigDecimal.ONE).multiply(SAME);
        return difference(values)
                .filter(actual -> actual.subtract(predicted).abs().compareTo(tolerance) <= 0)
                .isPresent();
    }

    private Optional<BigDecimal> difference(Map<String, BigDecimal> values) {
        return left.number(values).flatMap(l -> right.number(values).map(l::subtract));
    }

    /**
     * Whether a measured or pool point satisfies the rule, up to rounding; a rule that is undefined there is not
     * satisfied.
     */
    boolean keptAt(Point point) {
        Map<String, Object> values = new HashMap<>();
        Map<String, BigDecimal> numbers = new HashMap<>();
        point.values().forEach((name, value) -> {
            switch (value) {
                case Value.Amount(double number) -> numbers.put(Numbers.normal(name), Numbers.exact(number));
                case Value.Choice(String choice) -> values.put(Numbers.normal(name), Numbers.normal(choice));
            }
        });
        values.putAll(numbers);
        boolean applies = when == null || when.holds(values).orElse(true);
        return !applies || comparison(numbers).orElseGet(() -> compareTexts(values));
    }

    /** Whether the relation between the two sides is true; empty if one of them is not a number. */
    private Optional<Boolean> comparison(Map<String, BigDecimal> numbers) {
        return left.number(numbers)
                .flatMap(l -> right.number(numbers).map(r -> {
                    double difference = l.subtract(r).doubleValue();
                    double slack = SLACK * (1 + Math.abs(l.doubleValue()) + Math.abs(r.doubleValue()));
                    return switch (sign) {
                        case "<=" -> difference <= slack;
                        case ">=" -> difference >= -slack;
                        case "!=" -> Math.abs(difference) > slack;
                        default -> Math.abs(difference) <= slack;
                    };
                }));
    }

    private boolean compareTexts(Map<String, Object> values) {
        return Expression.parse(whole) instanceof Expression.Reading.Read(Expression compared)
                && compared.holds(values).orElse(false);
    }
}
