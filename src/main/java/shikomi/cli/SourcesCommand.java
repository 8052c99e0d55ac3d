package shikomi.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Unmatched;

/** {@code sources}: not built yet, and says so. */
@Command(name = "sources", description = "Not built yet.")
final class SourcesCommand implements Callable<Integer> {
    @Mixin
    private Speech speech = new Speech();

    @Unmatched
    @SuppressWarnings("unused")
    private List<String> rest = new ArrayList<>();

    @Override
    public Integer call() {
        throw speech.stop("sources", "cli.not-built");
    }
}
