package shikomi.cli.terminal;

import java.util.HashMap;
import java.util.Map;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
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

    @Mixin
    private NotationOptions notation = new NotationOptions();

    /** @throws CommandFailure if an option has an impossible value */
    public TableChoices choices(Console console) {
        NotationOptions.require(console, "--header", header, header.isEmpty() || header.matches(ROW), "2");
        NotationOptions.require(console, "--rows", rows, rows.isEmpty() || rows.matches(ROW + "-" + ROW), "3-120");
        NotationOptions.require(console, "--blank", blank, Shape.Blank.of(blank).isPresent(), "nothing, zero, above");
        return new TableChoices(sheet, shape(), notation.notation(console));
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
