package shikomi.table.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import shikomi.recipe.Recipe;
import shikomi.recipe.RecipeReader;
import shikomi.table.column.Shape;

/** Amounts that are not given in one column for each component, as page and command read them. */
class CompositionTest {
    private static final String ALLOY = """
            recipe: 1
            name: alloy
            parameters:
              Fe: {kind: continuous, low: 0, high: %1$s%2$s}
              Cr: {kind: continuous, low: 0, high: %1$s%2$s}
              Ni: {kind: continuous, low: 0, high: %1$s%2$s}
            mixtures:
              alloy: {components: [Fe, Cr, Ni], total: %1$s}
            objectives:
              HV: {goal: maximize}
            """;

    @TempDir
    private Path folder = Path.of("");

    private static Recipe percent() {
        return recipe("100", ", unit: wt%");
    }

    private static Recipe recipe(String total, String unit) {
        return RecipeReader.read("r", ALLOY.formatted(total, unit)).orElseThrow();
    }

    private String read(Recipe recipe, Shape shape, String text) throws IOException {
        Path file = Files.writeString(folder.resolve("t.csv"), text);
        return CaseTablesTest.read(file, recipe, shape).strip();
    }

    private String read(Recipe recipe, String text) throws IOException {
        return read(recipe, Shape.FOUND, text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bal.", "Bal", "BALANCE", "Balance", "Rest", "remainder", "残部", "残", "残り", "(bal.)"})
    void the_rest_is_the_total_less_the_other_components(String rest) throws IOException {
        assertThat(read(percent(), "Fe,Cr,Ni,HV\n" + rest + ",18,8.05,200\n25,0.07," + rest + ",210\n"))
                .isEqualTo("73.95 18 8.05 | HV 200\n25 0.07 74.93 | HV 210\nimport: same");
    }

    @Test
    void the_rest_is_computed_in_fractions_also_where_the_table_is_in_percent() throws IOException {
        Recipe fractions = recipe("1", "");
        assertThat(read(fractions, "Fe,Cr,Ni,HV\nbal.,0.18,0.08,200\n"))
                .isEqualTo("0.74 0.18 0.08 | HV 200\nimport: same");
        assertThat(read(fractions, "Fe (%),Cr (%),Ni (%),HV\nbal.,18,8,200\n"))
                .isEqualTo("0.74 0.18 0.08 | HV 200\nimport: same");
        assertThat(read(fractions, "Fe,Cr,Ni,HV\nbal.,18 %,8 %,200\n"))
                .isEqualTo("0.74 0.18 0.08 | HV 200\nimport: same");
    }

    @Test
    void a_rest_of_exactly_nothing_is_zero() throws IOException {
        assertThat(read(percent(), "Fe,Cr,Ni,HV\nbal.,70.1,29.9,200\n"))
                .isEqualTo("0 70.1 29.9 | HV 200\nimport: same");
    }

    @Test
    void two_rests_in_a_row_and_a_rest_below_zero_are_refused_with_row_and_fix() throws IOException {
        assertThat(read(percent(), "Fe,Cr,Ni,HV\nbal.,18,残部,200\n")).isEqualTo("""
                row 2 Several components of “alloy” are the rest: Fe, Ni.
                import:
                t.csv:2: Several components of “alloy” are the rest: Fe, Ni. Only one component of a row can be the rest; \
                write the amounts of the others.""");
        assertThat(read(percent(), "Fe,Cr,Ni,HV\nbal.,80,30.5,200\n")).isEqualTo("""
                row 2 “Fe” is “bal.”, the rest, but the other components add up to 110.5, more than 100.
                import:
                t.csv:2: “Fe” is “bal.”, the rest, but the other components add up to 110.5, more than 100. \
                Check the amounts of the row and their units.""");
    }

    @Test
    void a_component_without_a_mixture_cannot_be_the_rest() throws IOException {
        Recipe alone = RecipeReader.read("r", ALLOY.formatted("100", "").replaceAll("mixtures:\n.*\n", ""))
                .orElseThrow();
        assertThat(read(alone, "Fe,Cr,Ni,HV\nbal.,18,8,200\n"))
                .contains("t.csv:2: “Fe” is “bal.”, the rest, but belongs to no mixture with a total.");
    }

    @Test
    void a_choice_or_measurement_called_rest_is_not_computed() throws IOException {
        Recipe words = RecipeReader.read("r", """
                        recipe: 1
                        name: words
                        parameters: {step: {kind: categorical, choices: [Rest, Stir]}}
                        objectives: {HV: {goal: maximize}}
                        """).orElseThrow();
        assertThat(read(words, "step,HV\nRest,200\nStir,210\n"))
                .isEqualTo("Rest | HV 200\nStir | HV 210\nimport: same");
    }
}
