package shikomi.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
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
import shikomi.json.SourceJson;
import shikomi.message.Numbers;
import shikomi.model.CampaignModel;
import shikomi.recipe.Recipe;
import shikomi.recipe.RecipeFile;
import shikomi.source.SourceRows;
import shikomi.source.SourceVerdict;
import shikomi.source.Sources;

/** The command {@code sources}: assesses how much each source improves predictions of the lab's own results. */
@Command(name = "sources", description = "Reports whether each source improves predictions of the lab's own results.")
final class SourcesCommand implements Callable<Integer> {
    private static final List<String> KEYS = List.of(
            "name",
            "verdict",
            "weight",
            "chance_it_helps",
            "own",
            "augmented",
            "rows_used",
            "rows_set_aside",
            "groups");

    @Mixin
    private RecipeInputs inputs = new RecipeInputs();

    @Mixin
    private SourceFiles files = new SourceFiles();

    @Option(
            names = "--rows",
            description = "Lists every row instead: its line, its group, whether it is used, and if not, why.")
    private boolean rows;

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
        RecipeFile file = inputs.recipe(files, console);
        Recipe recipe = file.recipe();
        RecipeInputs.Read results = inputs.results(file, console);
        Sources sources = files.read(file, results.table().results(), console);
        if (sources.isEmpty()) {
            throw console.failure(String.valueOf(file.path().getFileName()), "cli.source.nothing");
        }
        if (rows) {
            answer.print(command.commandLine().getOut(), rows(sources));
            return Main.DONE;
        }
        List<SourceVerdict> verdicts = CampaignModel.fit(recipe, results.table().results(), sources, seed)
                .verdicts();
        ArrayNode json = SourceJson.of(verdicts, console.language());
        answer.print(command.commandLine().getOut(), table(verdicts, console), json);
        if (answer.isTable()) {
            verdicts.forEach(each -> Stream.concat(Stream.of(each.sentence()), each.acrossLabs().stream())
                    .forEach(said -> command.commandLine().getOut().println(console.text(said))));
        }
        console.printNotes(SourceFiles.notes(sources));
        return Main.DONE;
    }

    private static Answer.Table table(List<SourceVerdict> verdicts, Console console) {
        return new Answer.Table(
                KEYS,
                KEYS.stream().map(key -> console.text("cli.sources." + key)).toList(),
                verdicts.stream()
                        .map(each -> List.of(
                                each.source().spec().name(),
                                each.verdict().code(),
                                Numbers.significant(each.weight(), 2),
                                number(
                                        each.judgement() == null
                                                ? null
                                                : each.judgement().chance()),
                                number(
                                        each.judgement() == null
                                                ? null
                                                : each.judgement().own()),
                                number(
                                        each.judgement() == null
                                                ? null
                                                : each.judgement().augmented()),
                                Integer.toString(each.source().rows().size()),
                                Integer.toString(each.source().setAside().size()),
                                Integer.toString(each.source().groups())))
                        .toList());
    }

    private static String number(@Nullable Double value) {
        return value == null || !Double.isFinite(value) ? "" : Numbers.significant(value, 3);
    }

    private Answer.Table rows(Sources sources) {
        List<String> header = List.of("source", "line", "group", "used", "reason");
        List<List<String>> lines = new ArrayList<>();
        for (SourceRows each : sources.all()) {
            String name = each.spec().name();
            each.rows().forEach(row -> lines.add(List.of(name, Integer.toString(row.line()), row.group(), "yes", "")));
            each.setAside()
                    .forEach(row -> lines.add(List.of(
                            name,
                            Integer.toString(row.line()),
                            "",
                            "no",
                            row.reason().in(console.language()))));
        }
        return new Answer.Table(header, header, lines);
    }
}
