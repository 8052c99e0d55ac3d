package shikomi.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import shikomi.campaign.Campaign;
import shikomi.cli.terminal.Storage;
import shikomi.cli.terminal.TableOptions;
import shikomi.store.Home;
import shikomi.table.column.TableChoices;
import shikomi.table.result.ResultTable;
import shikomi.table.result.StoredResults;

/** The command {@code import}: logs the results of a table. */
@Command(name = "import", description = "Logs all results of a table (CSV, TSV, xlsx).")
final class ImportCommand extends HomeCommand {
    /** The number of new experiments that are named: what fits a line. */
    private static final int NAMED = 5;

    @Parameters(index = "0", paramLabel = "CAMPAIGN", description = "Name of the campaign.")
    private String name = "";

    @Parameters(index = "1", paramLabel = "FILE", description = "The table of results.")
    private Path file = Path.of("");

    @Mixin
    private final TableOptions options = new TableOptions();

    @Override
    void run(Home home) {
        TableChoices choices = options.choices(console);
        Campaign before = Storage.campaign(home, name, console);
        ResultTable table = console.require(ResultTable.read(file, before.recipe(), choices));
        StoredResults.Compared compared = new StoredResults(before).compare(table.given());
        if (!compared.given().isEmpty() || compared.stored().isEmpty()) {
            storage.append(
                    home,
                    name,
                    console,
                    campaign ->
                            campaign.logTable(compared.given(), home.histories().today()));
        }
        report(before, table, compared);
    }

    /** The first ids of a list, which may be long. */
    private static String named(List<String> ids) {
        return ids.stream().limit(NAMED).collect(Collectors.joining(", ")) + (ids.size() > NAMED ? ", …" : "");
    }

    private void report(Campaign before, ResultTable table, StoredResults.Compared compared) {
        console.print(
                "cli.import.done",
                compared.given().size(),
                table.rows(),
                table.merged(),
                table.setAside().size());
        if (!compared.stored().isEmpty()) {
            console.print(
                    "cli.import.stored",
                    compared.stored().size(),
                    named(compared.stored().stream().distinct().toList()));
        }
        List<String> added = compared.given().stream()
                .flatMap(given -> Stream.ofNullable(given.id()))
                .filter(id -> before.experiment(id).isEmpty())
                .toList();
        if (!added.isEmpty()) {
            console.print("cli.import.new", added.size(), named(added));
        }
        table.setAside()
                .forEach(row -> console.err()
                        .println(file.getFileName() + ":" + row.line() + ": " + console.text(row.reason())));
        console.printNotes(table.notes());
    }
}
