package shikomi.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import shikomi.campaign.Event;
import shikomi.cli.terminal.Console;
import shikomi.cli.terminal.RecipeInputs;
import shikomi.cli.terminal.SourceFiles;
import shikomi.cli.terminal.Storage;
import shikomi.message.Message;
import shikomi.plan.Scope;
import shikomi.recipe.RecipeFile;
import shikomi.source.Sources;
import shikomi.space.Point;
import shikomi.store.Appended;
import shikomi.store.Home;
import shikomi.table.result.ResultTable;

/** The command {@code new}: starts a campaign from a recipe. */
@Command(name = "new", description = "Starts a campaign from a recipe and logs the results that the recipe names.")
final class NewCommand implements Callable<Integer> {
    @Mixin
    private RecipeInputs inputs = new RecipeInputs();

    @Option(names = "--pool", paramLabel = "FILE", description = "A table of the only experiments that can be made.")
    private @Nullable Path pool;

    @Mixin
    private SourceFiles sources = new SourceFiles();

    @Mixin
    private Storage storage = new Storage();

    @Mixin
    private Console console = new Console();

    @Override
    public Integer call() {
        RecipeFile file = inputs.recipe(sources, console);
        ResultTable results = inputs.results(file, console).table();
        List<Point> points = RecipeInputs.pool(pool, file, console);
        Sources external = sources.read(file, results.results(), console);
        List<Message> notes = new ArrayList<>(results.notes());
        try (Home home = storage.open(console)) {
            start(home, file, points, results);
            notes.addAll(SourceFiles.notes(external));
            notes.addAll(Scope.notes(Storage.campaign(home, file.recipe().name(), console)));
        }
        console.print("cli.new.started", file.recipe().name(), results.given().size());
        console.printNotes(notes);
        return Main.DONE;
    }

    private void start(Home home, RecipeFile file, @Nullable List<Point> points, ResultTable results) {
        String name = file.recipe().name();
        Appended started = home.histories().start(name, storage.person(), new Event.Started(file.text(), points));
        if (!(started instanceof Appended.Done)) {
            throw console.failure(name, "cli.name-taken", name);
        }
        sources.chosen(file, console)
                .forEach((source, path) -> storage.attach(
                        home, name, console, file.recipe().source(source).orElseThrow(), path));
        if (!results.given().isEmpty()) {
            storage.append(home, name, console, campaign -> campaign.log(results.given()));
        }
    }
}
