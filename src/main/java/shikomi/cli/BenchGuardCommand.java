package shikomi.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import shikomi.bench.GuardBench;
import shikomi.bench.GuardTask;
import shikomi.cli.terminal.Console;
import shikomi.cli.terminal.Progress;
import shikomi.cli.terminal.Sizes;

/**
 * The command {@code bench guard}: counts the entry errors that the guard detects and the correct values that it
 * questions.
 */
@Command(
        name = "guard",
        description =
                "Counts how often the entry guard questions correct values and typing errors, on every pool in a folder.")
final class BenchGuardCommand implements Callable<Integer> {
    @Mixin
    private Console console = new Console();

    @Parameters(paramLabel = "DIR", description = "The folder that contains the pools.")
    private Path folder = Path.of("");

    @Option(names = "--seeds", paramLabel = "N", description = "Campaigns of each size (default: 20).")
    private int seeds = 20;

    @Option(names = "--seed", paramLabel = "N", description = "The first seed (default: 1).")
    private long seed = 1;

    @Override
    public Integer call() {
        BenchCommand.requireFolder(folder, console);
        Sizes.checked("--seeds", seeds, console);
        List<GuardTask> tasks =
                BenchCommand.requireTasks(folder, GuardTask.read(folder), List.of(), "cli.bench.no-pool", console);
        BenchCommand.print(console, GuardBench.HEADER);
        BenchCommand.printAll(console, GuardBench.totals(run(tasks)));
        return Main.DONE;
    }

    private List<GuardBench.Row> run(List<GuardTask> tasks) {
        List<GuardBench.Row> rows = new ArrayList<>();
        try (Progress progress = Progress.of("guard", GuardBench.steps(tasks, seeds))) {
            for (GuardTask task : tasks) {
                List<GuardBench.Row> own = GuardBench.run(task, seed, seeds, progress::step);
                own.forEach(row -> BenchCommand.printAll(console, row.lines()));
                rows.addAll(own);
            }
        }
        return rows;
    }
}
