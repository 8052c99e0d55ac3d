package shikomi.cli;

import java.io.PrintWriter;
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
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import shikomi.cli.terminal.RecipeInputs;
import shikomi.cli.terminal.SourceFiles;
import shikomi.cli.terminal.Speech;
import shikomi.cost.RecipeCost;
import shikomi.message.Message;
import shikomi.plan.Scope;
import shikomi.recipe.Recipe;
import shikomi.recipe.RecipeFile;

/** {@code check}: every problem of a recipe and of its data. */
@Command(name = "check", description = "Checks a recipe and its data; all errors are listed at once.")
final class CheckCommand implements Callable<Integer> {
    @Mixin
    private RecipeInputs inputs = new RecipeInputs();

    @Option(names = "--pool", paramLabel = "FILE", description = "A table of the only experiments that can be made.")
    private @Nullable Path pool;

    @Mixin
    private SourceFiles sources = new SourceFiles();

    @Mixin
    private Speech speech = new Speech();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = java.util.Objects.requireNonNull(spec).commandLine().getOut();
        RecipeFile file = inputs.recipe(sources, speech);
        Recipe recipe = file.recipe();
        RecipeInputs.Read results = inputs.results(file, speech);
        var points = RecipeInputs.pool(pool, file, speech);
        List<Message> notes = new ArrayList<>(results.table().notes());
        notes.addAll(SourceFiles.notes(sources.read(file, results.table().results(), speech)));
        notes.addAll(Scope.notes(recipe));
        notes.addAll(RecipeCost.notes(recipe));
        out.println(speech.say(
                "cli.check.recipe",
                recipe.name(),
                recipe.space().chosen().size(),
                recipe.objectives().size()));
        out.println(speech.say("cli.check.size", about(recipe.space().gridSize())));
        out.println(speech.say(
                "cli.check.results",
                results.table().rows(),
                results.table().conditions(),
                results.table().setAside().size()));
        if (points != null) {
            out.println(speech.say("cli.check.pool", points.size()));
        }
        notes.forEach(note -> out.println(speech.say(note)));
        out.println(speech.say("cli.check.fine"));
        return Main.DONE;
    }

    /** A count with at most two significant digits: {@code 840} or {@code 1.0 × 10²⁸}. */
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
