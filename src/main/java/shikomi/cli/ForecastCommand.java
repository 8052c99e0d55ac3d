package shikomi.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Unmatched;
import shikomi.cli.terminal.Console;

/** The command {@code forecast}, which is not implemented yet. */
@Command(name = "forecast", description = "Not available yet.")
final class ForecastCommand implements Callable<Integer> {
    @Mixin
    private Console console = new Console();

    @Unmatched
    @SuppressWarnings("unused")
    private List<String> rest = new ArrayList<>();

    @Override
    public Integer call() {
        throw console.failure("forecast", "cli.not-built");
    }
}
