package shikomi.source;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import shikomi.message.Message;
import shikomi.message.Numbers;
import shikomi.message.Problem;
import shikomi.space.Parameter;
import shikomi.space.Scale;
import shikomi.space.Value;
import shikomi.table.column.CellReader;
import shikomi.table.composition.MixtureAmounts;
import shikomi.table.composition.WrittenUnit;
import shikomi.table.file.Sheet;

/** Reads one parameter from one column of a source; choices that occur only in other labs are kept. */
final class ParameterCells {
    /** Entries that mean "missing" in a column of numbers. */
    private static final Set<String> NOTHING =
            Set.of("-", "--", "–", "—", "?", "n/a", "na", "nan", "null", "none", "unknown", "not reported");
    /** Entries that mean "missing" in a column of names. */
    private static final Set<String> NO_NAME = Set.of("-", "--", "–", "—", "?", "n/a", "nan", "null");

    private static final int LISTED = 5;

    private final Parameter parameter;
    private final CellReader reader;
    private final String header;
    private final List<Problem> problems;
    private final Map<String, Integer> others = new LinkedHashMap<>();
    private final Map<String, String> known = new LinkedHashMap<>();

    ParameterCells(Parameter parameter, CellReader reader, String header, List<Problem> problems) {
        this.parameter = parameter;
        this.reader = reader;
        this.header = header;
        this.problems = problems;
        if (parameter instanceof Parameter.Choosing choosing) {
            choosing.options().forEach(option -> {
                Optional.ofNullable(choosing.notations().get(option))
                        .ifPresent(notation -> known.put(Numbers.normal(notation), option));
                known.put(Numbers.normal(option), option);
            });
        }
    }

    static boolean isNothing(String text) {
        boolean number = !text.isEmpty() && Character.isDigit(text.charAt(0));
        return !number && NOTHING.contains(text.toLowerCase(Locale.ROOT));
    }

    /** The index of the column. */
    int column() {
        return reader.index();
    }

    String text(Sheet.Row row) {
        return reader.text(row);
    }

    /** The unit in which a cell is written. */
    WrittenUnit written(Sheet.Row row) {
        return reader.written(row);
    }

    /** Whether the amount is the rest of a mixture. */
    boolean isRest(Sheet.Row row) {
        return parameter instanceof Parameter.Numeric && MixtureAmounts.isRest(text(row));
    }

    /** The value in a row; empty if it is not reported, or if it cannot be read, which is reported as a problem. */
    Optional<Value> value(Sheet.Row row, String place) {
        String text = reader.text(row);
        return text.isEmpty()
                ? Optional.empty()
                : switch (parameter) {
                    case Parameter.Numeric numeric -> isNothing(text) ? Optional.empty() : number(row, numeric, place);
                    case Parameter.Choosing ignored -> choice(Numbers.normal(text));
                    case Parameter.Context ignored -> context(row, Numbers.normal(text));
                };
    }

    private Optional<Value> number(Sheet.Row row, Parameter.Numeric numeric, String place) {
        Optional<Double> number = reader.number(row);
        if (numeric.scale() == Scale.LOG && number.filter(x -> x <= 0).isPresent()) {
            problems.add(Problem.of(place, "source.no-log", header, number.get()));
            return Optional.empty();
        }
        return number.map(Value::of);
    }

    private Optional<Value> choice(String text) {
        String option = known.get(text);
        if (option != null) {
            return Optional.of(Value.of(option));
        }
        if (NO_NAME.contains(text.toLowerCase(Locale.ROOT))) {
            return Optional.empty();
        }
        others.merge(text, 1, Integer::sum);
        return Optional.of(Value.of(text));
    }

    private Optional<Value> context(Sheet.Row row, String text) {
        if (NO_NAME.contains(text.toLowerCase(Locale.ROOT))) {
            return Optional.empty();
        }
        int before = problems.size();
        Optional<Double> number = reader.number(row);
        while (problems.size() > before) {
            problems.removeLast(); // text is accepted for a quantity that is only recorded
        }
        return Optional.of(number.map(Value::of).orElseGet(() -> Value.of(text)));
    }

    /** A message with the number of rows that name a choice not in the recipe, if there are any. */
    Optional<Message> finding() {
        if (others.isEmpty()) {
            return Optional.empty();
        }
        int rows = others.values().stream().mapToInt(Integer::intValue).sum();
        List<String> most = others.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .limit(LISTED)
                .map(entry -> entry.getKey() + " (" + entry.getValue() + ")")
                .toList();
        return Optional.of(Message.of(
                "source.other-choices", header, rows, others.size(), parameter.name(), String.join(", ", most)));
    }
}
