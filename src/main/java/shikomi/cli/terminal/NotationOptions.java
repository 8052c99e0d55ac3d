package shikomi.cli.terminal;

import picocli.CommandLine.Option;
import shikomi.table.cell.DateOrder;
import shikomi.table.cell.DecimalMark;
import shikomi.table.cell.MissingWords;
import shikomi.table.cell.Notation;

/** The options that say how the cells of results with two readings are read. */
final class NotationOptions {
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
    Notation notation(Console console) {
        boolean mark = decimal.isEmpty() || DecimalMark.of(decimal).isPresent();
        require(console, "--decimal", decimal, mark, "point, comma");
        boolean order = dates.isEmpty() || DateOrder.of(dates).isPresent();
        require(console, "--dates", dates, order, "day-first, month-first");
        boolean meaning = words.isEmpty() || MissingWords.of(words).isPresent();
        require(console, "--words", words, meaning, "failed, nothing");
        return new Notation(
                DecimalMark.of(decimal).orElse(Notation.NONE.decimal()),
                DateOrder.of(dates).orElse(Notation.NONE.dates()),
                MissingWords.of(words).orElse(MissingWords.OPEN));
    }

    static void require(Console console, String option, String value, boolean possible, String values) {
        if (!possible) {
            throw console.failure(option, "cli.import.option", value, values);
        }
    }
}
