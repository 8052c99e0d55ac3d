package shikomi.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
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
import picocli.CommandLine.Spec;
import shikomi.cli.terminal.Answer;
import shikomi.cli.terminal.Console;
import shikomi.cli.terminal.RecipeInputs;
import shikomi.cli.terminal.SourceFiles;
import shikomi.json.AskJson;
import shikomi.message.Numbers;
import shikomi.model.CampaignModel;
import shikomi.model.NewMeasurement;
import shikomi.recipe.Objective;
import shikomi.recipe.Recipe;
import shikomi.recipe.RecipeFile;
import shikomi.source.Sources;
import shikomi.space.Point;

/** The command {@code predict}: predicts the outcomes of new measurements. */
@Command(name = "predict", description = "Predicts new measurements at the points you give.")
final class PredictCommand implements Callable<Integer> {
    private static final List<String> KEYS = List.of("row", "objective", "mean", "sd", "low", "high");

    @Mixin
    private RecipeInputs inputs = new RecipeInputs();

    @Option(names = "--at", required = true, paramLabel = "FILE", description = "A table of the points to predict.")
    private Path at = Path.of("");

    @Mixin
    private SourceFiles sources = new SourceFiles();

    @Option(names = "--seed", paramLabel = "N", description = "Seed of the random numbers (default: 1).")
    private long seed = 1;

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
        RecipeInputs.Read results = inputs.results(file, console);
        Sources external = sources.read(file, results.table().results(), console);
        List<Point> points = RecipeInputs.points(at, recipe, console);
        CampaignModel model = CampaignModel.fit(recipe, results.table().results(), external, seed);
        Map<String, List<NewMeasurement>> predictions = model.newMeasurements(points);
        if (predictions.isEmpty()) {
            throw console.failure("--results", "cli.nothing-to-learn");
        }
        ArrayNode json = AskJson.predictions(predictions, points.size());
        answer.print(command.commandLine().getOut(), table(recipe, predictions, json), json);
        console.printNotes(results.table().notes());
        model.objectives().values().forEach(each -> {
            each.noEffect().ifPresent(note -> console.printNotes(List.of(note)));
            each.errorNote().ifPresent(note -> console.printNotes(List.of(note)));
        });
        return Main.DONE;
    }

    private Answer.Table table(Recipe recipe, Map<String, List<NewMeasurement>> predictions, ArrayNode json) {
        List<List<String>> rows = new ArrayList<>();
        List<List<String>> shown = new ArrayList<>();
        for (JsonNode node : json) {
            rows.add(KEYS.stream().map(key -> text(node.get(key))).toList());
            String name = node.get("objective").textValue();
            int row = node.get("row").intValue();
            NewMeasurement predicted =
                    Objects.requireNonNull(predictions.get(name)).get(row);
            Objective objective = recipe.objective(name).orElseThrow();
            String words = predicted.words(objective).in(console.language());
            String range = predicted.range().in(console.language());
            shown.add(List.of(Integer.toString(row), objective.heading(), words, range));
        }
        List<String> header = List.of("#", "", console.text("cli.head.predicted"), console.text("cli.head.range"));
        return new Answer.Table(KEYS, rows, header, shown);
    }

    private static String text(JsonNode node) {
        return node.isNumber() ? Numbers.plain(node.doubleValue()) : node.asText("");
    }
}
