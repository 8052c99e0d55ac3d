package shikomi.table.column;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import shikomi.campaign.Outcome;
import shikomi.campaign.Result;
import shikomi.message.Message;
import shikomi.message.Numbers;
import shikomi.message.Problem;
import shikomi.message.Suggestion;
import shikomi.recipe.Cost;
import shikomi.space.Parameter;
import shikomi.space.Value;
import shikomi.table.cell.CellEntry;
import shikomi.table.cell.DateEntry;
import shikomi.table.cell.DateOrder;
import shikomi.table.cell.DecimalMark;
import shikomi.table.cell.DecimalMarks;
import shikomi.table.cell.Hours;
import shikomi.table.cell.MissingWords;
import shikomi.table.cell.MoneyEntry;
import shikomi.table.cell.Notation;
import shikomi.table.cell.PercentCells;
import shikomi.table.cell.WordCells;
import shikomi.table.composition.WrittenUnit;
import shikomi.table.file.Sheet;
import shikomi.unit.Unit;

/** Reads the cells of one column, and reports those that cannot be read with their row. */
public final class CellReader {
    /** Numbers are multiplied exactly up to the digits that a double holds. */
    private static final int DIGITS = 15;

    private final Sheet sheet;
    private final Columns.Column column;
    private final @Nullable Unit wanted;
    private final List<Problem> problems;
    /** The unit in the heading; null if there is none. */
    private final @Nullable Unit stated;

    private final DecimalMark mark;
    private final MissingWords words;
    private final DateOrder chosenOrder;
    private @Nullable DateOrder order;
    private @Nullable Boolean numeric;
    private @Nullable PercentCells percents;
    private final List<Message> conventions;
    private final Map<Double, Double> conversions = new HashMap<>();

    /**
     * @param wanted the unit in which values are needed
     * @param notation how numbers are written in the column, and what a person says of its dates
     * @param problems receives the cells that cannot be read
     * @param conventions receives the cells that are read by convention, such as {@code 62(3)} as 62 ± 3
     */
    public CellReader(
            Sheet sheet,
            Columns.Column column,
            @Nullable Unit wanted,
            Notation notation,
            List<Problem> problems,
            List<Message> conventions) {
        this.sheet = sheet;
        this.column = column;
        this.wanted = wanted;
        this.mark = notation.decimal();
        this.chosenOrder = notation.dates();
        this.words = notation.words();
        this.problems = problems;
        this.conventions = conventions;
        this.stated = stated(column);
    }

    /** A reader that decides by the cells of the column how numbers are written, and reports no conventions. */
    public CellReader(Sheet sheet, Columns.Column column, @Nullable Unit wanted, List<Problem> problems) {
        this(sheet, column, wanted, new DecimalMarks(sheet), problems);
    }

    /** A reader that reports no conventions. */
    public CellReader(
            Sheet sheet, Columns.Column column, @Nullable Unit wanted, DecimalMarks marks, List<Problem> problems) {
        this(sheet, column, wanted, marks.notation(column.index()), problems, new ArrayList<>());
    }

    private void note(Sheet.Row row, String key, Object... arguments) {
        problems.add(Problem.of(sheet.place(row), "table." + key, arguments));
    }

    /** The index of the column. */
    public int index() {
        return column.index();
    }

    /** The text of a cell, without leading and trailing blanks. */
    public String text(Sheet.Row row) {
        return row.cell(column.index());
    }

    public boolean isBlank(Sheet.Row row) {
        return text(row).isEmpty();
    }

    /** The unit in which a cell is written; that in the heading counts if no other is given for the column. */
    public WrittenUnit written(Sheet.Row row) {
        return WrittenUnit.of(text(row), stated);
    }

    private static @Nullable Unit stated(Columns.Column column) {
        return column.unit() != null
                ? column.unit()
                : Heading.readings(column.header()).stream()
                        .map(Heading::unit)
                        .filter(unit -> unit != null && unit.isKnown())
                        .findFirst()
                        .orElse(null);
    }

    /** The value of a parameter. */
    public Optional<Value> value(Sheet.Row row, Parameter parameter) {
        if (isBlank(row)) {
            note(row, "blank", column.header());
            return Optional.empty();
        }
        return switch (parameter) {
            case Parameter.Numeric ignored -> number(row).map(Value::of);
            case Parameter.Choosing choosing -> choice(row, choosing);
            case Parameter.Context context -> recorded(row, context);
        };
    }

    /**
     * A recorded value: a number if it has a unit or if all cells of the column are plain numbers. Lots and samples such
     * as {@code 1E5} and {@code 010} are names.
     */
    private Optional<Value> recorded(Sheet.Row row, Parameter.Context context) {
        String name = Numbers.normal(text(row));
        if (context.unit() == null && !isNumeric()) {
            return Optional.of(Value.of(name));
        }
        return switch (CellEntry.read(text(row), wanted, mark(row))) {
            case CellEntry.Ambiguous(double decimal, double thousands)
            when context.unit() != null -> refused(row, "comma", decimal, thousands);
            case CellEntry.Read(Outcome.Measured(double value, double ignored), boolean literal) ->
                Optional.of(Value.of(value));
            default -> Optional.of(Value.of(name));
        };
    }

    private boolean isNumeric() {
        Boolean known = numeric;
        if (known == null) {
            known = sheet.rows().stream()
                    .map(each -> each.cell(column.index()))
                    .allMatch(cell -> cell.isEmpty()
                            || Numbers.parse(cell)
                                    .filter(x -> !Numbers.normal(cell).matches("[+-]?0\\d.*|.*[eE].*"))
                                    .isPresent());
            numeric = known;
        }
        return known;
    }

    private Optional<Value> choice(Sheet.Row row, Parameter.Choosing parameter) {
        String given = Numbers.normal(text(row));
        Optional<String> choice = CellCleaner.choice(text(row), parameter);
        if (choice.isPresent()) {
            if (!Numbers.normal(choice.get()).equals(given)) {
                conventions.add(Message.of("table.read-as", column.header(), text(row), choice.get()));
            }
            return choice.map(Value::of);
        }
        Message suggestion = Suggestion.of(given, parameter.options()).message();
        return refused(row, "no-choice", suggestion, String.join(", ", parameter.options()));
    }

    /** The number in a cell; any other content is reported as a problem. */
    public Optional<Double> number(Sheet.Row row) {
        Optional<Outcome> outcome = parsed(row);
        if (outcome.isPresent() && outcome.get() instanceof Outcome.Measured(double value, double error)) {
            if (error > 0) {
                conventions.add(Message.of("table.no-error", column.header(), text(row), value));
            }
            return Optional.of(value);
        }
        return outcome.flatMap(other -> refused(row, "no-number"));
    }

    /** The date in a cell; empty if the cell is blank or cannot be read. */
    public Optional<LocalDate> date(Sheet.Row row) {
        if (isBlank(row)) {
            return Optional.empty();
        }
        return switch (DateEntry.read(text(row), order())) {
            case DateEntry.Read(LocalDate date) -> Optional.of(date);
            case DateEntry.Ambiguous(LocalDate dayFirst, LocalDate monthFirst) -> {
                note(row, "date-order", text(row), dayFirst, monthFirst);
                yield Optional.empty();
            }
            case DateEntry.Unreadable ignored -> {
                note(row, "no-date", text(row));
                yield Optional.empty();
            }
        };
    }

    private DateOrder order() {
        DateOrder known = order;
        if (known == null) {
            DateOrder own = DateOrder.of(
                    sheet.rows().stream().map(each -> each.cell(column.index())).toList());
            known = own == DateOrder.UNKNOWN ? chosenOrder : own;
            order = known;
        }
        return known;
    }

    /**
     * The number in a cell if there is one.
     *
     * @param most the largest possible number; the least is 0
     */
    @Nullable
    public Double amount(Sheet.Row row, double most) {
        if (isBlank(row)) {
            return null;
        }
        Optional<Double> number = number(row);
        if (number.filter(x -> x < 0).isPresent()) {
            note(row, "below-zero", column.header(), number.get());
        }
        if (number.filter(x -> x > most).isPresent()) {
            note(row, "too-much", column.header(), number.get(), most);
        }
        return number.orElse(null);
    }

    /** The money in a cell, with or without a sign of the currency: {@code ¥12,000}. */
    @Nullable
    public Double money(Sheet.Row row, @Nullable Cost cost) {
        return MoneyEntry.read(text(row), cost == null ? null : cost.currency())
                .filter(amount -> amount <= Result.MOST_MONEY)
                .orElseGet(() -> amount(row, Result.MOST_MONEY));
    }

    /** A working time in a cell in hours: {@code 1.5}, {@code 1:30}, {@code 90 min}. */
    @Nullable
    public Double hours(Sheet.Row row, double most) {
        return Hours.read(text(row)).filter(hours -> hours <= most).orElseGet(() -> amount(row, most));
    }

    /** The measured outcome; empty if the cell is blank, says that nothing was measured, or cannot be read. */
    public Optional<Outcome> outcome(Sheet.Row row) {
        if (WordCells.isNotMeasured(text(row))) {
            conventions.add(Message.of("table.aside", column.header(), text(row)));
            return Optional.empty();
        }
        return WordCells.isWords(text(row), unit(), mark(row)) ? words(row) : parsed(row);
    }

    /** The outcome that words in place of a number mean. */
    private Optional<Outcome> words(Sheet.Row row) {
        return switch (words) {
            case OPEN -> refused(row, "words");
            case FAILED -> {
                conventions.add(Message.of("table.word-failed", column.header(), text(row)));
                yield Optional.of(new Outcome.Failed(text(row), Outcome.Again.UNKNOWN));
            }
            case NOTHING -> {
                conventions.add(Message.of("table.aside", column.header(), text(row)));
                yield Optional.empty();
            }
        };
    }

    private DecimalMark mark(Sheet.Row row) {
        return DecimalMarks.of(sheet, text(row), mark);
    }

    private @Nullable Unit unit() {
        return column.unit() == null ? wanted : column.unit();
    }

    private Optional<Outcome> parsed(Sheet.Row row) {
        return switch (CellEntry.read(text(row), unit(), mark(row))) {
            case CellEntry.Read(Outcome outcome, boolean literal) -> read(row, outcome, literal);
            case CellEntry.Nothing ignored -> Optional.empty();
            case CellEntry.Ambiguous(double decimal, double thousands) -> refused(row, "comma", decimal, thousands);
            case CellEntry.OtherUnit(Unit unit) -> refused(row, "cell-unit", unit.label());
            case CellEntry.Formula ignored -> refused(row, "formula");
            case CellEntry.Unreadable ignored -> refused(row, "no-number");
        };
    }

    private Optional<Outcome> read(Sheet.Row row, Outcome outcome, boolean literal) {
        if (!literal) {
            conventions.add(Message.of("table.read-as", column.header(), text(row), outcome.text()));
        }
        if (outcome instanceof Outcome.Measured(double value, double ignored)
                && percents().isFraction(text(row), value)) {
            return refused(row, "bare-percent", value, Double.parseDouble(Numbers.significant(100 * value, DIGITS)));
        }
        return converted(row, outcome).filter(right -> isComputable(row, right));
    }

    private PercentCells percents() {
        PercentCells known = percents;
        if (known == null) {
            known = new PercentCells(sheet, column.index(), unit(), mark);
            percents = known;
        }
        return known;
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
