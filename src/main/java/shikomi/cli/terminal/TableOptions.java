package shikomi.cli.terminal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import shikomi.table.column.Shape;
import shikomi.table.column.TableChoices;
import shikomi.table.composition.Composition;

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

    @Option(
            names = "--samples",
            paramLabel = "rows|columns",
            description = "Whether each row or each column of the table is a sample (default: as found).")
    private String samples = "";

    @Option(names = "--rows", paramLabel = "FIRST-LAST", description = "The rows to read, such as 3-120.")
    private String rows = "";

    @Option(
            names = "--blank",
            paramLabel = "nothing|zero|above",
            description = "What a blank cell of a parameter means (default: nothing).")
    private String blank = "nothing";

    @Option(
            names = "--pair",
            paramLabel = "COMPONENT=AMOUNT",
            description = "The column that names a component, and that of its amount; once for each pair.")
    private List<String> pairs = List.of();

    @Option(
            names = "--formula",
            paramLabel = "COLUMN",
            description = "A column of chemical formulas, which give the fractions of parameters named after elements.")
    private List<String> formulas = List.of();

    @Option(names = "--add-amounts", description = "The amounts of a component that a row names twice add up.")
    private boolean added;

    @Option(
            names = "--normalise",
            description = "The components of a mixture are parts of their sum, which is scaled to the total.")
    private boolean normalised;

    @Mixin
    private NotationOptions notation = new NotationOptions();

    /** @throws CommandFailure if an option has an impossible value */
    public TableChoices choices(Console console) {
        NotationOptions.require(console, "--header", header, header.isEmpty() || header.matches(ROW), "2");
        NotationOptions.require(console, "--rows", rows, rows.isEmpty() || rows.matches(ROW + "-" + ROW), "3-120");
        NotationOptions.require(console, "--samples", samples, samples.matches("(?:rows|columns)?"), "rows, columns");
        pairs.forEach(pair ->
                NotationOptions.require(console, "--pair", pair, pair.matches("[^=]+=[^=]+"), "component 1=wt% 1"));
        NotationOptions.require(console, "--blank", blank, Shape.Blank.of(blank).isPresent(), "nothing, zero, above");
        return new TableChoices(sheet, shape(), notation.notation(console));
    }

    private Shape shape() {
        Map<String, String> fields = new HashMap<>(Map.of("header", header, "blank", blank));
        if (!samples.isEmpty()) {
            fields.put("turned", String.valueOf(samples.equals("columns")));
        }
        if (!rows.isEmpty()) {
            fields.put("first", rows.substring(0, rows.indexOf('-')));
            fields.put("last", rows.substring(rows.indexOf('-') + 1));
        }
        return Shape.of(fields).with(composition());
    }

    private Composition composition() {
        List<Composition.Pair> columns = pairs.stream()
                .map(pair -> pair.split("=", 2))
                .map(sides -> new Composition.Pair(sides[0].strip(), sides[1].strip()))
                .toList();
        return new Composition(columns, added, formulas, normalised);
    }
}
