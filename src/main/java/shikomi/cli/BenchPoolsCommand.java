package shikomi.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import shikomi.bench.Anchors;
import shikomi.bench.CoverageBench;
import shikomi.bench.PoolBench;
import shikomi.bench.PoolFolder;
import shikomi.bench.PoolReport;
import shikomi.bench.PoolTask;
import shikomi.cli.terminal.Console;
import shikomi.cli.terminal.Progress;
import shikomi.cli.terminal.Sizes;
import shikomi.forecast.Backtest;
import shikomi.forecast.Strategy;

/** The command {@code bench pools}: runs searches on tables of measured experiments. */
@Command(name = "pools", description = "Searches measured pools: every folder with data.csv and dataset.json.")
final class BenchPoolsCommand implements Callable<Integer> {
    @Mixin
    private Console console = new Console();

    @Mixin
    private BenchCommand.Searches searches = new BenchCommand.Searches();

    @Parameters(paramLabel = "DIR", description = "The folder that contains the pools.")
    private Path folder = Path.of("");

    @Option(names = "--anchors", paramLabel = "FILE", description = "Reference figures (CSV).")
    private @Nullable Path anchorFile;

    @Option(
            names = "--replay",
            paramLabel = "mean|draw",
            description = "What replicates return: their mean or a random draw (default: mean).")
    private Backtest.Replay replay = Backtest.Replay.MEAN;

    @Override
    public Integer call() throws IOException {
        Sizes.checked("--seeds", searches.seeds, console);
        Anchors anchors = anchors();
        PoolReport report = run(anchors, pools(anchors));
        BenchCommand.printAll(console, report.means());
        BenchCommand.printAll(console, report.ablation());
        BenchCommand.print(console, CoverageBench.HEADER);
        BenchCommand.printAll(console, report.coverage());
        String replicates = replay.name().toLowerCase(Locale.ROOT);
        report.write(searches.out, console.text("cli.bench.pools", searches.seeds, replicates));
        BenchCommand.printWritten(console, searches);
        return Main.DONE;
    }

    /** The given anchors, otherwise those stored next to the pools; none if neither exists. */
    private Anchors anchors() {
        Path neighbour = folder.resolve("../../anchors/visible.csv").normalize();
        return anchorFile != null || Files.isRegularFile(neighbour)
                ? console.require(Anchors.read(anchorFile != null ? anchorFile : neighbour))
                : new Anchors(List.of());
    }

    private List<PoolTask> pools(Anchors anchors) {
        BenchCommand.requireFolder(folder, console);
        PoolFolder read = PoolFolder.read(folder, anchors);
        return BenchCommand.requireTasks(folder, read.tasks(), read.unread(), "cli.bench.no-pool", console);
    }

    private PoolReport run(Anchors anchors, List<PoolTask> pools) {
        List<PoolTask> ranged = CoverageBench.tasks(pools);
        List<Strategy> strategies = Strategies.named(searches.strategies, console);
        PoolBench bench = new PoolBench(pools, strategies, searches.seed, searches.seeds, replay);
        BenchCommand.print(console, PoolReport.HEADER);
        try (Progress progress = Progress.of("bench", bench.steps() + (long) searches.seeds * ranged.size())) {
            List<PoolBench.Row> rows =
                    bench.run(progress::step, row -> BenchCommand.print(console, PoolReport.line(anchors, row)));
            List<CoverageBench.Row> coverage = ranged.stream()
                    .map(pool -> CoverageBench.of(pool, searches.seed, searches.seeds, progress::step))
                    .toList();
            return new PoolReport(anchors, rows, coverage);
        }
    }
}
