package shikomi.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import shikomi.cli.terminal.Console;
import shikomi.cli.terminal.Storage;
import shikomi.store.Home;
import shikomi.table.file.Sheet;
import shikomi.table.file.Sheets;
import shikomi.table.result.ResultTable;

/** {@code import}: logs the results of a table. */
@Command(name = "import", description = "Logs the results of a table (CSV, TSV, xlsx).")
final class ImportCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "C", description = "The campaign.")
    private String name = "";

    @Parameters(index = "1", paramLabel = "FILE", description = "The table.")
    private Path file = Path.of("");

    @Mixin
    private Storage storage = new Storage();

    @Mixin
    private Console console = new Console();

    @Override
    public Integer call() {
        try (Home home = storage.open(console)) {
            Sheet sheet = console.require(Sheets.read(file));
            ResultTable table = console.require(ResultTable.read(
                    sheet, Storage.campaign(home, name, console).recipe()));
            storage.append(home, name, console, campaign -> campaign.log(table.given()));
            report(sheet, table);
        }
        return Main.DONE;
    }

    private void report(Sheet sheet, ResultTable table) {
        console.print(
                "cli.import.done",
                table.given().size(),
                table.rows(),
                table.merged(),
                table.setAside().size());
        table.setAside()
                .forEach(row ->
                        console.err().println(sheet.name() + ":" + row.line() + ": " + console.text(row.reason())));
        console.printNotes(table.notes());
    }
}
