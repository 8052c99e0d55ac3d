package shikomi.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import shikomi.cli.terminal.Answer;
import shikomi.cli.terminal.Console;
import shikomi.cli.terminal.PlanTable;
import shikomi.cli.terminal.RecipeInputs;
import shikomi.cli.terminal.Sizes;
import shikomi.cli.terminal.SourceFiles;
import shikomi.json.AskJson;
import shikomi.message.Message;
import shikomi.plan.Plan;
import shikomi.plan.PlanRequest;
import shikomi.plan.Scope;
import shikomi.plan.StandardPlanner;
import shikomi.recipe.Recipe;
import shikomi.recipe.RecipeFile;
import shikomi.source.Sources;
import shikomi.space.Point;

/** The command {@code ask}: proposes the next batch without a database. */
@Command(name = "ask", description = "Proposes the next batch of experiments.")
final class AskCommand implements Callable<Integer> {
    @Mixin
    private RecipeInputs inputs = new RecipeInputs();

    @Option(names = "--pool", paramLabel = "FILE", description = "A table of the only experiments that can be made.")
    private @Nullable Path pool;

    @Mixin
    private SourceFiles sources = new SourceFiles();

    @Option(
            names = "--batch",
            paramLabel = "N",
            description = "Number of experiments (default: the batch size of the recipe).")
    private @Nullable Integer batch;

    @Option(names = "--seed", paramLabel = "N", description = "Seed of the random numbers (default: 1).")
    private long seed = 1;

    @Option(names = "--timings", description = "Shows how long the fit and the search took.")
    private boolean timings;

    @Mixin
    private Answer answer = new Answer();

    @Mixin
    private Console console = new Console();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        CommandSpec command = Objects.requireNonNull(spec);
        RecipeFile file = inputs.recipe(sources, console);
        Recipe recipe = file.recipe();
        int size = Sizes.checked("--batch", batch == null ? recipe.batch().size() : batch, console);
        RecipeInputs.Read results = inputs.results(file, console);
        List<Point> points = RecipeInputs.largePool(pool, file, console);
        console.failIfAny(Scope.refusals(String.valueOf(file.path().getFileName()), recipe, points != null, size));
        Sources external = sources.read(file, results.table().results(), console);
        Plan plan = new StandardPlanner()
                .propose(new PlanRequest(recipe, results.table().results(), List.of(), external, points, size, seed)
                        .named(results.table().ids()))
                .withinBudgetOf(recipe, results.table().results());
        ObjectNode json = AskJson.of(recipe, results.summary(), plan, seed, pool != null, console.language());
        if (timings) {
            json.putObject("timings")
                    .put("fit", plan.timings().fit())
                    .put("acquisition", plan.timings().acquisition());
        }
        answer.print(command.commandLine().getOut(), PlanTable.of(recipe, plan.batch(), List.of(), console), json);
        List<Message> notes = new ArrayList<>(results.table().notes());
        notes.addAll(SourceFiles.notes(external));
        notes.addAll(Scope.notes(recipe));
        notes.addAll(plan.notes());
        console.printNotes(notes);
        if (timings && answer.isTable()) {
            command.commandLine()
                    .getOut()
                    .println(console.text(
                            "cli.timings",
                            milliseconds(plan.timings().fit()),
                            milliseconds(plan.timings().acquisition())));
        }
        return Main.DONE;
    }

    private static String milliseconds(double seconds) {
        return String.format(Locale.ROOT, "%.1f", 1000 * seconds);
    }
}
