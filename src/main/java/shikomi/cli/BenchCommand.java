package shikomi.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import shikomi.bench.Anchors;
import shikomi.bench.CoverageBench;
import shikomi.bench.FunctionBench;
import shikomi.bench.FunctionReport;
import shikomi.bench.FunctionSuite;
import shikomi.bench.GuardBench;
import shikomi.bench.GuardTask;
import shikomi.bench.PoolBench;
import shikomi.bench.PoolFolder;
import shikomi.bench.PoolReport;
import shikomi.bench.PoolTask;
import shikomi.bench.SpeedBench;
import shikomi.cli.terminal.Progress;
import shikomi.cli.terminal.Sizes;
import shikomi.cli.terminal.Speech;
import shikomi.forecast.Backtest;
import shikomi.forecast.Strategy;

/** {@code bench}: how good and how fast the engine is, on fixed suites. */
@Command(
        name = "bench",
        description = "Measures the engine on fixed benchmarks and compares it with published figures.",
        subcommands = BenchSourcesCommand.class)
final class BenchCommand implements Callable<Integer> {
    @Mixin
    @SuppressWarnings("unused")
    private Speech speech = new Speech();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        CommandLine line = Objects.requireNonNull(spec).commandLine();
        line.usage(line.getOut());
        return Main.DONE;
    }

    /** What all suites but speed share. */
    static class Runs {
        @Option(names = "--seeds", paramLabel = "N", description = "Number of searches or splits (default: 20).")
        int seeds = 20;

        @Option(names = "--seed", paramLabel = "N", description = "The first seed (default: 1).")
        long seed = 1;

        @Option(names = "--out", paramLabel = "FILE", description = "File for the report (default: bench.html).")
        Path out = Path.of("bench.html");
    }

    /** What both suites of searches share. */
    static final class Searches extends Runs {
        @Option(
                names = "--strategies",
                split = ",",
                paramLabel = "A,B",
                description = "Strategies to compare (default: shikomi).")
        private List<String> strategies = List.of("shikomi");
    }

    @Command(name = "pools", description = "Searches measured pools: every folder with data.csv and dataset.json.")
    Integer pools(
            @Mixin Speech words,
            @Mixin Searches searches,
            @Parameters(paramLabel = "DIR", description = "The folder that contains the pools.") Path folder,
            @Option(names = "--anchors", paramLabel = "FILE", description = "Reference figures (CSV).") @Nullable
                    Path anchorFile,
            @Option(
                            names = "--replay",
                            paramLabel = "mean|draw",
                            description = "What replicates return: their mean or a random draw (default: mean).")
                    Backtest.@Nullable Replay replay)
            throws IOException {
        Sizes.checked("--seeds", searches.seeds, words);
        Anchors anchors = anchors(folder, anchorFile, words);
        Backtest.Replay answers = replay == null ? Backtest.Replay.MEAN : replay;
        List<PoolTask> pools = tasks(folder, anchors, words);
        List<PoolTask> ranged = CoverageBench.tasks(pools);
        PoolBench bench = new PoolBench(
                pools, Strategies.named(searches.strategies, words), searches.seed, searches.seeds, answers);
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        print(out, PoolReport.HEADER);
        List<PoolBench.Row> rows;
        List<CoverageBench.Row> coverage;
        try (Progress progress = Progress.of("bench", bench.steps() + (long) searches.seeds * ranged.size())) {
            rows = bench.run(progress::step, row -> print(out, PoolReport.line(anchors, row)));
            coverage = ranged.stream()
                    .map(pool -> CoverageBench.of(pool, searches.seed, searches.seeds, progress::step))
                    .toList();
        }
        PoolReport report = new PoolReport(anchors, rows, coverage);
        report.means().forEach(mean -> print(out, mean));
        report.ablation().forEach(part -> print(out, part));
        print(out, CoverageBench.HEADER);
        report.coverage().forEach(line -> print(out, line));
        String replicates = answers.name().toLowerCase(Locale.ROOT);
        report.write(searches.out, words.say("cli.bench.pools", searches.seeds, replicates));
        written(searches, words);
        return Main.DONE;
    }

    private static Anchors anchors(Path folder, @Nullable Path file, Speech words) {
        Path beside = folder.resolve("../../anchors/visible.csv").normalize();
        return file != null || Files.isRegularFile(beside)
                ? words.read(Anchors.read(file != null ? file : beside))
                : new Anchors(List.of());
    }

    private List<PoolTask> tasks(Path folder, Anchors anchors, Speech words) {
        folder(folder, words);
        PoolFolder read = PoolFolder.read(folder, anchors);
        PrintWriter err = Objects.requireNonNull(spec).commandLine().getErr();
        read.unread().forEach(problem -> err.println(problem.in(words.language())));
        if (read.tasks().isEmpty()) {
            throw words.stop(folder.toString(), "cli.bench.no-pool");
        }
        return read.tasks();
    }

    /** A folder that must be there. */
    static void folder(Path folder, Speech words) {
        if (!Files.isDirectory(folder)) {
            throw words.stop(folder.toString(), "cli.bench.no-folder");
        }
    }

    private void written(Runs runs, Speech words) {
        Objects.requireNonNull(spec).commandLine().getErr().println(words.say("cli.bench.written", runs.out));
    }

    @Command(name = "functions", description = "Searches synthetic functions, with and without noise.")
    Integer functions(
            @Mixin Speech words,
            @Mixin Searches searches,
            @Option(names = "--anchored", description = "Only functions with a BoTorch figure.") boolean anchored)
            throws IOException {
        Sizes.checked("--seeds", searches.seeds, words);
        Map<FunctionBench.Task, Double> anchors = FunctionSuite.anchored();
        LinkedHashSet<FunctionBench.Task> tasks = new LinkedHashSet<>(anchors.keySet());
        if (!anchored) {
            tasks.addAll(FunctionSuite.synthetic());
        }
        List<Strategy.Planned> strategies = Strategies.planned(searches.strategies, words);
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        print(out, FunctionReport.HEADER);
        List<FunctionBench.Row> rows = new ArrayList<>();
        long steps = tasks.stream().mapToLong(FunctionBench.Task::budget).sum() * searches.seeds * strategies.size();
        try (Progress progress = Progress.of("bench", steps)) {
            for (FunctionBench.Task task : tasks) {
                for (Strategy.Planned strategy : strategies) {
                    FunctionBench.Row row = FunctionBench.run(
                            task, strategy.name(), strategy.planner(), searches.seed, searches.seeds, progress::step);
                    rows.add(row);
                    print(out, FunctionReport.line(anchors, row));
                }
            }
        }
        FunctionReport report = new FunctionReport(anchors, rows);
        report.means().forEach(mean -> print(out, mean));
        report.write(searches.out, words.say("cli.bench.functions", searches.seeds));
        written(searches, words);
        return Main.DONE;
    }

    @Command(
            name = "guard",
            description =
                    "Counts how often the entry guard questions correct values and typing errors, on every pool in a folder.")
    Integer guard(
            @Mixin Speech words,
            @Parameters(paramLabel = "DIR", description = "The folder that contains the pools.") Path folder,
            @Option(names = "--seeds", paramLabel = "N", description = "Campaigns of each size (default: 20).")
                    @Nullable
                    Integer seeds,
            @Option(names = "--seed", paramLabel = "N", description = "The first seed (default: 1).") @Nullable
                    Long seed) {
        folder(folder, words);
        int times = Sizes.checked("--seeds", seeds == null ? 20 : seeds, words);
        List<GuardTask> tasks = GuardTask.read(folder);
        if (tasks.isEmpty()) {
            throw words.stop(folder.toString(), "cli.bench.no-pool");
        }
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        print(out, GuardBench.HEADER);
        List<GuardBench.Row> rows = new ArrayList<>();
        try (Progress progress = Progress.of("guard", GuardBench.steps(tasks, times))) {
            for (GuardTask task : tasks) {
                List<GuardBench.Row> own = GuardBench.run(task, seed == null ? 1 : seed, times, progress::step);
                own.forEach(row -> row.lines().forEach(line -> print(out, line)));
                rows.addAll(own);
            }
        }
        GuardBench.totals(rows).forEach(line -> print(out, line));
        return Main.DONE;
    }

    @Command(name = "speed", description = "Times one proposal and compares it with BoTorch.")
    Integer speed(@Mixin Speech words) {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        print(out, SpeedBench.HEADER);
        SpeedBench.run(row -> print(out, row));
        return Main.DONE;
    }

    /** AlignedColumns are parted by tabs: a long run shows its lines one by one, before their widths are known. */
    static void print(PrintWriter out, List<String> cells) {
        out.println(String.join("\t", cells));
        out.flush();
    }
}
