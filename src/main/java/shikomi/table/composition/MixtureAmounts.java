package shikomi.table.composition;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import shikomi.message.Figures;
import shikomi.message.Language;
import shikomi.message.Message;
import shikomi.message.Numbers;
import shikomi.message.Problem;
import shikomi.message.Text;
import shikomi.space.Mixture;
import shikomi.space.Parameter;
import shikomi.space.Space;
import shikomi.space.Value;
import shikomi.unit.Unit;

/** Completes the amounts of mixtures in each row: computes the component that is the rest, and scales to the total. */
public final class MixtureAmounts {
    /** The words for the rest, as alloy and recipe tables have them. */
    private static final Pattern REST =
            Pattern.compile("(?i)[(\\[]?\\s*(?:bal\\.?|balance|rest|remainder|残部?|残り|余量|其余)\\s*[)\\]]?");

    /** Scaled amounts keep 12 digits, as all conversions do: 1/3 of 100 is no measured number. */
    private static final int DIGITS = 12;

    private final Space space;
    private final List<Mixture> mixtures;
    private final boolean normalised;
    private final ToDoubleFunction<Mixture> totals;
    private final List<Problem> problems;
    private final List<Message> changes;
    private final Map<String, Unit> weighed = new HashMap<>();
    private int scaled;

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
        this.space = space;
        this.mixtures = space.mixtures();
        this.normalised = normalised;
        this.totals = totals;
        this.problems = problems;
        this.changes = changes;
    }

    public boolean isNormalised() {
        return normalised;
    }

    /** Notes that a component is read in this unit of parts instead of that of the recipe. */
    public void weigh(String component, Unit unit) {
        weighed.put(component, unit);
    }

    /** A note on the rows that were scaled, if there are any. */
    public Optional<Message> note() {
        return scaled == 0 ? Optional.empty() : Optional.of(Message.of("table.scaled-rows", scaled));
    }

    /** A note on columns that look like further parts but are left out of the sums, if rows are scaled. */
    public Optional<Message> otherParts(List<String> headings) {
        return !normalised || headings.isEmpty()
                ? Optional.empty()
                : Optional.of(Message.of("table.not-in-sum", String.join(", ", headings)));
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
     * @param written the units in which the components are written
     */
    public void complete(
            String place, Map<String, Value> values, Map<String, String> rest, Map<String, WrittenUnit> written) {
        rest.forEach((component, text) -> {
            if (mixtures.stream().noneMatch(mixture -> mixture.components().contains(component))) {
                problems.add(Problem.of(place, "table.rest-alone", title(component), text));
            }
        });
        for (Mixture mixture : mixtures) {
            List<String> open =
                    mixture.components().stream().filter(rest::containsKey).toList();
            WrittenUnits units = new WrittenUnits(space, mixture, written);
            Optional<Problem> mixed = units.bases(place).or(() -> units.bareBesideUnit(place, values, open.isEmpty()));
            if (mixed.isPresent()) {
                problems.add(mixed.get());
            } else if (open.size() > 1) {
                problems.add(Problem.of(place, "table.rest-twice", mixture.name(), titles(open)));
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
        double total = isMixed(mixture) || weighed.containsKey(component) ? Double.NaN : totals.applyAsDouble(mixture);
        if (Double.isNaN(total)) {
            problems.add(Problem.of(place, "table.rest-units", title(component), text, mixture.name()));
            return;
        }
        double left = Numbers.exact(total).subtract(sum.get()).doubleValue();
        if (left < 0) {
            problems.add(Problem.of(
                    place,
                    "table.rest-negative",
                    title(component),
                    text,
                    Figures.value(sum.get().doubleValue()),
                    total));
            return;
        }
        values.put(component, Value.of(left));
        changes.add(Message.of("table.rest", title(component), text, Figures.exact(left), total));
    }

    /** The sum of the other components; empty if one has no amount, which is reported as a problem. */
    private Optional<BigDecimal> sum(
            String place, Mixture mixture, String component, List<String> others, Map<String, Value> values) {
        BigDecimal sum = BigDecimal.ZERO;
        for (String other : others) {
            if (!(values.get(other) instanceof Value.Amount(double amount))) {
                problems.add(Problem.of(place, "table.rest-unknown", title(component), title(other), mixture.name()));
                return Optional.empty();
            }
            sum = sum.add(Numbers.exact(amount));
        }
        return Optional.of(sum);
    }

    /** Whether the columns of a mixture are in several units. */
    private boolean isMixed(Mixture mixture) {
        return mixture.components().stream()
                        .map(component ->
                                Optional.ofNullable(weighed.get(component)).map(Unit::label))
                        .distinct()
                        .count()
                > 1;
    }

    private void normalise(String place, Mixture mixture, Map<String, Value> values) {
        List<String> missing = mixture.components().stream()
                .filter(component -> !values.containsKey(component))
                .toList();
        if (!missing.isEmpty()) {
            if (missing.size() < mixture.components().size()) {
                problems.add(Problem.of(place, "table.part-missing", mixture.name(), titles(missing)));
            }
            return;
        }
        scale(place, mixture, values);
    }

    private void scale(String place, Mixture mixture, Map<String, Value> values) {
        double sum = 0;
        boolean negative = false;
        for (String component : mixture.components()) {
            double amount = values.get(component) instanceof Value.Amount(double number) ? number : Double.NaN;
            sum += amount;
            negative |= amount < 0;
        }
        if (isMixed(mixture)) {
            problems.add(Problem.of(place, "table.mixed-parts", mixture.name()));
            return;
        }
        if (negative || !(sum > 0) || !Double.isFinite(sum)) {
            problems.add(Problem.of(place, "table.no-sum", mixture.name(), Figures.value(sum)));
            return;
        }
        scale(mixture, sum, values);
    }

    private void scale(Mixture mixture, double sum, Map<String, Value> values) {
        double total = totals.applyAsDouble(mixture);
        List<Text> read = new ArrayList<>();
        for (String component : mixture.components()) {
            if (values.get(component) instanceof Value.Amount(double amount) && amount > 0) {
                double part = Double.parseDouble(Numbers.significant(total * amount / sum, DIGITS));
                values.put(component, Value.of(part));
                read.add(joined(List.of(title(component), Text.plain(Figures.value(part))), " "));
            }
        }
        scaled++;
        if (Math.abs(sum - total) > 1e-9 * total) {
            changes.add(Message.of("table.scaled", mixture.name(), Figures.value(sum), joined(read, ", ")));
        }
    }

    private Text title(String component) {
        return space.parameter(component).map(Parameter::title).orElseGet(() -> Text.plain(component));
    }

    private Text titles(List<String> components) {
        return joined(components.stream().map(this::title).toList(), ", ");
    }

    /** The texts one after another, in each language. */
    private static Text joined(List<Text> texts, String between) {
        Map<Language, String> versions = new EnumMap<>(Language.class);
        for (Language language : Language.values()) {
            versions.put(language, texts.stream().map(text -> text.in(language)).collect(Collectors.joining(between)));
        }
        return new Text(versions);
    }
}
