package shikomi.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import shikomi.bench.space.SpaceAnchors;
import shikomi.bench.space.SpaceBench;
import shikomi.bench.space.SpaceReport;
import shikomi.bench.space.SpaceSuite;
import shikomi.bench.space.SpaceTask;
import shikomi.cli.terminal.Console;
import shikomi.cli.terminal.Progress;
import shikomi.cli.terminal.Sizes;
import shikomi.message.Problem;
import shikomi.plan.Engine;
import shikomi.plan.StandardPlanner;

/** The command {@code bench spaces}: runs whole campaigns in free spaces. */
@Command(name = "spaces", description = "Runs campaigns in free spaces whose best value is known.")
final class BenchSpacesCommand implements Callable<Integer> {
    @Mixin
    private Console console = new Console();

    @Mixin
    private BenchCommand.Searches searches = new BenchCommand.Searches();

    @Option(names = "--tasks", split = ",", paramLabel = "A,B", description = "Only these spaces (default: all).")
    private List<String> names = List.of();

    @Option(names = "--variant", paramLabel = "b1n0|b4n1", description = "Only this variant (default: both).")
    private String variant = "";

    private record Run(SpaceTask task, SpaceTask.Variant variant, String strategy, Engine engine) {}

    @Override
    public Integer call() throws IOException {
        Sizes.checked("--seeds", searches.seeds, console);
        SpaceAnchors anchors = SpaceAnchors.stored();
        SpaceReport report = new SpaceReport(anchors, run(anchors));
        BenchCommand.printAll(console, report.means());
        BenchCommand.printAll(console, report.chances());
        report.write(searches.out, console.text("cli.bench.spaces", searches.seeds));
        BenchCommand.printWritten(console, searches);
        return Main.DONE;
    }

    private List<SpaceBench.Row> run(SpaceAnchors anchors) {
        List<Run> runs = runs();
        BenchCommand.print(console, SpaceReport.HEADER);
        List<SpaceBench.Row> rows = new ArrayList<>();
        long steps = runs.stream().mapToLong(run -> run.task().budget()).sum() * searches.seeds;
        try (Progress progress = Progress.of("bench", steps)) {
            for (Run run : runs) {
                SpaceBench.Row row = SpaceBench.run(
                        run.task(),
                        run.variant(),
                        run.strategy(),
                        new StandardPlanner(run.engine()),
                        searches.seed,
                        searches.seeds,
                        progress::step);
                rows.add(row);
                BenchCommand.print(console, SpaceReport.line(anchors, row));
            }
        }
        return rows;
    }

    private List<Run> runs() {
        List<Run> runs = new ArrayList<>();
        Map<String, Engine> engines = engines();
        for (SpaceTask task : tasks()) {
            task.variants().stream()
                    .filter(each -> variant.isEmpty() || each.name().equals(variant))
                    .forEach(each -> engines.forEach((name, engine) -> runs.add(new Run(task, each, name, engine))));
        }
        return runs;
    }

    private List<SpaceTask> tasks() {
        List<SpaceTask> all = SpaceSuite.tasks();
        String choices = all.stream().map(SpaceTask::name).collect(Collectors.joining(", "));
        console.failIfAny(names.stream()
                .filter(name -> all.stream().noneMatch(task -> task.name().equals(name)))
                .map(name -> Problem.of("--tasks", "cli.bench.no-space", name, choices))
                .toList());
        return all.stream()
                .filter(task -> names.isEmpty() || names.contains(task.name()))
                .toList();
    }

    private Map<String, Engine> engines() {
        Map<String, Engine> arms = Engine.arms();
        Map<String, Engine> engines = new LinkedHashMap<>();
        List<Problem> problems = new ArrayList<>();
        for (String name : searches.strategies) {
            Engine engine = arms.get(name.strip());
            if (engine == null) {
                problems.add(
                        Problem.of("--strategies", "cli.strategy.unknown", name, String.join(", ", arms.keySet())));
            } else {
                engines.put(name.strip(), engine);
            }
        }
        console.failIfAny(problems);
        return engines;
    }
}
