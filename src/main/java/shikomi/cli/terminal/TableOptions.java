package shikomi.cli.terminal;

import java.util.HashMap;
import java.util.Map;
import picocli.CommandLine.Option;
import shikomi.table.cell.DateOrder;
import shikomi.table.cell.DecimalMark;
import shikomi.table.cell.MissingWords;
import shikomi.table.cell.Notation;
import shikomi.table.column.Shape;
import shikomi.table.column.TableChoices;

/** The options that say how a table is to be read, the same as on the page that previews it. */
public final class TableOptions {
    /** The number of a row, or the letters of a column in a table with samples in columns. */
    private static final String ROW = "(?:[1-9]\\d{0,6}|[A-Za-z]{1,3})";

    @Option(
            names = "--sheet",
            paramLabel = "NAME",
            description = "The sheet to read, or one table of it (default: the one that fits best).")
    private String sheet = "";

    @Option(names = "--header", paramLabel = "ROW", description = "The row with the names of the columns.")
    private String header = "";

    @Option(names = "--rows", paramLabel = "FIRST-LAST", description = "The rows to read, such as 3-120.")
    private String rows = "";

    @Option(
            names = "--blank",
            paramLabel = "nothing|zero|above",
            description = "What a blank cell of a parameter means (default: nothing).")
    private String blank = "nothing";

    @Option(
            names = "--decimal",
            paramLabel = "point|comma",
            description = "The decimal mark of numbers that have two readings.")
    private String decimal = "";

    @Option(
            names = "--dates",
            paramLabel = "day-first|month-first",
            description = "The order of day and month in dates that have two readings.")
    private String dates = "";

    @Option(
            names = "--words",
            paramLabel = "failed|nothing",
            description = "What words in place of a measured number mean, such as gelled or NG.")
    private String words = "";

    /** @throws CommandFailure if an option has an impossible value */
    public TableChoices choices(Console console) {
        require(console, "--header", header, header.isEmpty() || header.matches(ROW), "2");
        require(console, "--rows", rows, rows.isEmpty() || rows.matches(ROW + "-" + ROW), "3-120");
        require(console, "--blank", blank, Shape.Blank.of(blank).isPresent(), "nothing, zero, above");
        boolean mark = decimal.isEmpty() || DecimalMark.of(decimal).isPresent();
        require(console, "--decimal", decimal, mark, "point, comma");
        boolean order = dates.isEmpty() || DateOrder.of(dates).isPresent();
        require(console, "--dates", dates, order, "day-first, month-first");
        boolean meaning = words.isEmpty() || MissingWords.of(words).isPresent();
        require(console, "--words", words, meaning, "failed, nothing");
        Notation notation = new Notation(
                DecimalMark.of(decimal).orElse(Notation.NONE.decimal()),
                DateOrder.of(dates).orElse(Notation.NONE.dates()),
                MissingWords.of(words).orElse(MissingWords.OPEN));
        return new TableChoices(sheet, shape(), notation);
    }

    private static void require(Console console, String option, String value, boolean possible, String values) {
        if (!possible) {
            throw console.failure(option, "cli.import.option", value, values);
        }
    }

    private Shape shape() {
        Map<String, String> fields = new HashMap<>(Map.of("header", header, "blank", blank));
        if (!rows.isEmpty()) {
            fields.put("first", rows.substring(0, rows.indexOf('-')));
            fields.put("last", rows.substring(rows.indexOf('-') + 1));
        }
        return Shape.of(fields);
    }
}
