package shikomi.cli.terminal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import shikomi.json.AskJson;
import shikomi.recipe.Recipe;
import shikomi.recipe.RecipeFile;
import shikomi.space.Point;
import shikomi.store.Hash;
import shikomi.table.column.Shape;
import shikomi.table.column.TableChoices;
import shikomi.table.file.Sheets;
import shikomi.table.result.PointFile;
import shikomi.table.result.PointTable;
import shikomi.table.result.ResultTable;

/** The options for a recipe and its results. */
public final class RecipeInputs {
    @Parameters(
            index = "0",
            paramLabel = "RECIPE",
            description = "A recipe file, or a folder that contains recipe.yaml.")
    private Path path = Path.of(".");

    @Option(names = "--results", paramLabel = "FILE", description = "Results to use instead of those in the recipe.")
    private @Nullable Path resultsFile;

    @Mixin
    private NotationOptions notation = new NotationOptions();

    /** The results that were read, with their summary. */
    public record Read(ResultTable table, AskJson.Results summary) {}

    public RecipeFile recipe(Console console) {
        return console.require(RecipeFile.read(path));
    }

    /** Reads the recipe; the files of its sources may be given on the command line instead. */
    public RecipeFile recipe(SourceFiles sources, Console console) {
        return console.require(RecipeFile.read(path, sources::isElsewhere));
    }

    /**
     * Reads the results in the file of {@code --results}, otherwise in that of the recipe; empty if neither names a
     * file.
     */
    public Read results(RecipeFile recipe, Console console) {
        String own = recipe.recipe().results();
        Path file = resultsFile != null ? resultsFile : own == null ? null : recipe.beside(own);
        if (file == null) {
            return new Read(ResultTable.EMPTY, new AskJson.Results(0, 0, null));
        }
        ResultTable table = console.require(
                ResultTable.read(file, recipe.recipe(), new TableChoices("", Shape.FOUND, notation.notation(console))));
        return new Read(table, new AskJson.Results(table.rows(), table.conditions(), hash(file)));
    }

    /**
     * The points of the given pool file, otherwise of the recipe's pool; null if every point of the space can be made.
     */
    public static @Nullable List<Point> pool(@Nullable Path given, RecipeFile recipe, Console console) {
        String own = recipe.recipe().pool();
        Path file = given != null ? given : own == null ? null : recipe.beside(own);
        return file == null ? null : points(file, recipe.recipe(), console);
    }

    /** As {@link #pool}; the file may be larger than other tables, because the points are not stored in a campaign. */
    public static @Nullable List<Point> largePool(@Nullable Path given, RecipeFile recipe, Console console) {
        String own = recipe.recipe().pool();
        Path file = given != null ? given : own == null ? null : recipe.beside(own);
        return file == null
                ? null
                : console.require(PointFile.read(file, recipe.recipe().space())).points();
    }

    public static List<Point> points(Path file, Recipe recipe, Console console) {
        return console.require(PointTable.read(console.require(Sheets.read(file)), recipe.space()))
                .points();
    }

    static String hash(Path file) {
        try {
            return Hash.of(Files.readAllBytes(file));
        } catch (IOException vanished) {
            throw new UncheckedIOException(vanished);
        }
    }
}
