package shikomi.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import shikomi.cli.terminal.Speech;
import shikomi.cli.terminal.Storage;
import shikomi.store.Home;
import shikomi.table.file.Csv;
import shikomi.table.file.Xlsx;
import shikomi.table.result.CampaignTable;

/** {@code export}: a campaign as a table. */
@Command(
        name = "export",
        description = "Exports every experiment of a campaign as CSV, or as Excel if the file name ends in .xlsx.")
final class ExportCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "CAMPAIGN", description = "Name of the campaign.")
    private String name = "";

    @Option(names = "--out", paramLabel = "FILE", description = "A .csv or .xlsx file (default: standard output).")
    private @Nullable Path out;

    @Mixin
    private Storage storage = new Storage();

    @Mixin
    private Speech speech = new Speech();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        try (Home home = storage.open(speech)) {
            CampaignTable table = CampaignTable.of(Storage.campaign(home, name, speech));
            if (out == null) {
                var text = Objects.requireNonNull(spec).commandLine().getOut();
                text.print(Csv.plain(table.header(), table.rows()));
                text.flush();
            } else {
                write(out, table);
            }
        }
        return Main.DONE;
    }

    private void write(Path file, CampaignTable table) {
        boolean workbook = file.toString().toLowerCase(Locale.ROOT).endsWith(".xlsx");
        try {
            Files.write(
                    file,
                    workbook
                            ? Xlsx.of(name.length() > 31 ? name.substring(0, 31) : name, table.header(), table.rows())
                            : Csv.forPeople(table.header(), table.rows()));
        } catch (IOException unwritable) {
            throw speech.stop("--out", "cli.cannot-write", file, String.valueOf(unwritable));
        }
    }
}
