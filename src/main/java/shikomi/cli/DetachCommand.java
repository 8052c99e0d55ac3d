package shikomi.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import shikomi.cli.terminal.Console;
import shikomi.cli.terminal.Storage;
import shikomi.store.Home;

/** {@code detach}: a campaign goes on without a source. */
@Command(name = "detach", description = "Goes on without a source of a campaign.")
final class DetachCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "C", description = "The campaign.")
    private String name = "";

    @Parameters(index = "1", paramLabel = "NAME", description = "The source.")
    private String source = "";

    @Mixin
    private Storage storage = new Storage();

    @Mixin
    private Console console = new Console();

    @Override
    public Integer call() {
        try (Home home = storage.open(console)) {
            storage.append(home, name, console, campaign -> campaign.detach(source));
        }
        console.print("cli.detach.done", source, name);
        return Main.DONE;
    }
}
