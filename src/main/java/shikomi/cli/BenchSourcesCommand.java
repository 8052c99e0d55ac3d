package shikomi.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import shikomi.bench.LabBench;
import shikomi.bench.LabFolder;
import shikomi.bench.LabReport;
import shikomi.bench.LabTask;
import shikomi.bench.SourcesReport;
import shikomi.bench.SyntheticBench;
import shikomi.bench.SyntheticReport;
import shikomi.cli.terminal.Console;
import shikomi.cli.terminal.Progress;
import shikomi.cli.terminal.Sizes;

/** The command {@code bench sources}: tests whether external data help, and do no harm. */
@Command(
        name = "sources",
        description = "Measures whether external data improve predictions: on tables of several labs, where each lab is"
                + " predicted with the others' results, and in searches with synthetic sources.")
final class BenchSourcesCommand implements Callable<Integer> {
    @Mixin
    private Console console = new Console();

    @Mixin
    private BenchCommand.Runs runs = new BenchCommand.Runs();

    @Parameters(
            paramLabel = "DIR",
            description = "Contains a folder for each table: data.csv, and dataset.json with kind multi-source and"
                    + " source_column.")
    private Path folder = Path.of("");

    @Option(names = "--tasks", paramLabel = "N", description = "Number of labs for each table and output (default: 8).")
    private int most = 8;

    @Override
    public Integer call() throws IOException {
        Sizes.checked("--seeds", runs.seeds, console);
        List<LabTask> tasks = tasks(Sizes.checked("--tasks", most, console));
        LabReport labs = labs(tasks);
        SyntheticReport synthetic = synthetic();
        new SourcesReport(labs, synthetic).write(runs.out, console.text("cli.bench.sources", runs.seeds));
        BenchCommand.printWritten(console, runs);
        return Main.DONE;
    }

    private List<LabTask> tasks(int each) {
        BenchCommand.requireFolder(folder, console);
        LabFolder read = LabFolder.read(folder, each);
        return BenchCommand.requireTasks(folder, read.tasks(), read.unread(), "cli.bench.no-lab", console);
    }

    private LabReport labs(List<LabTask> tasks) {
        LabReport report = new LabReport(rows(tasks));
        print(LabReport.MEANS);
        report.means().forEach(this::print);
        print(LabReport.VERDICTS);
        report.verdicts().forEach(this::print);
        return report;
    }

    private List<LabBench.Row> rows(List<LabTask> tasks) {
        List<LabBench.Row> rows = new ArrayList<>();
        print(LabReport.HEADER);
        try (Progress progress = Progress.of("labs", LabBench.steps(tasks.size(), runs.seeds))) {
            for (LabTask task : tasks) {
                List<LabBench.Row> own = LabBench.run(task, runs.seed, runs.seeds, progress::step);
                own.forEach(row -> print(LabReport.line(row)));
                rows.addAll(own);
            }
        }
        return rows;
    }

    private SyntheticReport synthetic() {
        SyntheticBench bench =
                new SyntheticBench(SyntheticBench.functions(), SyntheticBench.Settings.STANDARD, runs.seed, runs.seeds);
        print(SyntheticReport.HEADER);
        List<SyntheticBench.Row> rows;
        try (Progress progress = Progress.of("searches", bench.steps())) {
            rows = bench.run(progress::step, row -> print(SyntheticReport.line(row)));
        }
        SyntheticReport report = new SyntheticReport(rows);
        report.means().forEach(this::print);
        return report;
    }

    private void print(List<String> cells) {
        BenchCommand.print(console, cells);
    }
}
