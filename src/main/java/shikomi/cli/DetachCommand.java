package shikomi.cli;

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

/** {@code detach}: a campaign goes on without a source. */
@Command(name = "detach", description = "Stops using a source in a campaign.")
final class DetachCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "CAMPAIGN", description = "Name of the campaign.")
    private String name = "";

    @Parameters(index = "1", paramLabel = "NAME", description = "Name of the source.")
    private String source = "";

    @Mixin
    private Storage storage = new Storage();

    @Mixin
    private Speech speech = new Speech();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        try (Home home = storage.open(speech)) {
            storage.append(home, name, speech, campaign -> campaign.detach(source));
        }
        Objects.requireNonNull(spec).commandLine().getOut().println(speech.say("cli.detach.done", source, name));
        return Main.DONE;
    }
}
