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
import shikomi.table.composition.Composition;

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

    private static final Shape SCALED = Shape.FOUND.with(Composition.NONE.withNormalised());

    @Test
    void parts_of_any_sum_are_scaled_to_the_total_if_a_person_says_so() throws IOException {
        String text = "Fe,Cr,Ni,HV\n200,200,100,200\n1,1,1,210\n50,30,20,220\n";
        assertThat(read(percent(), SCALED, text))
                .isEqualTo("40 40 20 | HV 200\n33.3333333333 33.3333333333 33.3333333333 | HV 210\n"
                        + "50 30 20 | HV 220\nimport: same");
        assertThat(read(percent(), text)).contains("t.csv:2: “alloy” adds up to 500 instead of 100.", "--normalise");
        assertThat(read(recipe("1", ""), SCALED, text)).startsWith("0.4 0.4 0.2 | HV 200\n");
    }

    @Test
    void grams_and_milligrams_are_added_before_they_are_scaled() throws IOException {
        assertThat(read(percent(), SCALED, "Fe (g),Cr (mg),Ni [kg],HV\n200,200000,0.1,200\n"))
                .isEqualTo("40 40 20 | HV 200\nimport: same");
        assertThat(read(percent(), SCALED, "Fe (phr),Cr (phr),Ni (phr),HV\n100,50,50,200\n"))
                .isEqualTo("50 25 25 | HV 200\nimport: same");
    }

    @Test
    void parts_in_units_that_cannot_be_added_or_are_no_fractions_of_the_recipe_are_refused() throws IOException {
        assertThat(read(percent(), SCALED, "Fe (g),Cr,Ni (g),HV\n200,200,100,200\n"))
                .contains("row 2 The columns of “alloy” are in different units")
                .contains("t.csv:2: The columns of “alloy” are in different units");
        assertThat(read(percent(), SCALED, "Fe (mol),Cr (mol),Ni (mol),HV\n2,2,1,200\n"))
                .contains("row 2 No column is matched to “Fe”.")
                .contains("t.csv:1: The column “Fe (mol)” is in mol, which cannot be converted to wt%.");
        assertThat(read(percent(), SCALED, "Fe (g),Cr (g),Ni (g),HV\nbal.,2,1,200\n0,0,0,200\n"))
                .contains("row 2 “Fe” is “bal.”, the rest, but the columns of “alloy” are in several units,")
                .contains("row 3 The amounts of “alloy” add up to 0 and cannot be scaled to the total.");
    }

    @Test
    void grams_are_never_scaled_in_silence() throws IOException {
        assertThat(read(percent(), "Fe (g),Cr (g),Ni (g),HV\n40,40,20,200\n"))
                .startsWith("row 2 No column is matched to “Fe”.")
                .contains("t.csv:1: The column “Fe (g)” is in g, which cannot be converted to wt%. If the columns hold"
                        + " all parts of the mixture, import it with --normalise");
    }
}
