package shikomi.table.composition;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.regex.Pattern;
import shikomi.message.Figures;
import shikomi.message.Message;
import shikomi.message.Numbers;
import shikomi.message.Problem;
import shikomi.space.Mixture;
import shikomi.space.Space;
import shikomi.space.Value;

/** Completes the amounts of mixtures in each row: computes the component that is the rest, and scales to the total. */
public final class MixtureAmounts {
    /** The words for the rest, as alloy and recipe tables have them. */
    private static final Pattern REST =
            Pattern.compile("(?i)[(\\[]?\\s*(?:bal\\.?|balance|rest|remainder|残部?|残り|余量|其余)\\s*[)\\]]?");

    /** Scaled amounts keep 12 digits, as all conversions do: 1/3 of 100 is no measured number. */
    private static final int DIGITS = 12;

    private final List<Mixture> mixtures;
    private final boolean normalised;
    private final ToDoubleFunction<Mixture> totals;
    private final List<Problem> problems;
    private final List<Message> changes;

    /**
     * @param normalised whether a person says that amounts are parts of their sum
     * @param problems receives the rows that cannot be completed
     * @param changes receives what was computed
     */
    public MixtureAmounts(Space space, boolean normalised, List<Problem> problems, List<Message> changes) {
        this(space, normalised, Mixture::total, problems, changes);
    }

    /** @param totals the total of a mixture in the unit of the table; NaN if its columns are in several units */
    public MixtureAmounts(
            Space space,
            boolean normalised,
            ToDoubleFunction<Mixture> totals,
            List<Problem> problems,
            List<Message> changes) {
        this.mixtures = space.mixtures();
        this.normalised = normalised;
        this.totals = totals;
        this.problems = problems;
        this.changes = changes;
    }

    /** Whether a cell says that its component is the rest: {@code bal.}, {@code 残部}. */
    public static boolean isRest(String cell) {
        return !cell.isEmpty()
                && cell.length() < 20
                && !Character.isDigit(cell.charAt(0))
                && REST.matcher(Numbers.normal(cell)).matches();
    }

    /**
     * Completes the values of a row in place. What cannot be completed is reported as a problem.
     *
     * @param rest the components that are the rest, each with the text of its cell; their values are replaced
     */
    public void complete(String place, Map<String, Value> values, Map<String, String> rest) {
        rest.forEach((component, text) -> {
            if (mixtures.stream().noneMatch(mixture -> mixture.components().contains(component))) {
                problems.add(Problem.of(place, "table.rest-alone", component, text));
            }
        });
        for (Mixture mixture : mixtures) {
            List<String> open =
                    mixture.components().stream().filter(rest::containsKey).toList();
            if (open.size() > 1) {
                problems.add(Problem.of(place, "table.rest-twice", mixture.name(), String.join(", ", open)));
            } else if (open.size() == 1) {
                String component = open.getFirst();
                rest(place, mixture, component, rest.getOrDefault(component, ""), values);
            } else if (normalised) {
                normalise(place, mixture, values);
            }
        }
    }

    private void rest(String place, Mixture mixture, String component, String text, Map<String, Value> values) {
        List<String> others = new ArrayList<>(mixture.components());
        others.remove(component);
        Optional<BigDecimal> sum = sum(place, mixture, component, others, values);
        if (sum.isEmpty()) {
            return;
        }
        double total = totals.applyAsDouble(mixture);
        if (Double.isNaN(total)) {
            problems.add(Problem.of(place, "table.rest-units", component, text, mixture.name()));
            return;
        }
        double left = Numbers.exact(total).subtract(sum.get()).doubleValue();
        if (left < 0) {
            problems.add(Problem.of(
                    place,
                    "table.rest-negative",
                    component,
                    text,
                    Figures.value(sum.get().doubleValue()),
                    total));
            return;
        }
        values.put(component, Value.of(left));
        changes.add(Message.of("table.rest", component, text, Figures.exact(left), total));
    }

    /** The sum of the other components; empty if one has no amount, which is reported as a problem. */
    private Optional<BigDecimal> sum(
            String place, Mixture mixture, String component, List<String> others, Map<String, Value> values) {
        BigDecimal sum = BigDecimal.ZERO;
        for (String other : others) {
            if (!(values.get(other) instanceof Value.Amount(double amount))) {
                problems.add(Problem.of(place, "table.rest-unknown", component, other, mixture.name()));
                return Optional.empty();
            }
            sum = sum.add(Numbers.exact(amount));
        }
        return Optional.of(sum);
    }

    private void normalise(String place, Mixture mixture, Map<String, Value> values) {
        double sum = 0;
        boolean negative = false;
        for (String component : mixture.components()) {
            if (!(values.get(component) instanceof Value.Amount(double amount))) {
                return;
            }
            sum += amount;
            negative |= amount < 0;
        }
        if (negative || !(sum > 0) || !Double.isFinite(sum)) {
            problems.add(Problem.of(place, "table.no-sum", mixture.name(), Figures.value(sum)));
            return;
        }
        for (String component : mixture.components()) {
            if (values.get(component) instanceof Value.Amount(double amount)) {
                double scaled = totals.applyAsDouble(mixture) * amount / sum;
                values.put(component, Value.of(Double.parseDouble(Numbers.significant(scaled, DIGITS))));
            }
        }
    }
}
