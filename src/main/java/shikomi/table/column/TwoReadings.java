package shikomi.table.column;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import shikomi.campaign.Outcome;
import shikomi.message.Message;
import shikomi.recipe.Recipe;
import shikomi.space.Parameter;
import shikomi.table.cell.CellEntry;
import shikomi.table.cell.DateEntry;
import shikomi.table.cell.DateOrder;
import shikomi.table.cell.DecimalMark;
import shikomi.table.cell.DecimalMarks;
import shikomi.table.cell.Notation;
import shikomi.table.file.Sheet;
import shikomi.unit.Unit;

/**
 * A question to a person about a column whose numbers or dates have two readings. It is asked once for the column.
 *
 * @param question names a cell with its two readings
 * @param options the possible answers, each with what it makes of that cell
 */
public record TwoReadings(Message question, List<Option> options) {
    public TwoReadings {
        options = List.copyOf(options);
    }

    /** An answer to the question. */
    public record Option(Notation notation, Message words) {}

    /** The question about a column; empty if its cells have one reading. */
    public static Optional<TwoReadings> of(Sheet sheet, ColumnGuess column, Recipe recipe) {
        return switch (column.meaning().kind()) {
            case DATE -> dates(sheet, column);
            case OBJECTIVE, MONEY, HOURS -> numbers(sheet, column);
            case PARAMETER ->
                recipe.space()
                        .parameter(column.meaning().name())
                        .filter(parameter -> !(parameter instanceof Parameter.Choosing))
                        .flatMap(parameter -> numbers(sheet, column));
            case EXPERIMENT, REPLICATE, STATE, BY, NOTE, NONE -> Optional.empty();
        };
    }

    private static Optional<TwoReadings> numbers(Sheet sheet, ColumnGuess column) {
        DecimalMark own = new DecimalMarks(sheet).of(column.index());
        if (!own.isOpen()) {
            return Optional.empty();
        }
        DecimalMark open = column.notation().decimal() == DecimalMark.USUAL ? own : DecimalMark.UNKNOWN;
        Unit unit = Conversion.of(column.unit(), column.meaning().unit()).from();
        return cells(sheet, column).stream()
                .filter(cell ->
                        CellEntry.read(cell, unit, DecimalMarks.of(sheet, cell, open)) instanceof CellEntry.Ambiguous)
                .findFirst()
                .map(cell -> of(
                        column,
                        cell,
                        option("point", DecimalMark.POINT, cell, unit),
                        option("comma", DecimalMark.COMMA, cell, unit)));
    }

    private static Option option(String key, DecimalMark mark, String cell, @Nullable Unit unit) {
        String value = CellEntry.read(cell, unit, mark) instanceof CellEntry.Read(Outcome outcome, boolean ignored)
                ? outcome.text()
                : "–";
        return new Option(Notation.of(mark), Message.of("table.reading." + key, cell, value));
    }

    private static Optional<TwoReadings> dates(Sheet sheet, ColumnGuess column) {
        List<String> cells = cells(sheet, column);
        return DateOrder.of(cells) == DateOrder.UNKNOWN
                ? cells.stream().flatMap(cell -> date(column, cell).stream()).findFirst()
                : Optional.empty();
    }

    private static Optional<TwoReadings> date(ColumnGuess column, String cell) {
        return DateEntry.read(cell, DateOrder.UNKNOWN)
                        instanceof DateEntry.Ambiguous(LocalDate dayFirst, LocalDate monthFirst)
                ? Optional.of(of(
                        column,
                        cell,
                        new Option(
                                Notation.of(DateOrder.DAY_FIRST),
                                Message.of("table.reading.day-first", cell, dayFirst)),
                        new Option(
                                Notation.of(DateOrder.MONTH_FIRST),
                                Message.of("table.reading.month-first", cell, monthFirst))))
                : Optional.empty();
    }

    private static TwoReadings of(ColumnGuess column, String cell, Option first, Option second) {
        Object one = first.words().arguments().getLast();
        Object other = second.words().arguments().getLast();
        return new TwoReadings(Message.of("table.reading", column.header(), cell, one, other), List.of(first, second));
    }

    private static List<String> cells(Sheet sheet, ColumnGuess column) {
        List<String> cells = new ArrayList<>();
        sheet.rows().forEach(row -> cells.add(row.cell(column.index())));
        return cells;
    }
}
