package shikomi.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import shikomi.cli.terminal.Answer;
import shikomi.cli.terminal.Console;
import shikomi.cli.terminal.Progress;
import shikomi.cli.terminal.Sizes;
import shikomi.cli.terminal.SourceFiles;
import shikomi.forecast.Backtest;
import shikomi.forecast.Curve;
import shikomi.forecast.MeasuredPool;
import shikomi.forecast.Strategy;
import shikomi.forecast.Summary;
import shikomi.json.CurveFiles;
import shikomi.message.Numbers;
import shikomi.plan.Scope;
import shikomi.recipe.Objective;
import shikomi.recipe.Recipe;
import shikomi.recipe.RecipeFile;
import shikomi.source.Sources;
import shikomi.table.file.Sheets;
import shikomi.table.result.MeasuredTable;

/** The command {@code backtest}: replays searches on measured data. */
@Command(
        name = "backtest",
        description = "Replays searches on measured data: what each strategy would have found, and when.")
final class BacktestCommand implements Callable<Integer> {
    @Parameters(
            index = "0",
            paramLabel = "RECIPE",
            description = "A recipe file, or a folder that contains recipe.yaml.")
    private Path path = Path.of("");

    @Option(names = "--pool", paramLabel = "FILE", description = "The measured table (default: the recipe's pool).")
    private @Nullable Path poolFile;

    @Option(
            names = "--strategies",
            split = ",",
            paramLabel = "A,B",
            description = "Strategies to compare (default: shikomi,random).")
    private List<String> strategies = List.of("shikomi", "random");

    @Option(
            names = "--start",
            paramLabel = "N",
            description = "Number of random experiments at the start (default: 2).")
    private int start = 2;

    @Option(names = "--budget", paramLabel = "N", description = "Number of experiments in each search (default: 60).")
    private int budget = 60;

    @Option(names = "--batch", paramLabel = "N", description = "Number of experiments proposed at a time (default: 1).")
    private int batch = 1;

    @Option(names = "--seeds", paramLabel = "N", description = "Number of searches (default: 20).")
    private int seeds = 20;

    @Option(names = "--seed", paramLabel = "N", description = "The first seed (default: 1).")
    private long seed = 1;

    @Option(
            names = "--replay",
            paramLabel = "mean|draw",
            description = "What replicates return: their mean or a random draw (default: mean).")
    private Backtest.Replay replay = Backtest.Replay.MEAN;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "DIR",
            description = "Folder for curves.csv and summary.json.")
    private Path out = Path.of("");

    @Mixin
    private SourceFiles sources = new SourceFiles();

    @Mixin
    private Console console = new Console();

    @Mixin
    private Answer answer = new Answer();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        RecipeFile file = console.require(RecipeFile.read(path, sources::isElsewhere));
        Recipe recipe = file.recipe();
        console.failIfAny(Scope.refusals(String.valueOf(file.path().getFileName()), recipe, true, batch));
        List<Strategy> chosen = Strategies.named(strategies, console);
        MeasuredPool pool = pool(file, recipe);
        PrintWriter err = Objects.requireNonNull(spec).commandLine().getErr();
        if (pool.outside() > 0) {
            err.println(console.text("cli.backtest.outside", pool.outside()));
        }
        // A source row that also belongs to the pool would reveal the answer to the search.
        Sources external = sources.read(file, pool.results(), console);
        if (external.isEmpty()
                && strategies.stream().anyMatch(name -> name.strip().equals("shikomi:pooled"))) {
            throw console.failure("--strategies", "cli.strategy.pooled", "shikomi:pooled");
        }
        Backtest.Settings settings = settings(pool);
        List<Curve> curves;
        Backtest backtest;
        try (Progress progress = Progress.of("backtest", (long) chosen.size() * seeds * settings.budget())) {
            backtest = new Backtest(recipe, external, pool, settings, progress::step);
            curves = backtest.curves(chosen);
        }
        Map<String, Summary> summary = backtest.summary(curves);
        write(curves, summary);
        answer.print(spec.commandLine().getOut(), table(summary), CurveFiles.tree(summary));
        return Main.DONE;
    }

    private MeasuredPool pool(RecipeFile file, Recipe recipe) {
        if (poolFile == null && recipe.pool() == null) {
            throw console.failure("--pool", "cli.backtest.no-pool");
        }
        Path measured = poolFile != null ? poolFile : file.beside(Objects.requireNonNull(recipe.pool()));
        Objective objective = recipe.primary();
        MeasuredTable table =
                console.require(MeasuredTable.read(console.require(Sheets.read(measured)), recipe, objective));
        MeasuredPool pool = new MeasuredPool(recipe.space(), objective, table.rows());
        if (pool.size() < 2) {
            throw console.failure(String.valueOf(measured.getFileName()), "cli.backtest.small", pool.size());
        }
        return pool;
    }

    private Backtest.Settings settings(MeasuredPool pool) {
        Sizes.checked("--start", start, console);
        Sizes.checked("--budget", budget, console);
        Sizes.checked("--batch", batch, console);
        Sizes.checked("--seeds", seeds, console);
        if (start > budget || start > pool.size()) {
            throw console.failure("--start", "cli.backtest.start", start, Math.min(budget, pool.size()));
        }
        return new Backtest.Settings(start, budget, batch, seed, seeds, replay);
    }

    private void write(List<Curve> curves, Map<String, Summary> summary) throws IOException {
        try {
            Files.createDirectories(out);
            Files.writeString(out.resolve("curves.csv"), CurveFiles.csv(curves));
            Files.writeString(out.resolve("summary.json"), CurveFiles.json(summary));
        } catch (IOException unwritable) {
            throw console.failure("--out", "cli.cannot-write", out, String.valueOf(unwritable));
        }
    }

    private static Answer.Table table(Map<String, Summary> summary) {
        List<String> header =
                List.of("strategy", "area", "area_se", "to50", "to80", "to100", "to_best", "seeds", "budget");
        List<List<String>> rows = new ArrayList<>();
        summary.forEach((name, s) -> rows.add(List.of(
                name,
                Numbers.significant(s.area(), 4),
                s.areaSe() == null ? "" : Numbers.significant(s.areaSe(), 2),
                quartiles(s.to50()),
                quartiles(s.to80()),
                quartiles(s.to100()),
                quartiles(s.toBest()),
                Integer.toString(s.seeds()),
                Integer.toString(s.budget()))));
        return new Answer.Table(header, header, rows);
    }

    private static String quartiles(List<@Nullable Integer> quartiles) {
        StringBuilder text = new StringBuilder();
        for (Integer steps : quartiles) {
            text.append(text.isEmpty() ? "" : " ").append(steps == null ? "–" : steps.toString());
        }
        return text.toString();
    }
}
