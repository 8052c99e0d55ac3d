package shikomi.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import shikomi.campaign.Event;
import shikomi.cli.terminal.RecipeInputs;
import shikomi.cli.terminal.SourceFiles;
import shikomi.cli.terminal.Speech;
import shikomi.cli.terminal.Storage;
import shikomi.message.Message;
import shikomi.plan.Scope;
import shikomi.recipe.RecipeFile;
import shikomi.source.Sources;
import shikomi.space.Point;
import shikomi.store.Appended;
import shikomi.store.Home;

/** {@code new}: starts a campaign on a recipe. */
@Command(name = "new", description = "Starts a campaign from a recipe and logs the results that the recipe names.")
final class NewCommand implements Callable<Integer> {
    @Mixin
    private RecipeInputs inputs = new RecipeInputs();

    @Option(names = "--pool", paramLabel = "FILE", description = "A table of the only experiments that can be made.")
    private java.nio.file.@Nullable Path pool;

    @Mixin
    private SourceFiles sources = new SourceFiles();

    @Mixin
    private Storage storage = new Storage();

    @Mixin
    private Speech speech = new Speech();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        RecipeFile file = inputs.recipe(sources, speech);
        RecipeInputs.Read results = inputs.results(file, speech);
        List<Point> points = RecipeInputs.pool(pool, file, speech);
        String name = file.recipe().name();
        Sources external = sources.read(file, results.table().results(), speech);
        List<Message> notes = new ArrayList<>(results.table().notes());
        try (Home home = storage.open(speech)) {
            Appended started = home.histories().start(name, storage.person(), new Event.Started(file.text(), points));
            if (!(started instanceof Appended.Done)) {
                throw speech.stop(name, "cli.name-taken", name);
            }
            sources.chosen(file, speech)
                    .forEach((source, path) -> storage.attach(
                            home, name, speech, file.recipe().source(source).orElseThrow(), path));
            if (!results.table().given().isEmpty()) {
                storage.append(
                        home,
                        name,
                        speech,
                        campaign -> campaign.log(results.table().given()));
            }
            notes.addAll(SourceFiles.notes(external));
            notes.addAll(Scope.notes(Storage.campaign(home, name, speech)));
        }
        CommandSpec command = Objects.requireNonNull(spec);
        command.commandLine()
                .getOut()
                .println(speech.say(
                        "cli.new.started", name, results.table().given().size()));
        speech.note(command, notes);
        return Main.DONE;
    }
}
