package shikomi.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shikomi.message.Language;

class RecipeFileTest {
    private static String example() throws IOException {
        try (InputStream in = RecipeFileTest.class.getResourceAsStream("film-stability.yaml")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void a_folder_is_read_by_its_recipe_and_missing_files_are_named(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("recipe.yaml"), "\uFEFF" + example());
        assertThat(RecipeFile.read(folder).problems())
                .extracting(p -> p.in(Language.EN))
                .containsExactly(
                        "recipe.yaml:13: “recipe.parameters.additive.descriptors” refers to the file additives.csv, which does not"
                                + " exist. Put the file next to the recipe, or correct its name.",
                        "recipe.yaml:42: “recipe.sources.sun-2021.file” refers to the file sun-2021.csv, which does not exist."
                                + " Put the file next to the recipe, or correct its name.",
                        "recipe.yaml:47: “recipe.results” refers to the file own.csv, which does not exist."
                                + " Put the file next to the recipe, or correct its name.");
        for (String file : List.of("additives.csv", "sun-2021.csv", "own.csv")) {
            Files.createFile(folder.resolve(file));
        }
        RecipeFile file = RecipeFile.read(folder).orElseThrow();
        assertThat(file.beside("own.csv")).isEqualTo(folder.resolve("own.csv"));
    }

    @Test
    void a_file_that_is_no_recipe_is_told(@TempDir Path folder) throws IOException {
        Path binary = Files.write(folder.resolve("b.yaml"), new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1});
        Path large = Files.write(folder.resolve("l.yaml"), new byte[3_000_000]);
        for (Map.Entry<Path, String> wrong : Map.of(
                        folder, "There is no recipe here. Give a recipe file, or a folder that contains recipe.yaml.",
                        binary, "b.yaml: The file is not UTF-8 text. Save it as UTF-8.",
                        large, "l.yaml: The file is 3 MB; a recipe may have at most 1 MB.")
                .entrySet()) {
            assertThat(RecipeFile.read(wrong.getKey()).problems())
                    .singleElement()
                    .satisfies(p -> assertThat(p.in(Language.EN)).contains(wrong.getValue()));
        }
    }

    @Test
    void a_name_that_no_file_can_have_is_a_missing_file(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("recipe.yaml"), """
                recipe: 1
                name: least
                parameters:
                  a: {kind: continuous, low: 0, high: 1}
                objectives:
                  y: {goal: maximize}
                results: "own\\0.csv"
                """);
        assertThat(RecipeFile.read(folder).problems())
                .extracting(p -> p.in(Language.EN))
                .satisfiesExactly(
                        character -> assertThat(character)
                                .startsWith(
                                        "recipe.yaml:7: The text contains the character U+0000, which cannot be stored."),
                        missing -> assertThat(missing)
                                .startsWith(
                                        "recipe.yaml:7: “recipe.results” refers to the file own\0.csv, which does not exist."));
    }

    @Test
    void a_file_of_no_bytes_is_an_empty_recipe(@TempDir Path folder) throws IOException {
        Files.createFile(folder.resolve("recipe.yaml"));
        assertThat(RecipeFile.read(folder).problems())
                .extracting(p -> p.in(Language.EN))
                .containsExactly(
                        "recipe.yaml:1: The recipe is empty. Start with recipe: 1, a name, parameters and objectives.");
    }
}
