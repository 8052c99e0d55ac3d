package shikomi.source;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import shikomi.campaign.Outcome;
import shikomi.campaign.Result;
import shikomi.message.Message;
import shikomi.message.Numbers;
import shikomi.space.Point;
import shikomi.space.Value;

/**
 * Finds duplicates: rows that one paper copied from another, and own results that were published. Numbers are equal if
 * they agree in three significant digits; repeated rows within one paper are replicates and are kept.
 */
public final class Duplicates {
    /** The number of significant digits in which equal numbers agree. Set by judgement. */
    private static final int DIGITS = 3;

    /** If more values than this are published for one point, two of them may be equal by chance. */
    private static final int MOST_VALUES = 20;

    /** The row that first published a result. */
    private record Origin(int source, String name, String group, int line) {
        Message words(int reader) {
            String place = group.isEmpty() ? String.valueOf(line) : line + " (" + group + ")";
            return reader == source
                    ? Message.of("source.repeated", place)
                    : Message.of("source.repeated-elsewhere", place, name);
        }
    }

    /** The indices of own results, by objective and value. */
    private final Map<List<String>, List<Integer>> ownByValue = new HashMap<>();

    private final List<Result> own;
    private final Map<List<Object>, Origin> first = new HashMap<>();
    /** The distinct outcomes of each point. */
    private final Map<Map<String, String>, Set<Map<String, String>>> published = new HashMap<>();

    private Duplicates(List<Result> own) {
        this.own = own;
        for (int i = 0; i < own.size(); i++) {
            int number = i;
            own.get(i).measurements().stream()
                    .map(measurement -> measurement.objective())
                    .distinct()
                    .forEach(objective -> index(objective, number));
        }
    }

    /** Indexes an own result by its replicates and by their mean, because either may have been published. */
    private void index(String objective, int number) {
        double[] values = own.get(number).values(objective).toArray();
        Set<String> keys = new LinkedHashSet<>();
        double sum = 0;
        for (double value : values) {
            keys.add(digits(value));
            sum += value;
        }
        if (values.length > 1) {
            keys.add(digits(sum / values.length));
        }
        keys.forEach(key -> ownByValue
                .computeIfAbsent(List.of(objective, key), k -> new ArrayList<>())
                .add(number));
    }

    /**
     * The sources without rows that repeat own results, rows of an earlier source, or earlier rows of another paper.
     *
     * @param own the own results in the order of the table or of the experiments, which is used to name them
     */
    public static List<SourceRows> without(List<SourceRows> sources, List<Result> own) {
        Duplicates duplicates = new Duplicates(own);
        sources.forEach(source -> source.rows().forEach(duplicates::publish));
        List<SourceRows> kept = new ArrayList<>();
        for (int i = 0; i < sources.size(); i++) {
            kept.add(duplicates.without(sources.get(i), i));
        }
        return kept;
    }

    private void publish(SourceRows.Row row) {
        published.computeIfAbsent(point(row), p -> new HashSet<>()).add(outcomes(row));
    }

    private SourceRows without(SourceRows source, int number) {
        Map<Integer, Message> ours = new HashMap<>();
        Map<Integer, Message> repeated = new HashMap<>();
        for (SourceRows.Row row : source.rows()) {
            Map<String, String> point = point(row);
            if (published.getOrDefault(point, Set.of()).size() <= MOST_VALUES) {
                ours(row)
                        .ifPresentOrElse(
                                reason -> ours.put(row.line(), reason),
                                () -> repeated(row, point, source, number)
                                        .ifPresent(reason -> repeated.put(row.line(), reason)));
            }
        }
        List<Message> findings = Stream.concat(
                        count("source.published-count", ours), count("source.repeated-count", repeated))
                .toList();
        ours.putAll(repeated);
        return source.without(ours, findings);
    }

    private static Stream<Message> count(String key, Map<Integer, Message> reasons) {
        return reasons.isEmpty() ? Stream.empty() : Stream.of(Message.of(key, reasons.size()));
    }

    private Optional<Message> ours(SourceRows.Row row) {
        for (Map.Entry<String, Outcome> outcome : row.outcomes().entrySet()) {
            if (outcome.getValue() instanceof Outcome.Measured(double value, double ignored)) {
                List<String> key = List.of(outcome.getKey(), digits(value));
                for (int number : ownByValue.getOrDefault(key, List.of())) {
                    if (isSame(row.made(), own.get(number).made())) {
                        return Optional.of(Message.of(
                                "source.published", number + 1, outcome.getKey(), SuspectedUnit.brief(value, 6)));
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** Whether each value in a source's row equals that of the own point. */
    private static boolean isSame(Point published, Point ours) {
        return published.values().entrySet().stream()
                .allMatch(entry -> key(entry.getValue()).equals(key(ours.value(entry.getKey()))));
    }

    private static Map<String, String> outcomes(SourceRows.Row row) {
        Map<String, String> outcomes = new HashMap<>();
        row.outcomes().forEach((objective, outcome) -> {
            if (outcome instanceof Outcome.Measured(double value, double ignored)) {
                outcomes.put(objective, digits(value));
            }
        });
        return outcomes;
    }

    private static Map<String, String> point(SourceRows.Row row) {
        Map<String, String> point = new HashMap<>();
        row.made().values().forEach((parameter, value) -> point.put(parameter, key(value)));
        return point;
    }

    private Optional<Message> repeated(SourceRows.Row row, Map<String, String> point, SourceRows source, int number) {
        Map<String, String> outcomes = outcomes(row);
        if (outcomes.isEmpty()) {
            return Optional.empty(); // two failures at the same point are not duplicates
        }
        Origin origin = new Origin(number, source.spec().name(), row.group(), row.line());
        Origin earlier = first.putIfAbsent(List.of(point, outcomes), origin);
        return Optional.ofNullable(earlier)
                .filter(other -> other.source() != number || !other.group().equals(row.group()))
                .map(other -> other.words(number));
    }

    private static String key(@Nullable Value value) {
        return switch (value) {
            case null -> "";
            case Value.Amount(double x) -> digits(x);
            case Value.Choice(String name) -> Numbers.normal(name);
        };
    }

    private static String digits(double value) {
        return value == 0 ? "0" : SuspectedUnit.brief(value, DIGITS);
    }
}
