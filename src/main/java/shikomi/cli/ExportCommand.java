package shikomi.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import shikomi.cli.terminal.Storage;
import shikomi.store.Home;
import shikomi.table.file.Csv;
import shikomi.table.file.Xlsx;
import shikomi.table.result.CampaignTable;

/** The command {@code export}: writes a campaign as a table. */
@Command(
        name = "export",
        description = "Exports every experiment of a campaign as CSV, or as Excel if the file name ends in .xlsx.")
final class ExportCommand extends HomeCommand {
    @Parameters(index = "0", paramLabel = "CAMPAIGN", description = "Name of the campaign.")
    private String name = "";

    @Option(names = "--out", paramLabel = "FILE", description = "A .csv or .xlsx file (default: standard output).")
    private @Nullable Path out;

    @Override
    void run(Home home) {
        CampaignTable table = CampaignTable.of(Storage.campaign(home, name, console));
        if (out == null) {
            console.out().print(Csv.plain(table.header(), table.rows()));
            console.out().flush();
        } else {
            write(out, table);
        }
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
            throw console.failure("--out", "cli.cannot-write", file, String.valueOf(unwritable));
        }
    }
}
