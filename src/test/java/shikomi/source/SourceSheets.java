package shikomi.source;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import shikomi.message.Language;
import shikomi.message.Message;
import shikomi.message.Reading;
import shikomi.recipe.Recipe;
import shikomi.recipe.RecipeReader;
import shikomi.table.file.Sheet;
import shikomi.table.file.Sheets;

/** SourceSheets as tests need them. */
final class SourceSheets {
    private SourceSheets() {}

    /** A recipe of these lines. */
    static Recipe recipe(String text) {
        return RecipeReader.read("r", "recipe: 1\nname: test\n" + text).orElseThrow();
    }

    /** The first source of a recipe, whose file holds this text. */
    static Reading<SourceRows> read(Recipe recipe, String text) {
        return read(
                recipe,
                Sheets.read("sun.csv", text.getBytes(StandardCharsets.UTF_8)).orElseThrow());
    }

    static Reading<SourceRows> read(Recipe recipe, Sheet sheet) {
        return SourceFile.read(recipe.sources().getFirst(), recipe, sheet, "hash");
    }

    /** A table of the visible data, which may not be there. */
    static Sheet visible(String file) {
        Path path = Path.of("../shared/data/visible").resolve(file);
        Assumptions.assumeTrue(Files.exists(path), "Skipped: " + path + " is not there");
        return Sheets.read(path).orElseThrow();
    }

    static List<String> words(List<Message> messages) {
        return messages.stream().map(message -> message.in(Language.EN)).toList();
    }

    /** {@code 3 its reason}. */
    static List<String> reasons(SourceRows rows) {
        return rows.setAside().stream()
                .map(row -> row.line() + " " + row.reason().in(Language.EN))
                .toList();
    }
}
