package shikomi.cli;

import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import shikomi.cli.terminal.Storage;
import shikomi.store.Home;
import shikomi.table.result.ResultTable;

/** The command {@code import}: logs the results of a table. */
@Command(name = "import", description = "Logs all results of a table (CSV, TSV, xlsx).")
final class ImportCommand extends HomeCommand {
    @Parameters(index = "0", paramLabel = "CAMPAIGN", description = "Name of the campaign.")
    private String name = "";

    @Parameters(index = "1", paramLabel = "FILE", description = "The table of results.")
    private Path file = Path.of("");

    @Override
    void run(Home home) {
        ResultTable table = console.require(
                ResultTable.read(file, Storage.campaign(home, name, console).recipe()));
        storage.append(home, name, console, campaign -> campaign.log(table.given()));
        report(table);
    }

    private void report(ResultTable table) {
        console.print(
                "cli.import.done",
                table.given().size(),
                table.rows(),
                table.merged(),
                table.setAside().size());
        table.setAside()
                .forEach(row -> console.err()
                        .println(file.getFileName() + ":" + row.line() + ": " + console.text(row.reason())));
        console.printNotes(table.notes());
    }
}
