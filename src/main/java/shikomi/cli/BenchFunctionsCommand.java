package shikomi.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import shikomi.bench.FunctionBench;
import shikomi.bench.FunctionReport;
import shikomi.bench.FunctionSuite;
import shikomi.cli.terminal.Console;
import shikomi.cli.terminal.Progress;
import shikomi.cli.terminal.Sizes;
import shikomi.forecast.Strategy;

/** The command {@code bench functions}: searches for the optimum of synthetic functions. */
@Command(name = "functions", description = "Searches synthetic functions, with and without noise.")
final class BenchFunctionsCommand implements Callable<Integer> {
    @Mixin
    private Console console = new Console();

    @Mixin
    private BenchCommand.Searches searches = new BenchCommand.Searches();

    @Option(names = "--anchored", description = "Only functions with a BoTorch figure.")
    private boolean anchored;

    @Override
    public Integer call() throws IOException {
        Sizes.checked("--seeds", searches.seeds, console);
        Map<FunctionBench.Task, Double> anchors = FunctionSuite.anchored();
        FunctionReport report = new FunctionReport(anchors, run(anchors));
        BenchCommand.printAll(console, report.means());
        report.write(searches.out, console.text("cli.bench.functions", searches.seeds));
        BenchCommand.printWritten(console, searches);
        return Main.DONE;
    }

    private Set<FunctionBench.Task> tasks(Map<FunctionBench.Task, Double> anchors) {
        Set<FunctionBench.Task> tasks = new LinkedHashSet<>(anchors.keySet());
        if (!anchored) {
            tasks.addAll(FunctionSuite.synthetic());
        }
        return tasks;
    }

    private List<FunctionBench.Row> run(Map<FunctionBench.Task, Double> anchors) {
        Set<FunctionBench.Task> tasks = tasks(anchors);
        List<Strategy.Planned> strategies = Strategies.planned(searches.strategies, console);
        BenchCommand.print(console, FunctionReport.HEADER);
        List<FunctionBench.Row> rows = new ArrayList<>();
        long steps = tasks.stream().mapToLong(FunctionBench.Task::budget).sum() * searches.seeds * strategies.size();
        try (Progress progress = Progress.of("bench", steps)) {
            for (FunctionBench.Task task : tasks) {
                for (Strategy.Planned strategy : strategies) {
                    FunctionBench.Row row = run(task, strategy, progress);
                    rows.add(row);
                    BenchCommand.print(console, FunctionReport.line(anchors, row));
                }
            }
        }
        return rows;
    }

    private FunctionBench.Row run(FunctionBench.Task task, Strategy.Planned strategy, Progress progress) {
        return FunctionBench.run(
                task, strategy.name(), strategy.planner(), searches.seed, searches.seeds, progress::step);
    }
}
