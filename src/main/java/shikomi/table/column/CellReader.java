package shikomi.table.column;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import shikomi.campaign.Outcome;
import shikomi.message.Message;
import shikomi.message.Numbers;
import shikomi.message.Problem;
import shikomi.message.Suggestion;
import shikomi.space.Parameter;
import shikomi.space.Value;
import shikomi.table.file.Sheet;
import shikomi.unit.Unit;

/** Reads the cells of one column, and reports those that cannot be read with their row. */
public final class CellReader {
    private static final Pattern DECIMAL_COMMA = Pattern.compile("[<>]?[+-]?\\d+(,\\d+)?([eE][+-]?\\d+)?");

    private final Sheet sheet;
    private final Columns.Column column;
    private final @Nullable Unit wanted;
    private final List<Problem> problems;
    private final boolean comma;
    private final Map<Double, Double> conversions = new HashMap<>();

    /** @param wanted the unit in which values are needed */
    public CellReader(Sheet sheet, Columns.Column column, @Nullable Unit wanted, List<Problem> problems) {
        this.sheet = sheet;
        this.column = column;
        this.wanted = wanted;
        this.problems = problems;
        this.comma = sheet.decimalComma() && hasDecimalCommas();
    }

    /** Whether the column as a whole can only have been written with decimal commas. */
    private boolean hasDecimalCommas() {
        List<String> cells = sheet.rows().stream()
                .map(row -> Numbers.normal(row.cell(column.index())))
                .filter(cell -> !cell.isEmpty() && !CellEntry.FAILED.contains(cell))
                .toList();
        return cells.stream().anyMatch(cell -> cell.contains(","))
                && cells.stream().allMatch(cell -> DECIMAL_COMMA.matcher(cell).matches());
    }

    private void note(Sheet.Row row, String key, Object... arguments) {
        problems.add(Problem.of(sheet.place(row), "table." + key, arguments));
    }

    /** The text of a cell, without leading and trailing blanks. */
    public String text(Sheet.Row row) {
        return row.cell(column.index());
    }

    public boolean isBlank(Sheet.Row row) {
        return text(row).isEmpty();
    }

    /** The value of a parameter. */
    public Optional<Value> value(Sheet.Row row, Parameter parameter) {
        if (isBlank(row)) {
            note(row, "blank", column.header());
            return Optional.empty();
        }
        return switch (parameter) {
            case Parameter.Numeric numeric ->
                number(row).filter(x -> isPossible(row, numeric, x)).map(Value::of);
            case Parameter.Choosing choosing -> choice(row, choosing);
            case Parameter.Context ignored ->
                Numbers.parse(text(row)).map(Value::of).or(() -> Optional.of(Value.of(Numbers.normal(text(row)))));
        };
    }

    private boolean isPossible(Sheet.Row row, Parameter.Numeric parameter, double x) {
        boolean impossible = x < 0 && parameter.low() >= 0;
        if (impossible) {
            note(row, "negative", column.header(), x, parameter.low());
        }
        return !impossible;
    }

    private Optional<Value> choice(Sheet.Row row, Parameter.Choosing parameter) {
        String given = Numbers.normal(text(row));
        for (String option : parameter.options()) {
            if (Numbers.normal(option).equals(given)) {
                return Optional.of(Value.of(option));
            }
        }
        Message suggestion = Suggestion.of(given, parameter.options()).message();
        return refused(row, "no-choice", suggestion, String.join(", ", parameter.options()));
    }

    /** The number in a cell; any other content is reported as a problem. */
    public Optional<Double> number(Sheet.Row row) {
        return outcome(row)
                .flatMap(outcome -> outcome instanceof Outcome.Measured(double value, double ignored)
                        ? Optional.of(value)
                        : refused(row, "no-number"));
    }

    /** The number in a cell if there is one; it must be 0 or more. */
    @Nullable
    public Double amount(Sheet.Row row) {
        if (isBlank(row)) {
            return null;
        }
        Optional<Double> number = number(row);
        if (number.filter(x -> x < 0).isPresent()) {
            note(row, "below-zero", column.header(), number.get());
        }
        return number.orElse(null);
    }

    /** The measured outcome; empty if the cell is blank or cannot be read. */
    public Optional<Outcome> outcome(Sheet.Row row) {
        String text = comma ? text(row).replace(',', '.') : text(row);
        return switch (CellEntry.read(text, column.unit() == null ? wanted : column.unit())) {
            case CellEntry.Read(Outcome outcome) -> converted(row, outcome).filter(right -> isComputable(row, right));
            case CellEntry.Nothing ignored -> Optional.empty();
            case CellEntry.Ambiguous(double decimal, double thousands) -> refused(row, "comma", decimal, thousands);
            case CellEntry.OtherUnit(Unit unit) -> refused(row, "cell-unit", unit.label());
            case CellEntry.Unreadable ignored -> refused(row, "no-number");
        };
    }

    private <T> Optional<T> refused(Sheet.Row row, String key, Object... more) {
        note(
                row,
                key,
                Stream.concat(Stream.of(column.header(), text(row)), Stream.of(more))
                        .toArray());
        return Optional.empty();
    }

    private boolean isComputable(Sheet.Row row, Outcome outcome) {
        if (!outcome.isComputable()) {
            note(row, "magnitude", column.header(), text(row));
        }
        return outcome.isComputable();
    }

    private Optional<Outcome> converted(Sheet.Row row, Outcome outcome) {
        Unit unit = column.unit();
        Unit into = wanted;
        if (unit == null || into == null) {
            return Optional.of(outcome);
        }
        Optional<Outcome> converted = outcome.on(value -> convert(value, unit, into));
        if (converted.isEmpty()) {
            note(row, "no-number", column.header(), text(row));
        }
        return converted;
    }

    /**
     * Converts a value and caches it: a conversion takes as long as reading a row, and a column has few distinct
     * numbers.
     */
    private double convert(double value, Unit from, Unit to) {
        return conversions.computeIfAbsent(value, x -> from.convert(x, to));
    }
}
