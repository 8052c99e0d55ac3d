package shikomi.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import shikomi.campaign.Outcome;
import shikomi.message.Language;
import shikomi.message.Message;
import shikomi.message.Reading;
import shikomi.recipe.Recipe;
import shikomi.recipe.RecipeReader;
import shikomi.space.Value;
import shikomi.table.file.Sheet;
import shikomi.table.file.Sheets;

class SourceFileTest {
    private static final Recipe RECIPE = recipe("group: doi, columns: {anneal: {column: T, unit: K}, y: Ic}");

    private static Recipe recipe(String keys) {
        return RecipeReader.read("r", """
            recipe: 1
            name: film
            parameters:
              anneal: {kind: continuous, low: 80, high: 180, unit: °C}
              dose: {kind: continuous, low: 0.01, high: 1, scale: log}
              solvent: {kind: categorical, choices: [DMF, DMSO]}
              humidity: {kind: context, unit: "%%"}
            objectives: {y: {goal: maximize, unit: MPa}, gap: {goal: minimize}}
            sources:
              sun: {kind: literature, file: sun.csv, %s}
            """.formatted(keys)).orElseThrow();
    }

    private static Reading<SourceRows> read(Recipe recipe, String text) {
        Sheet sheet =
                Sheets.read("sun.csv", text.getBytes(StandardCharsets.UTF_8)).orElseThrow();
        return SourceFile.read(recipe.sources().getFirst(), recipe, sheet, "hash");
    }

    private static SourceRows rows(String text) {
        return read(RECIPE, text).orElseThrow();
    }

    private static List<String> words(List<Message> messages) {
        return messages.stream().map(m -> m.in(Language.EN)).toList();
    }

    @Test
    void columns_are_mapped_and_converted_and_rows_are_set_aside_with_their_reason() {
        SourceRows rows = rows("doi,T,Ic\na,373.15,5\n b ,383.15,<6\na,hot,6\nb,383.15,\nb,,7\n");
        assertThat(rows.rows())
                .containsExactly(
                        new SourceRows.Row(
                                2,
                                "a",
                                new shikomi.space.Point(Map.of("anneal", Value.of(100))),
                                Map.of("y", new Outcome.Measured(5))),
                        new SourceRows.Row(
                                3,
                                "b",
                                new shikomi.space.Point(Map.of("anneal", Value.of(110))),
                                Map.of("y", new Outcome.Below(6))));
        assertThat(rows.setAside())
                .extracting(r -> r.line() + " " + r.reason().in(Language.EN))
                .containsExactly(
                        "4 “T” is “hot”, which is not a number.",
                        "5 nothing was measured",
                        "6 gives none of your parameters");
        assertThat(rows.groups()).isEqualTo(2);
        assertThat(words(rows.findings()))
                .containsExactly(
                        "There is no column for dose, solvent, humidity, gap.",
                        "The column “T” was converted from K to °C.");
    }

    @Test
    void what_another_lab_did_is_kept_and_what_it_does_not_tell_is_left_open() {
        SourceRows rows = rows(
                "doi,T (K),Ic,solvent,humidity,dose,extra\na,73.15,5,DMF,dry,n/a,1\n,373.15,6,THF,40,0.1,\na,373.15,6,—,,0,\n");
        assertThat(rows.rows())
                .extracting(row -> row.group() + ": " + row.made().words())
                .containsExactly(
                        "a: anneal = -200, solvent = DMF, humidity = dry",
                        ": anneal = 100, dose = 0.1, solvent = THF, humidity = 40");
        assertThat(rows.setAside())
                .extracting(r -> r.line() + " " + r.reason().in(Language.EN))
                .containsExactly("4 “dose” is 0, which is not possible on a log scale");
        assertThat(words(rows.findings()))
                .contains(
                        "1 row of the column “solvent” has 1 entry that is not among the choices of solvent, "
                                + "used as written: THF (1).",
                        "1 row has an empty cell in the column “doi”, so the paper or patent is unknown.");
        assertThat(rows.groups()).isEqualTo(1);
    }

    @Test
    void a_unit_stands_in_the_header_in_the_mapping_or_in_the_cell() {
        SourceRows rows = read(
                        recipe("columns: {anneal: T(K), y: {column: s, unit: GPa}}"),
                        "T(K),s,y\n373.15,0.5,9\n100 °C,<500 MPa,9\n")
                .orElseThrow();
        assertThat(rows.rows())
                .extracting(row ->
                        row.made().number("anneal") + " " + row.outcomes().get("y"))
                .containsExactly("100.0 Measured[value=500.0, error=0.0]", "100.0 Below[limit=500.0]");
        assertThat(rows.groups()).isZero();
    }

    @Test
    void a_column_that_is_missing_or_in_another_dimension_is_a_problem() {
        assertThat(read(RECIPE, "paper,T,Ic\na,373.15,5\n").problems())
                .extracting(p -> p.in(Language.EN))
                .containsExactly("sun.csv: The source sun has no column “doi”. Its columns: paper, T, Ic. Correct "
                        + "“columns” or “group” of the source.");
        assertThat(read(recipe("columns: {y: {column: Ic, unit: h}}"), "anneal,Ic\n100,5\n")
                        .problems())
                .extracting(p -> p.in(Language.EN))
                .containsExactly("sun.csv:1: The column “Ic” is in h, which cannot be converted to MPa. Correct the "
                        + "unit under “columns” of the source, or the unit in the recipe.");
    }

    @Test
    void a_source_without_any_parameter_or_objective_is_a_problem() {
        Recipe bare = recipe("license: none");
        assertThat(read(bare, "a,b\n1,2\n").problems())
                .extracting(p -> p.in(Language.EN))
                .containsExactly("sun.csv: The source sun has none of the parameters: anneal, dose, solvent, humidity. "
                        + "Its columns: a, b. Match one of them under “columns” of the source.");
        assertThat(read(bare, "anneal,b\n1,2\n").problems())
                .extracting(p -> p.in(Language.EN))
                .containsExactly("sun.csv: The source sun has none of the objectives: y, gap. Its columns: anneal, b. "
                        + "Match one of them under “columns” of the source.");
    }

    @Test
    void every_row_of_a_large_source_is_read() {
        StringBuilder text = new StringBuilder("doi,T,Ic,dose,solvent");
        for (int i = 0; i < 70; i++) {
            text.append(",c").append(i);
        }
        List<String> parameters = new ArrayList<>();
        for (int i = 0; i < 70; i++) {
            parameters.add("  c" + i + ": {kind: continuous, low: 0, high: 1, unit: \"%\"}\n");
        }
        for (int row = 0; row < 5000; row++) {
            text.append("\np").append(row / 50).append(",373.15,").append(row).append(",0.1,DMF");
            for (int i = 0; i < 70; i++) {
                text.append(",0.").append(row + 7 * i);
            }
        }
        Recipe recipe = RecipeReader.read("r", """
                recipe: 1
                name: wide
                parameters:
                  T: {kind: continuous, low: 0, high: 1000}
                %sobjectives: {Ic: {goal: maximize}}
                sources: {sun: {kind: literature, file: sun.csv, group: doi}}
                """.formatted(String.join("", parameters)))
                .orElseThrow();
        Sheet sheet = Sheets.read("sun.csv", text.toString().getBytes(StandardCharsets.UTF_8))
                .orElseThrow();
        SourceRows rows = SourceFile.read(recipe.sources().getFirst(), recipe, sheet, "hash")
                .orElseThrow();
        assertThat(rows.rows()).hasSize(5000);
    }
}
