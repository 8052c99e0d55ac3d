package shikomi.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import shikomi.cli.terminal.Console;
import shikomi.cli.terminal.Storage;
import shikomi.store.Home;

/** {@code backup}: a copy of a home while it is in use. */
@Command(name = "backup", description = "Copies the home's database into a new file, also while it is served.")
final class BackupCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "FILE", description = "The file to write; it must not exist yet.")
    private Path file = Path.of("");

    @Mixin
    private Storage storage = new Storage();

    @Mixin
    private Console console = new Console();

    @Override
    public Integer call() {
        try (Home home = storage.open(console)) {
            Path written = console.require(home.backup(file));
            console.print("cli.backup.done", written);
        }
        return Main.DONE;
    }
}
