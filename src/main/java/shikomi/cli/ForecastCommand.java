package shikomi.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Unmatched;
import shikomi.cli.terminal.Speech;

/** {@code forecast}: not built yet, and says so. */
@Command(name = "forecast", description = "Not available yet.")
final class ForecastCommand implements Callable<Integer> {
    @Mixin
    private Speech speech = new Speech();

    @Unmatched
    @SuppressWarnings("unused")
    private List<String> rest = new ArrayList<>();

    @Override
    public Integer call() {
        throw speech.stop("forecast", "cli.not-built");
    }
}
