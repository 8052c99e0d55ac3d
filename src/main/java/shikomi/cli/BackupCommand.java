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

/** {@code backup}: a copy of a home while it is in use. */
@Command(
        name = "backup",
        description =
                "Copies the database of the home folder to a new file, even while the web application is running.")
final class BackupCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "FILE", description = "The file to write; it must not exist yet.")
    private Path file = Path.of("");

    @Mixin
    private Storage storage = new Storage();

    @Mixin
    private Speech speech = new Speech();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        try (Home home = storage.open(speech)) {
            Path written = speech.read(home.backup(file));
            Objects.requireNonNull(spec).commandLine().getOut().println(speech.say("cli.backup.done", written));
        }
        return Main.DONE;
    }
}
