package shikomi.table.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import shikomi.recipe.Recipe;
import shikomi.recipe.RecipeReader;
import shikomi.table.column.Shape;

/** Units and factors of headings and of rows of units that page and command must not misread. */
class HeadingUnitsTest {
    private static final Recipe RECIPE = RecipeReader.read("r", """
            recipe: 1
            name: r
            parameters:
              resin: {kind: continuous, low: 0, high: 100, unit: wt%}
              silver: {kind: continuous, low: 0, high: 100, unit: wt%}
            objectives:
              viscosity: {goal: minimize, unit: mPa·s}
              modulus: {goal: maximize, unit: MPa}
            """).orElseThrow();

    @TempDir
    private Path folder = Path.of("");

    private String page(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("t.csv"), text);
        return CaseTablesTest.read(file, RECIPE, Shape.FOUND)
                .split("import:", -1)[0]
                .strip();
    }

    @ParameterizedTest
    @ValueSource(strings = {"phr", "部", "pbw", "teile", "xyz"})
    void one_unknown_unit_does_not_discard_the_row_of_units(String unknown) throws IOException {
        String text =
                "resin,silver,viscosity,modulus\nwt%%,wt%%,Pa·s,%s\n60,40,1.2,3\n50,50,2.05,4\n".formatted(unknown);
        assertThat(page(text)).isEqualTo("""
                60 40 | viscosity 1200
                50 50 | viscosity 2050""");
    }

    @Test
    void a_row_of_words_is_no_row_of_units() throws IOException {
        assertThat(page("resin,silver,viscosity\nabc,def,ghi\n60,40,1200\n")).contains("60 40 | viscosity 1200");
    }

    @Test
    void units_that_differ_in_their_capitals_alone_are_two() throws IOException {
        assertThat(page("resin,silver,modulus (mPa)\n60,40,3000000000\n")).isEqualTo("60 40 | modulus 3");
        assertThat(page("resin,silver,modulus (Mpa)\n60,40,3\n")).isEqualTo("60 40 | modulus 3");
    }

    @ParameterizedTest
    @CsvSource({
        "10³ viscosity (mPa·s)",
        "10^3 viscosity (mPa·s)",
        "×10³ viscosity (mPa·s)",
        "viscosity (x 0.1 mPa·s²)",
        "viscosity (m20180830)",
        "viscosity (GPa)"
    })
    void a_column_with_a_factor_or_unit_of_unclear_meaning_is_not_read(String heading) throws IOException {
        assertThat(page("resin,silver,%s,modulus (MPa)\n60,40,100,3\n".formatted(heading)))
                .isEqualTo("60 40 | modulus 3");
    }

    @Test
    void words_in_brackets_are_remarks() throws IOException {
        assertThat(page("resin,silver,viscosity (measured)\n60,40,100\n")).isEqualTo("60 40 | viscosity 100");
    }
}
