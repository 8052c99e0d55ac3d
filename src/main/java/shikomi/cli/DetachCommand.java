package shikomi.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import shikomi.store.Home;

/** The command {@code detach}: ends the use of a source in a campaign. */
@Command(name = "detach", description = "Stops using a source in a campaign.")
final class DetachCommand extends HomeCommand {
    @Parameters(index = "0", paramLabel = "CAMPAIGN", description = "Name of the campaign.")
    private String name = "";

    @Parameters(index = "1", paramLabel = "NAME", description = "Name of the source.")
    private String source = "";

    @Override
    void run(Home home) {
        storage.append(home, name, console, campaign -> campaign.detach(source));
        console.print("cli.detach.done", source, name);
    }
}
