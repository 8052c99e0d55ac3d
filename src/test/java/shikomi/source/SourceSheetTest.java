package shikomi.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shikomi.message.Language;
import shikomi.message.Reading;
import shikomi.recipe.Recipe;
import shikomi.recipe.RecipeReader;
import shikomi.recipe.SourceSpec;
import shikomi.table.file.Sheet;
import shikomi.table.file.Sheets;

/** The keys of a source that say how its table is read. */
class SourceSheetTest {
    private static final String RECIPE = """
            recipe: 1
            name: r
            parameters:
              Fe: {kind: continuous, low: 0, high: 100, unit: wt%%}
              Cr: {kind: continuous, low: 0, high: 100, unit: wt%%}
              T: {kind: continuous, low: 20, high: 200, unit: °C}
            mixtures: {alloy: {components: [Fe, Cr], total: 100}}
            objectives: {y: {goal: maximize}}
            sources:
              paper: {kind: literature, file: p.csv, %s}
            """;

    private static Recipe recipe(String keys) {
        return RecipeReader.read("r", RECIPE.formatted(keys)).orElseThrow();
    }

    private static Reading<Sheet> sheet(String keys, byte[] bytes) {
        Recipe recipe = recipe(keys);
        SourceSpec spec = recipe.sources().getFirst();
        return SourceSheet.read("p.csv", bytes, spec, recipe);
    }

    private static SourceRows rows(String keys, byte[] bytes) {
        Recipe recipe = recipe(keys);
        SourceSpec spec = recipe.sources().getFirst();
        return SourceFile.read(
                        spec,
                        recipe,
                        SourceSheet.read("p.csv", bytes, spec, recipe).orElseThrow(),
                        "hash")
                .orElseThrow();
    }

    private static List<String> points(String keys, String text) {
        return rows(keys, text.getBytes(StandardCharsets.UTF_8)).rows().stream()
                .map(row -> row.line() + ": " + row.made().words())
                .toList();
    }

    @Test
    void a_source_without_such_keys_is_read_as_it_is() {
        byte[] text = "From a paper\nFe,Cr,y\n70,30,1\n".getBytes(StandardCharsets.UTF_8);
        assertThat(sheet("group: doi", text)).isEqualTo(Sheets.read("p.csv", text));
    }

    @Test
    void the_header_stands_in_the_row_that_is_given_with_its_units_below() {
        String text = "Fe,Cr,T,y\nfrom,a,paper,only\niron,Cr,temp,y\nwt%,wt%,K,MPa\n70,30,373.15,1\n60,40,473.15,2\n";
        assertThat(points("header: 3, units: 4, columns: {Fe: iron, T: temp}", text))
                .containsExactly("5: Fe = 70, Cr = 30, T = 100", "6: Fe = 60, Cr = 40, T = 200");
    }

    @Test
    void only_the_rows_that_are_given_are_read() {
        String text = "Fe,Cr,y\n70,30,1\n60,40,2\n50,50,3\n40,60,4\n";
        assertThat(points("rows: [3, 4]", text)).containsExactly("3: Fe = 60, Cr = 40", "4: Fe = 50, Cr = 50");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"nothing|Cr = 40", "zero|Fe = 0, Cr = 40", "above|Fe = 70, Cr = 40"})
    void a_blank_cell_means_what_is_given(String blank, String made) {
        assertThat(points("blank: " + blank, "Fe,Cr,y\n70,30,1\n,40,2\n")).contains("3: " + made);
    }

    @Test
    void names_and_amounts_are_read_and_parts_are_scaled() {
        String text = "A,g A,B,g B,y\nFe,7,Cr,3,1\nCr,1,Fe,1,2\nFe,1,Fe,1,3\n";
        String keys = "pairs: {A: $B, B: g B}, normalise: true";
        assertThat(points(keys, text)).containsExactly("2: Fe = 70, Cr = 30", "3: Fe = 50, Cr = 50");
        assertThat(points(keys + ", add-amounts: true", text)).contains("4: Fe = 100, Cr = 0");
        SourceRows rows = rows(keys, text.getBytes(StandardCharsets.UTF_8));
        assertThat(SourceSheets.reasons(rows)).containsExactly("4 “Fe” is named twice in this row, with 1 and 1.");
        assertThat(SourceSheets.words(rows.findings()))
                .contains("In 2 rows, the amounts of the mixture are divided by their sum.");
    }

    @Test
    void parts_of_an_incomplete_row_are_not_scaled() {
        SourceRows rows = rows("normalise: true", "Fe (g),Cr (g),y\n7,,1\n7,3,1\n".getBytes(StandardCharsets.UTF_8));
        assertThat(SourceSheets.reasons(rows))
                .containsExactly("2 “alloy” cannot be scaled to its total: Cr has no amount.");
        assertThat(rows.rows()).hasSize(1);
    }

    @Test
    void the_sheet_that_is_given_is_read() throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(file, "test", "1.0")) {
            for (String name : List.of("Fe", "結果")) {
                Worksheet sheet = workbook.newWorksheet(name);
                String[] header = {"Fe", "Cr", "y"};
                for (int i = 0; i < header.length; i++) {
                    sheet.value(0, i, header[i]);
                    sheet.value(1, i, name.equals("Fe") ? 50 : 10 * (i + 1));
                    sheet.value(2, i, 50);
                }
            }
        }
        assertThat(rows("sheet: 結果", file.toByteArray())
                        .rows()
                        .getFirst()
                        .made()
                        .words())
                .isEqualTo("Fe = 10, Cr = 20");
        assertThat(sheet("sheet: data", file.toByteArray())
                        .problems()
                        .getFirst()
                        .in(Language.EN))
                .contains("data", "Fe, 結果");
    }

    @Test
    void keys_that_cannot_be_are_refused_with_their_line() {
        Reading<Recipe> wrong = RecipeReader.read(
                "r.yaml",
                RECIPE.formatted("header: 3, units: 2, rows: [9, 4], blank: none, normalise: 5, paires: {A: B}"));
        assertThat(wrong.problems())
                .extracting(problem -> problem.message().key())
                .containsExactlyInAnyOrder(
                        "recipe.units-above",
                        "recipe.not-range",
                        "recipe.not-one-of",
                        "recipe.not-one-of",
                        "recipe.unknown-key");
        assertThat(wrong.problems())
                .allSatisfy(problem -> assertThat(problem.place()).isEqualTo("r.yaml:10"));
    }

    @Test
    void a_pair_whose_column_is_not_there_is_refused() {
        assertThat(sheet("pairs: {A: B}", "Fe,Cr,y\n70,30,1\n40,60,1\n".getBytes(StandardCharsets.UTF_8))
                        .problems())
                .extracting(problem -> problem.in(Language.EN))
                .contains("p.csv: There is no column “A”. Check the spelling. Columns here: Fe, Cr, y.");
    }
}
