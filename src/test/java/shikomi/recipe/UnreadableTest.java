package shikomi.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shikomi.message.Language;
import shikomi.message.Problem;

class UnreadableTest {
    private static List<String> problems(String text) {
        return RecipeReader.read("recipe.yaml", text).problems().stream()
                .map(p -> p.in(Language.EN))
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "'' | The recipe is empty. Start with recipe: 1",
                "'a:\\n\\tb: 1' | contains a tab where only spaces are allowed. Replace the tab with spaces",
                "'a: %x' | starts with a character that has a special meaning in YAML. Put the whole value in double quotes.",
                "'a: b: c' | The line “a: b: c” has a second colon. Put the text after the first colon in quotes, or start a new line.",
                "'a: \"b' | The quote that opens at “a: \"b” is never closed. Close the quote.",
                "'a: {b: 1' | A brace near “a: {b: 1” is not closed, or a comma is missing. Write {key: value, key: value}.",
                "'a: [b' | A bracket near “a: [b” is not closed, or a comma is missing. Write [value, value].",
                "'a:\\n  b: 1\\n c: 2' | does not match the lines above. Indent all keys of a group by the same number of spaces.",
                "'a: 1\\nb\\nc: 2' | has no colon after its key. Write key: value, with a space after the colon.",
                "'a: \\1' | The file contains characters that do not belong in a text file. Use the recipe itself, a text file in YAML or JSON.",
                "'- 1' | “recipe” must be a group of keys, but it is a list.",
                "'recipe: 1\\n---\\nrecipe: 1' | A second document starts here. Remove the line ---, or keep each recipe in its own file.",
                "'a: >x' | cannot be read as YAML or JSON near “a: >x”. Check the colons, quotes, brackets and indentation there.",
            })
    void what_is_no_yaml_is_told_in_words(String text, String words) {
        String unquoted = text.strip().replaceAll("^'|'$", "").translateEscapes();
        assertThat(String.join("\n", problems(unquoted))).contains(words.strip());
    }

    @Test
    void yaml_of_many_brackets_is_refused() {
        assertThat(problems("a: " + "[".repeat(100_000)))
                .first()
                .isEqualTo(
                        "recipe.yaml:1: The recipe is nested more than 12 levels deep. No recipe needs that many levels;"
                                + " check the indentation.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "recipe: 1\\na:\\n\\tb: 1 | 3",
                "recipe: 1\\na: \"b\\nc: d\\ne: f | 2",
                "recipe: 1\\na: {b: 1\\nc: 2 | 2",
                "recipe: 1\\nb\\nc: 2 | 2",
                "a:\\n  b: 1\\n c: 2 | 3",
                "a: 1\\n\\nb: \\1 | 3",
            })
    void what_is_no_yaml_is_told_at_the_line_to_mend(String text, int line) {
        assertThat(RecipeReader.read("r", text.strip().translateEscapes()).problems())
                .extracting(Problem::place)
                .containsExactly("r:" + line);
    }
}
