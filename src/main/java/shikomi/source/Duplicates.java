package shikomi.source;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import shikomi.campaign.Outcome;
import shikomi.campaign.Result;
import shikomi.message.Message;
import shikomi.message.Numbers;
import shikomi.space.Point;
import shikomi.space.Value;

/**
 * Finds what is told twice: rows that one paper took over from another, and own results that were published. Numbers are
 * the same where they agree in three digits; repeats inside one paper are replicates and stay.
 */
public final class Duplicates {
    private static final int DIGITS = 3;
    /** Where more values than this were told of one point, two of them may be equal by chance. */
    private static final int MOST_VALUES = 20;

    /** Who told something first. */
    private record Teller(int source, String name, String group, int line) {
        Message words(int reader) {
            String place = group.isEmpty() ? String.valueOf(line) : line + " (" + group + ")";
            return reader == source
                    ? Message.of("source.repeated", place)
                    : Message.of("source.repeated-elsewhere", place, name);
        }
    }

    /** Own results by what was measured. */
    private final Map<List<String>, List<Integer>> ownByValue = new HashMap<>();

    private final List<Result> own;
    private final Map<List<Object>, Teller> first = new HashMap<>();
    private final Map<Map<String, String>, Set<Map<String, String>>> told = new HashMap<>();

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

    /** A result may have been published as its replicates or as their mean. */
    private void index(String objective, int number) {
        double[] values = own.get(number).values(objective).toArray();
        List<String> keys = new ArrayList<>();
        double sum = 0;
        for (double value : values) {
            keys.add(digits(value));
            sum += value;
        }
        if (values.length > 1) {
            keys.add(digits(sum / values.length));
        }
        keys.stream()
                .distinct()
                .forEach(key -> ownByValue
                        .computeIfAbsent(List.of(objective, key), k -> new ArrayList<>())
                        .add(number));
    }

    /**
     * The sources without rows that an earlier source, or an earlier row of another paper, tells, and without own results.
     *
     * @param own in the order of the table or of the experiments, by which they are named
     */
    public static List<SourceRows> without(List<SourceRows> sources, List<Result> own) {
        Duplicates duplicates = new Duplicates(own);
        for (SourceRows source : sources) {
            source.rows()
                    .forEach(row -> duplicates
                            .told
                            .computeIfAbsent(point(row), p -> new HashSet<>())
                            .add(outcomes(row)));
        }
        List<SourceRows> kept = new ArrayList<>();
        for (int i = 0; i < sources.size(); i++) {
            kept.add(duplicates.without(sources.get(i), i));
        }
        return kept;
    }

    private SourceRows without(SourceRows source, int number) {
        Map<Integer, Message> published = new HashMap<>();
        Map<Integer, Message> repeated = new HashMap<>();
        for (SourceRows.Row row : source.rows()) {
            Map<String, String> point = point(row);
            if (told.getOrDefault(point, Set.of()).size() > MOST_VALUES) {
                continue;
            }
            published(row)
                    .ifPresentOrElse(
                            reason -> published.put(row.line(), reason),
                            () -> repeated(row, point, source, number)
                                    .ifPresent(reason -> repeated.put(row.line(), reason)));
        }
        List<Message> findings = new ArrayList<>();
        if (!published.isEmpty()) {
            findings.add(Message.of("source.published-count", published.size()));
        }
        if (!repeated.isEmpty()) {
            findings.add(Message.of("source.repeated-count", repeated.size()));
        }
        published.putAll(repeated);
        return source.without(published, findings);
    }

    private Optional<Message> published(SourceRows.Row row) {
        for (Map.Entry<String, Outcome> outcome : row.outcomes().entrySet()) {
            if (outcome.getValue() instanceof Outcome.Measured(double value, double ignored)) {
                List<String> key = List.of(outcome.getKey(), digits(value));
                for (int number : ownByValue.getOrDefault(key, List.of())) {
                    if (isSame(row.made(), own.get(number).made())) {
                        return Optional.of(
                                Message.of("source.published", number + 1, outcome.getKey(), Suspect.brief(value, 6)));
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** Whether a source's row tells nothing that our own point contradicts. */
    private static boolean isSame(Point told, Point ours) {
        return told.values().entrySet().stream()
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
            return Optional.empty(); // that two labs failed at the same is news
        }
        Teller teller = new Teller(number, source.spec().name(), row.group(), row.line());
        Teller earlier = first.putIfAbsent(List.of(point, outcomes), teller);
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
        return value == 0 ? "0" : Suspect.brief(value, DIGITS);
    }
}
