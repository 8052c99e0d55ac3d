package shikomi.recipe;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import shikomi.message.Problem;
import shikomi.message.Reading;

/**
 * A recipe and the file it was read from.
 *
 * @param path the path of the recipe file
 */
public record RecipeFile(Path path, String text, Recipe recipe) {
    /**
     * The largest file size in bytes, so that no file is longer than the text that {@link NodeParser} accepts.
     */
    private static final long LARGEST = 1_000_000;

    private static final String NAME = "recipe.yaml";

    /** Reads a recipe file, or the {@code recipe.yaml} in a folder. */
    public static Reading<RecipeFile> read(Path fileOrFolder) {
        return read(fileOrFolder, source -> false);
    }

    /**
     * Reads a recipe whose files for some sources may be in other folders.
     *
     * @param elsewhere whether the file for the source with this name need not be in the folder of the recipe
     */
    public static Reading<RecipeFile> read(Path fileOrFolder, Predicate<String> elsewhere) {
        Path path = Files.isDirectory(fileOrFolder) ? fileOrFolder.resolve(NAME) : fileOrFolder;
        String place = String.valueOf(path.getFileName());
        try {
            if (!Files.isRegularFile(path)) {
                return failed(Problem.of(fileOrFolder.toString(), "recipe.no-recipe"));
            }
            if (Files.size(path) > LARGEST) {
                return failed(Problem.of(place, "recipe.too-large", Files.size(path) / 1_000_000, LARGEST / 1_000_000));
            }
            return read(path, place, decoded(Files.readAllBytes(path)), elsewhere);
        } catch (CharacterCodingException unreadable) {
            return failed(Problem.of(place, "recipe.not-utf8"));
        } catch (IOException unreadable) {
            return failed(Problem.of(place, "recipe.cannot-open", String.valueOf(unreadable.getMessage())));
        }
    }

    private static Reading<RecipeFile> read(Path path, String place, String text, Predicate<String> elsewhere) {
        Reading<Recipe> reading = RecipeReader.read(place, text, file -> isBeside(path, file), elsewhere);
        return reading.get()
                .map(recipe -> Reading.of(new RecipeFile(path, text, recipe)))
                .orElseGet(() -> Reading.failed(reading.problems()));
    }

    private static boolean isBeside(Path path, String file) {
        try {
            return Files.isRegularFile(path.resolveSibling(file));
        } catch (InvalidPathException impossible) {
            return false;
        }
    }

    private static String decoded(byte[] bytes) throws CharacterCodingException {
        String text = StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes))
                .toString();
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static Reading<RecipeFile> failed(Problem problem) {
        return Reading.failed(List.of(problem));
    }

    /** The path of a file that the recipe names, in the folder of the recipe. */
    public Path beside(String name) {
        return path.resolveSibling(name);
    }
}
