package shikomi.cli;

import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import shikomi.cli.terminal.Speech;
import shikomi.cli.terminal.Storage;
import shikomi.store.Home;
import shikomi.table.file.Sheet;
import shikomi.table.file.Sheets;
import shikomi.table.result.ResultTable;

/** {@code import}: logs the results of a table. */
@Command(name = "import", description = "Logs all results of a table (CSV, TSV, xlsx).")
final class ImportCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "CAMPAIGN", description = "Name of the campaign.")
    private String name = "";

    @Parameters(index = "1", paramLabel = "FILE", description = "The table of results.")
    private Path file = Path.of("");

    @Mixin
    private Storage storage = new Storage();

    @Mixin
    private Speech speech = new Speech();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        CommandSpec command = Objects.requireNonNull(spec);
        try (Home home = storage.open(speech)) {
            Sheet sheet = speech.read(Sheets.read(file));
            ResultTable table = speech.read(
                    ResultTable.read(sheet, Storage.campaign(home, name, speech).recipe()));
            storage.append(home, name, speech, campaign -> campaign.log(table.given()));
            command.commandLine()
                    .getOut()
                    .println(speech.say(
                            "cli.import.done",
                            table.given().size(),
                            table.rows(),
                            table.merged(),
                            table.setAside().size()));
            table.setAside()
                    .forEach(row -> command.commandLine()
                            .getErr()
                            .println(sheet.name() + ":" + row.line() + ": " + speech.say(row.reason())));
            speech.note(command, table.notes());
        }
        return Main.DONE;
    }
}
