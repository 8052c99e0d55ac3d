package shikomi.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import shikomi.cli.terminal.Console;
import shikomi.cli.terminal.RecipeInputs;
import shikomi.cli.terminal.SourceFiles;
import shikomi.cost.RecipeCost;
import shikomi.message.Message;
import shikomi.plan.Scope;
import shikomi.recipe.Recipe;
import shikomi.recipe.RecipeFile;
import shikomi.space.Point;
import shikomi.space.Space;
import shikomi.table.result.ResultTable;

/** {@code check}: every problem of a recipe and of its data. */
@Command(name = "check", description = "Tells every problem of a recipe and of its data.")
final class CheckCommand implements Callable<Integer> {
    @Mixin
    private RecipeInputs inputs = new RecipeInputs();

    @Option(names = "--pool", paramLabel = "FILE", description = "The only experiments that can be made.")
    private @Nullable Path pool;

    @Mixin
    private SourceFiles sources = new SourceFiles();

    @Mixin
    private Console console = new Console();

    @Override
    public Integer call() {
        RecipeFile file = inputs.recipe(sources, console);
        ResultTable results = inputs.results(file, console).table();
        @Nullable List<Point> points = RecipeInputs.pool(pool, file, console);
        List<Message> notes = notes(file, results);
        printCounts(file.recipe(), results, points);
        notes.forEach(console::print);
        console.print("cli.check.fine");
        return Main.DONE;
    }

    private List<Message> notes(RecipeFile file, ResultTable results) {
        List<Message> notes = new ArrayList<>(results.notes());
        notes.addAll(SourceFiles.notes(sources.read(file, results.results(), console)));
        notes.addAll(Scope.notes(file.recipe()));
        notes.addAll(RecipeCost.notes(file.recipe()));
        return notes;
    }

    private void printCounts(Recipe recipe, ResultTable results, @Nullable List<Point> points) {
        Space space = recipe.space();
        String gridSize = String.format(Locale.ROOT, "%.3g", space.gridSize().doubleValue());
        console.print(
                "cli.check.recipe",
                recipe.name(),
                space.chosen().size(),
                recipe.objectives().size());
        console.print("cli.check.size", gridSize);
        console.print(
                "cli.check.results",
                results.rows(),
                results.conditions(),
                results.setAside().size());
        if (points != null) {
            console.print("cli.check.pool", points.size());
        }
    }
}
