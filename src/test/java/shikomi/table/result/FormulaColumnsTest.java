package shikomi.table.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shikomi.message.Language;
import shikomi.recipe.Recipe;
import shikomi.table.column.Shape;
import shikomi.table.composition.Composition;

/** Columns of chemical formulas, which give the fractions of the parameters that are named after elements. */
class FormulaColumnsTest {
    @TempDir
    private Path folder = Path.of("");

    private String read(Recipe recipe, Shape shape, String text) throws IOException {
        return CompositionTest.read(folder, recipe, shape, text);
    }

    static final Shape FORMULAS = Shape.FOUND.with(Composition.NONE.withFormulas(List.of("composition")));

    static Recipe atoms() {
        return CompositionTest.recipe("1", "");
    }

    @Test
    void a_column_of_formulas_gives_the_fractions_of_its_elements() throws IOException {
        String text = "composition,HV\nFe0.7Cr0.2Ni0.1,200\nFe3Ni,210\nCr2,220\n";
        assertThat(read(atoms(), FORMULAS, text))
                .isEqualTo("0.7 0.2 0.1 | HV 200\n0.75 0 0.25 | HV 210\n0 1 0 | HV 220\nimport: same");
        assertThat(read(CompositionTest.recipe("100", ", unit: at%"), FORMULAS, text))
                .startsWith("70 20 10 | HV 200\n75 0 25 | HV 210\n");
        assertThat(read(CompositionTest.percent(), FORMULAS, "composition,HV\nFeNi,200\n"))
                .startsWith("48.7567444865 0 51.2432555135 | HV 200\n");
    }

    @Test
    void fractions_are_read_with_their_point_also_among_decimal_commas() throws IOException {
        assertThat(read(
                        CompositionTest.recipe("100", ", unit: at%"),
                        FORMULAS,
                        "composition;HV\nFe97Cr3;200,5\nFe7Cr1;1.210,5\n"))
                .isEqualTo("97 3 0 | HV 200.5\n87.5 12.5 0 | HV 1210.5\nimport: same");
        assertThat(read(
                        CompositionTest.recipe("100", ", unit: at%"),
                        FORMULAS,
                        "composition;HV\nFe9Cr7;200,5\nFe15Cr17;1.210,5\n"))
                .isEqualTo("56.25 43.75 0 | HV 200.5\n46.875 53.125 0 | HV 1210.5\nimport: same");
    }

    @Test
    void a_cell_that_is_no_formula_or_has_other_elements_is_refused_with_its_row() throws IOException {
        assertThat(read(atoms(), FORMULAS, "composition,HV\nsteel 4,200\nFe3Al,210\nFe3Ni,220\n,230\n"))
                .contains("0.75 0 0.25 | HV 220")
                .contains("row 2 “composition” is “steel 4”, which cannot be read as a chemical formula.")
                .contains("row 3 “composition” is “Fe3Al”, but there is no parameter for Al.")
                .contains("row 5 The column “Fe” is empty in this row.")
                .contains(
                        "t.csv:2: “composition” is “steel 4”, which cannot be read as a chemical formula. Write the elements");
    }

    @Test
    void formulas_are_never_split_unless_said_but_the_refusal_of_the_command_says_how() throws IOException {
        Path file = Files.writeString(folder.resolve("t.csv"), "composition,HV\nFe0.7Cr0.2Ni0.1,200\nFe3Ni,210\n");
        assertThat(ResultTable.read(file, atoms()).problems())
                .extracting(problem -> problem.in(Language.EN))
                .contains(
                        "t.csv: The column “composition” seems to hold chemical formulas, which can give the parameters"
                                + " named after their elements. If so, import it with --formula '$A'.");
    }
}
