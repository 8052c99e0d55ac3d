package shikomi.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import shikomi.recipe.Reading;
import shikomi.recipe.Recipe;
import shikomi.recipe.RecipeReader;
import shikomi.space.Language;
import shikomi.table.Sheet;
import shikomi.table.Sheets;

class SourceFileTest {
    private static final Recipe RECIPE = RecipeReader.read("r", """
            recipe: 1
            name: film
            parameters: {anneal: {kind: continuous, low: 80, high: 180, unit: °C}}
            objectives: {y: {goal: maximize}}
            sources:
              sun: {kind: literature, file: sun.csv, group: doi, columns: {anneal: {column: T, unit: K}, y: Ic}}
            """).orElseThrow();

    private static Reading<SourceRows> read(String text) {
        Sheet sheet =
                Sheets.read("sun.csv", text.getBytes(StandardCharsets.UTF_8)).orElseThrow();
        return SourceFile.read(RECIPE.sources().getFirst(), RECIPE, sheet, "hash");
    }

    @Test
    void columns_are_mapped_and_converted_and_rows_are_set_aside_with_their_reason() {
        SourceRows rows = read("doi,T,Ic\na,373.15,5\na,hot,6\nb,383.15,\n").orElseThrow();
        assertThat(rows.rows()).singleElement().satisfies(row -> {
            assertThat(row.line()).isEqualTo(2);
            assertThat(row.result().made().number("anneal")).isEqualTo(100);
        });
        assertThat(rows.setAside())
                .extracting(r -> r.line() + " " + r.reason().in(Language.EN))
                .containsExactly("3 `anneal [K]` is `hot`, which is no number.", "4 nothing was measured");
        assertThat(rows.groups()).isEqualTo(2);
    }

    @Test
    void a_missing_column_is_a_problem() {
        assertThat(read("paper,T,Ic\na,373.15,5\n").problems())
                .extracting(p -> p.in(Language.EN))
                .containsExactly(
                        "sun.csv: The source sun has no column `doi`. Columns there: paper, T, Ic. Correct `columns` or `group`"
                                + " of the source.");
    }
}
