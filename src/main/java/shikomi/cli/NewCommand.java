package shikomi.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import shikomi.campaign.Campaign;
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

    /** Starts the campaign with its sources and results: with all of them, or, where one is refused, not at all. */
    private void start(Home home, RecipeFile file, @Nullable List<Point> points, ResultTable results) {
        String name = file.recipe().name();
        Event.Started begin = new Event.Started(file.text(), points);
        List<Event> events = new ArrayList<>();
        Campaign campaign = Campaign.of(name, begin);
        if (home.histories().campaign(name).isPresent()) {
            throw console.failure(name, "cli.name-taken", name);
        }
        sources.chosen(file, console)
                .forEach((source, path) -> events.add(storage.attachment(
                        home, campaign, console, file.recipe().source(source).orElseThrow(), path)));
        if (!results.given().isEmpty()) {
            events.add(console.require(
                    campaign.logTable(results.given(), home.histories().today())));
        }
        if (!(home.histories().start(name, storage.person(), begin, events, null) instanceof Appended.Done)) {
            throw console.failure(name, "cli.name-taken", name);
        }
    }
}
