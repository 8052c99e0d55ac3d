package shikomi.cli;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
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

/** The command {@code check}: reports every problem of a recipe and of its data. */
@Command(name = "check", description = "Checks a recipe and its data; all errors are listed at once.")
final class CheckCommand implements Callable<Integer> {
    @Mixin
    private RecipeInputs inputs = new RecipeInputs();

    @Option(names = "--pool", paramLabel = "FILE", description = "A table of the only experiments that can be made.")
    private @Nullable Path pool;

    @Mixin
    private SourceFiles sources = new SourceFiles();

    @Mixin
    private Console console = new Console();

    @Override
    public Integer call() {
        RecipeFile file = inputs.recipe(sources, console);
        ResultTable results = inputs.results(file, console).table();
        @Nullable List<Point> points = RecipeInputs.largePool(pool, file, console);
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
        console.print(
                "cli.check.recipe",
                recipe.name(),
                space.chosen().size(),
                recipe.objectives().size());
        console.print("cli.check.size", about(space.gridSize()));
        console.print(
                "cli.check.results",
                results.rows(),
                results.conditions(),
                results.setAside().size());
        if (points != null) {
            console.print("cli.check.pool", points.size());
        }
    }

    /** Formats a count with at most two significant digits: {@code 840} or {@code 1.0 × 10²⁸}. */
    private static String about(BigInteger count) {
        BigDecimal rounded = new BigDecimal(count).round(new MathContext(2));
        int exponent = rounded.precision() - rounded.scale() - 1;
        if (exponent < 6) {
            return rounded.toPlainString();
        }
        String digits = rounded.movePointLeft(exponent)
                .setScale(1, RoundingMode.HALF_EVEN)
                .toPlainString();
        return digits + " × 10"
                + Integer.toString(exponent)
                        .chars()
                        .mapToObj(digit -> "⁰¹²³⁴⁵⁶⁷⁸⁹".substring(digit - '0', digit - '0' + 1))
                        .collect(Collectors.joining());
    }
}
