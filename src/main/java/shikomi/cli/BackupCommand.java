package shikomi.cli;

import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import shikomi.store.Home;

/** The command {@code backup}: copies a home while it is in use. */
@Command(
        name = "backup",
        description =
                "Copies the database of the home folder to a new file, even while the web application is running.")
final class BackupCommand extends HomeCommand {
    @Parameters(index = "0", paramLabel = "FILE", description = "The file to write; it must not exist yet.")
    private Path file = Path.of("");

    @Override
    void run(Home home) {
        Path written = console.require(home.backup(file));
        console.print("cli.backup.done", written);
    }
}
