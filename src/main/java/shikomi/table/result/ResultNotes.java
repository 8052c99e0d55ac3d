package shikomi.table.result;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import shikomi.campaign.Campaign;
import shikomi.campaign.Experiment;
import shikomi.campaign.FailureCodes;
import shikomi.campaign.Result;
import shikomi.message.Figures;
import shikomi.message.Message;
import shikomi.recipe.Objective;
import shikomi.space.Condition;

/**
 * Notes on measured values that a person should check: implausible values, codes for failed runs, and repeats that
 * conflict. Each note names the value, its place, and whether the model uses it.
 */
public final class ResultNotes {
    /** The number of places that a note lists; it counts the others. */
    private static final int MOST_PLACES = 10;

    /** The number of conflicts that are described; the others are counted. */
    private static final int MOST_CONFLICTS = 5;

    private static final int MOST_VALUES = 4;

    private final Objective objective;
    private final List<Value> values;
    private final List<Message> notes = new ArrayList<>();

    /**
     * A measured value.
     *
     * @param place the id of its experiment, or its file and line
     * @param confirmed whether a person confirmed it
     */
    public record Value(String place, Condition condition, double value, boolean confirmed) {}

    private ResultNotes(Objective objective, List<Value> values) {
        this.objective = objective;
        this.values = values;
    }

    /** The notes on the results of a campaign. */
    public static List<Message> of(Campaign campaign) {
        return campaign.recipe().objectives().stream()
                .flatMap(objective -> of(
                        objective,
                        campaign.experiments().stream()
                                .flatMap(experiment -> values(campaign, experiment, objective))
                                .toList())
                        .stream())
                .toList();
    }

    private static Stream<Value> values(Campaign campaign, Experiment experiment, Objective objective) {
        Result result = experiment.result();
        if (result == null) {
            return Stream.empty();
        }
        Condition condition = campaign.recipe().space().condition(result.made());
        return result.samples(objective.name())
                .map(sample -> new Value(experiment.id(), condition, sample.value(), sample.confirmed()));
    }

    /** The notes on the values of one objective. */
    public static List<Message> of(Objective objective, List<Value> values) {
        ResultNotes notes = new ResultNotes(objective, values);
        notes.implausible();
        notes.codes();
        notes.conflicts();
        return notes.notes;
    }

    private boolean isDoubted(Value value) {
        return !value.confirmed() && !objective.isPlausible(value.value());
    }

    private void implausible() {
        Objective.Range range = objective.plausible();
        if (range == null) {
            return;
        }
        byValue(this::isDoubted)
                .forEach((value, found) -> notes.add(Message.of(
                        "table.note.implausible",
                        places(found),
                        objective.title(),
                        Figures.value(value),
                        Figures.value(range.low()),
                        Figures.value(range.high()))));
    }

    private void codes() {
        FailureCodes codes =
                FailureCodes.of(values.stream().mapToDouble(Value::value).toArray());
        byValue(value -> !value.confirmed() && !isDoubted(value)).forEach((value, found) -> {
            if (codes.certain().contains(value) || codes.possible().contains(value)) {
                notes.add(Message.of(
                        codes.certain().contains(value) ? "table.note.code" : "table.note.perhaps-code",
                        found.size(),
                        objective.title(),
                        Figures.value(value),
                        places(found)));
            }
        });
    }

    private Map<Double, List<Value>> byValue(Predicate<Value> kind) {
        return values.stream()
                .filter(kind)
                .collect(Collectors.groupingBy(Value::value, LinkedHashMap::new, Collectors.toList()));
    }

    private void conflicts() {
        FailureCodes codes =
                FailureCodes.of(values.stream().mapToDouble(Value::value).toArray());
        List<List<Value>> repeated = values.stream()
                .filter(value -> !isDoubted(value)
                        && objective.canBeModelled(value.value())
                        && !codes.certain().contains(value.value()))
                .collect(Collectors.groupingBy(Value::condition, LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream()
                .filter(same -> same.size() > 1)
                .toList();
        List<double[]> numbers = repeated.stream()
                .map(same -> same.stream().mapToDouble(Value::value).toArray())
                .toList();
        List<ConflictingRepeats.Conflict> conflicts = ConflictingRepeats.in(objective, numbers);
        conflicts.stream()
                .limit(MOST_CONFLICTS)
                .forEach(conflict -> conflict(
                        repeated.get(conflict.condition()), numbers.get(conflict.condition()), conflict.usual()));
        if (conflicts.size() > MOST_CONFLICTS) {
            notes.add(Message.of("table.note.more-conflicts", conflicts.size() - MOST_CONFLICTS, objective.title()));
        }
    }

    private void conflict(List<Value> found, double[] numbers, double usual) {
        notes.add(Message.of(
                "table.note.conflict",
                places(found),
                objective.title(),
                listed(numbers),
                Figures.significant(usual, 1)));
    }

    /** The values; of many, the smallest and the largest. */
    private static String listed(double[] numbers) {
        double[] shown = numbers.clone();
        if (shown.length > MOST_VALUES) {
            Arrays.sort(shown);
            return Figures.value(shown[0]) + " … " + Figures.value(shown[shown.length - 1]);
        }
        return Arrays.stream(shown).mapToObj(Figures::value).collect(Collectors.joining(", "));
    }

    private static String places(List<Value> found) {
        List<String> places = found.stream().map(Value::place).distinct().toList();
        String listed = places.stream().limit(MOST_PLACES).collect(Collectors.joining(", "));
        return places.size() > MOST_PLACES ? listed + ", … (" + places.size() + ")" : listed;
    }
}
