package shikomi.cli;

import java.io.PrintWriter;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import shikomi.campaign.Event;
import shikomi.campaign.Occurrence;
import shikomi.cli.terminal.Console;
import shikomi.cli.terminal.Sizes;
import shikomi.cli.terminal.Storage;
import shikomi.plan.Scope;
import shikomi.recipe.Objective;
import shikomi.recipe.Recipe;
import shikomi.recipe.RecipeFile;
import shikomi.store.Home;
import shikomi.table.file.Sheets;
import shikomi.table.result.MeasuredTable;
import shikomi.table.result.ResultTable;

/** The command {@code demo}: runs a whole campaign on measured data. */
@Command(name = "demo", description = "Runs a whole campaign on measured data that come with Shikomi.")
final class DemoCommand implements Callable<Integer> {
    /**
     * The person who starts the demo's campaigns. It identifies them, so that no other person's campaign is ever
     * replaced.
     */
    private static final String PERSON = "demo";

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "RECIPE",
            description = "A recipe with a pool of measured data (default: concrete).")
    private @Nullable Path path;

    @Option(
            names = "--experiments",
            paramLabel = "N",
            description = "Number of experiments after the lab's own (default: 24).")
    private int experiments = 24;

    @Option(names = "--seed", paramLabel = "N", description = "Seed of the random numbers (default: 1).")
    private long seed = 1;

    @Mixin
    private Storage storage = new Storage();

    @Mixin
    private Console console = new Console();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        Sizes.checked("--experiments", experiments, console);
        Path folder = path != null ? path : shipped();
        RecipeFile file = console.require(RecipeFile.read(folder));
        Recipe recipe = file.recipe();
        if (recipe.results() == null || recipe.pool() == null) {
            throw console.failure(String.valueOf(file.path().getFileName()), "cli.demo.no-data");
        }
        console.failIfAny(
                Scope.refusals(recipe.name(), recipe, true, recipe.batch().size()));
        Objective objective = recipe.primary();
        ResultTable own = console.require(ResultTable.read(file.beside(recipe.results()), recipe));
        MeasuredTable pool = console.require(
                MeasuredTable.read(console.require(Sheets.read(file.beside(recipe.pool()))), recipe, objective));
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        try (Home home = storage.open(console)) {
            restart(
                    home,
                    recipe,
                    new Event.Started(
                            file.text(),
                            pool.rows().stream().map(MeasuredTable.Row::point).toList()));
            Laboratory laboratory = new Laboratory(recipe.space(), objective, pool);
            new DemoPlay(home, recipe, laboratory, experiments, seed, console, out).play(own.given());
        }
        out.println(console.text("cli.demo.end", recipe.name(), storage.folder()));
        out.flush();
        return Main.DONE;
    }

    private void restart(Home home, Recipe recipe, Event.Started started) {
        List<Occurrence> before = home.histories().history(recipe.name());
        if (!before.isEmpty()) {
            if (!before.getFirst().person().equals(PERSON)) {
                throw console.failure(recipe.name(), "cli.demo.not-ours", recipe.name());
            }
            home.histories().delete(recipe.name());
        }
        home.histories().start(recipe.name(), PERSON, started);
    }

    /** The recipe shipped with the program, or the one in the source checkout. */
    private static Path shipped() {
        try {
            Path jar = Path.of(Main.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            Path beside = jar.resolveSibling("../recipes/concrete").normalize();
            return Files.isDirectory(beside) ? beside : Path.of("recipes", "concrete");
        } catch (URISyntaxException | IllegalArgumentException elsewhere) {
            return Path.of("recipes", "concrete");
        }
    }
}
