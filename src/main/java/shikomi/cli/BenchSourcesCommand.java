package shikomi.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import shikomi.bench.LabBench;
import shikomi.bench.LabFolder;
import shikomi.bench.LabReport;
import shikomi.bench.LabTask;
import shikomi.bench.SourcesReport;
import shikomi.bench.SyntheticBench;
import shikomi.bench.SyntheticReport;
import shikomi.cli.terminal.Progress;
import shikomi.cli.terminal.Sizes;
import shikomi.cli.terminal.Speech;

/** {@code bench sources}: whether external data help and do not hurt. */
@Command(
        name = "sources",
        description = "Measures whether external data improve predictions: on tables of several labs, where each lab is"
                + " predicted with the others' results, and in searches with synthetic sources.")
final class BenchSourcesCommand implements Callable<Integer> {
    @Mixin
    private Speech words = new Speech();

    @Mixin
    private BenchCommand.Runs runs = new BenchCommand.Runs();

    @Parameters(
            paramLabel = "DIR",
            description = "Contains a folder for each table: data.csv, and dataset.json with kind multi-source and"
                    + " source_column.")
    private Path folder = Path.of("");

    @Option(names = "--tasks", paramLabel = "N", description = "Number of labs for each table and output (default: 8).")
    private int most = 8;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Sizes.checked("--seeds", runs.seeds, words);
        List<LabTask> tasks = tasks(Sizes.checked("--tasks", most, words));
        LabReport labs = labs(tasks);
        SyntheticReport made = made();
        new SourcesReport(labs, made).write(runs.out, words.say("cli.bench.sources", runs.seeds));
        Objects.requireNonNull(spec).commandLine().getErr().println(words.say("cli.bench.written", runs.out));
        return Main.DONE;
    }

    private List<LabTask> tasks(int each) {
        BenchCommand.folder(folder, words);
        LabFolder read = LabFolder.read(folder, each);
        PrintWriter err = Objects.requireNonNull(spec).commandLine().getErr();
        read.unread().forEach(problem -> err.println(problem.in(words.language())));
        if (read.tasks().isEmpty()) {
            throw words.stop(folder.toString(), "cli.bench.no-lab");
        }
        return read.tasks();
    }

    private LabReport labs(List<LabTask> tasks) {
        List<LabBench.Row> rows = new ArrayList<>();
        print(LabReport.HEADER);
        try (Progress progress = Progress.of("labs", LabBench.steps(tasks.size(), runs.seeds))) {
            for (LabTask task : tasks) {
                List<LabBench.Row> own = LabBench.run(task, runs.seed, runs.seeds, progress::step);
                own.forEach(row -> print(LabReport.line(row)));
                rows.addAll(own);
            }
        }
        LabReport report = new LabReport(rows);
        print(LabReport.MEANS);
        report.means().forEach(this::print);
        print(LabReport.VERDICTS);
        report.verdicts().forEach(this::print);
        return report;
    }

    private SyntheticReport made() {
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
        BenchCommand.print(Objects.requireNonNull(spec).commandLine().getOut(), cells);
    }
}
