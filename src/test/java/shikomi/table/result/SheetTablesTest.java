package shikomi.table.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.VisibilityState;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import shikomi.recipe.Recipe;
import shikomi.recipe.RecipeReader;
import shikomi.table.cell.Notation;
import shikomi.table.column.Expectation;
import shikomi.table.column.Mapping;
import shikomi.table.column.Shape;
import shikomi.table.column.TableChoices;
import shikomi.table.column.TableGuess;
import shikomi.table.file.CellGrid;
import shikomi.table.file.Workbook;
import shikomi.table.file.Xlsx;

/** Several tables on one sheet. */
class SheetTablesTest {
    private static final Recipe RECIPE = RecipeReader.read("r", """
            recipe: 1
            name: r
            parameters:
              time: {kind: continuous, low: 0, high: 24, unit: h}
              T: {kind: continuous, low: 20, high: 150, unit: °C}
            objectives:
              viscosity: {goal: minimize, unit: mPa·s}
            """).orElseThrow();

    private static List<String> tables(String text) {
        return Workbook.read("t.csv", text.getBytes(StandardCharsets.UTF_8)).orElseThrow().grids().stream()
                .map(CellGrid::name)
                .toList();
    }

    @Test
    void tables_beside_each_other_are_told_apart_and_the_one_that_is_read_is_named() {
        String text = """
                Cs,FA,anneal,conductivity,,Cs,FA,anneal,conductivity
                0.5,0.5,100,62,,0.3,0.7,110,63
                0.4,0.6,110,64,,0.2,0.8,120,65
                """;
        assertThat(tables(text)).containsExactly("A1:D3", "F1:I3");
        TableGuess.Choice left = PreviewTest.guess(text);
        assertThat(PreviewTest.words(left.notes()))
                .containsExactly("This sheet holds 2 tables; A1:D3 is read. The others are F1:I3: choose one as the "
                        + "sheet to read it.");
        assertThat(left.guess().columns())
                .allSatisfy(column -> assertThat(column.warnings()).isEmpty());
        Workbook book =
                Workbook.read("t.csv", text.getBytes(StandardCharsets.UTF_8)).orElseThrow();
        TableGuess.Choice right = TableGuess.of(book, PreviewTest.FILM, 1).orElseThrow();
        Preview preview = Preview.of(
                right.layout(),
                Mapping.of(right.guess()),
                PreviewTest.FILM,
                Expectation.plain(PreviewTest.FILM),
                Map.of());
        assertThat(PreviewTest.conductivity(preview)).containsExactly(63.0, 65.0);
    }

    @Test
    void tables_below_each_other_with_other_names_are_told_apart() {
        String text = """
                Lot,supplier,purity
                7,ACME,99

                Second table
                Cs,FA,anneal,conductivity
                0.5,0.5,100,62
                0.4,0.6,110,64
                """;
        assertThat(tables(text)).containsExactly("A1:C2", "A4:D7", "");
        TableGuess.Choice choice = PreviewTest.guess(text);
        assertThat(PreviewTest.words(choice.notes()).getFirst())
                .startsWith("This sheet holds 2 tables; A4:D7 is read.");
        assertThat(PreviewTest.conductivity(PreviewTest.preview(text))).containsExactly(62.0, 64.0);
    }

    @Test
    void replicates_in_columns_of_their_own_and_a_header_that_is_repeated_are_one_table() {
        assertThat(tables("Cs,FA,anneal,conductivity,viscosity,,conductivity,viscosity\n1,0,100,60,2,,61,2\n"))
                .containsExactly("");
        assertThat(tables("Cs,FA,anneal,conductivity\n1,0,100,60\n\nFA,Cs,anneal,conductivity\n1,0,110,61\n"))
                .containsExactly("");
    }

    private static ResultTable results(String text) throws IOException {
        Path file = Files.writeString(Files.createTempFile("table", ".csv"), text);
        try {
            return ResultTable.read(file, RECIPE).orElseThrow();
        } finally {
            Files.delete(file);
        }
    }

    private static List<String> viscosity(ResultTable table) {
        return table.results().stream()
                .map(result -> result.measurements().getFirst().outcome().text())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "time,T,viscosity\nh,°C,mPa·s\n1,80,12\n2,81,12\n\ntime,T,viscosity\nmin,K,Pa·s\n180,355.15,0.013\n",
                "time,T,viscosity\nh,°C,mPa·s\n1,80,12\n2,81,12\nT,viscosity,time\nK,Pa·s,h\n355.15,0.013,3\n",
                "time,T,viscosity\n1,80,12\n2,81,12\nh,°C,Pa·s\n3,82,0.013\n",
                "time,T,viscosity (mPa·s)\n1,80,12\n2,81,12\ntime,T,viscosity (Pa·s)\n3,82,0.013\n",
                "time (h),T (°C),viscosity (mPa·s)\n1,80,12\n2,81,12\ntime (min),T (K),viscosity (Pa·s)\n180,355.15,0.013\n"
            })
    void a_part_below_other_units_is_read_in_its_own(String text) throws IOException {
        ResultTable table = results(text);
        assertThat(table.setAside()).isEmpty();
        assertThat(viscosity(table)).containsExactly("12", "12", "13");
        assertThat(table.results().getLast().made().toString()).contains("82").contains("3");
        assertThat(PreviewTest.words(table.notes())).anyMatch(note -> note.contains("viscosity: Pa·s"));
    }

    @Test
    void a_part_in_the_units_of_the_first_header_is_no_other() throws IOException {
        ResultTable table = results("time,T,viscosity\nh,°C,mPa·s\n1,80,12\n\ntime,T,viscosity\nh,°C,mPa·s\n2,81,13\n");
        assertThat(viscosity(table)).containsExactly("12", "13");
        assertThat(PreviewTest.words(table.notes()))
                .containsExactly(
                        "The header is repeated in row 5; the rows below it are read as part of the same table.");
    }

    @Test
    void values_in_a_unit_of_another_quantity_are_not_taken_for_values_in_that_of_the_header() throws IOException {
        Path file = Files.writeString(
                Files.createTempFile("table", ".csv"),
                "time,T,viscosity\nh,°C,mPa·s\n1,80,12\n2,81,12\ntime,T,viscosity\nh,°C,MPa\n3,82,0.013\n");
        assertThat(ResultTable.read(file, RECIPE).problems().toString()).contains("0.013 MPa");
    }

    @Test
    void tables_of_one_row_each_are_both_read() throws IOException {
        ResultTable table = results("Measured\ntime,T,viscosity\n1,80,12\n\nSimulated\ntime,T,viscosity\n2,81,13\n");
        assertThat(viscosity(table)).containsExactly("12", "13");
        assertThat(PreviewTest.words(table.notes()))
                .anyMatch(note -> note.startsWith("The header is repeated in row 6"));
    }

    @Test
    void a_unit_in_a_title_between_the_rows_is_said() throws IOException {
        ResultTable table = results("time,T,viscosity\n1,80,12\n2,80,12\n\nSeries 2: viscosity in Pa·s\n2,81,0.013\n");
        assertThat(PreviewTest.words(table.notes())).anyMatch(note -> note.startsWith("Row 5 says"));
    }

    private static void fill(Worksheet sheet) {
        List<List<String>> rows =
                List.of(List.of("time", "T", "viscosity"), List.of("1", "80", "12"), List.of("2", "81", "13"));
        for (int row = 0; row < rows.size(); row++) {
            for (int column = 0; column < 3; column++) {
                Xlsx.write(sheet, row, column, rows.get(row).get(column));
            }
        }
    }

    @Test
    void other_sheets_that_fit_and_hidden_ones_are_said_to_the_command_too(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("t.xlsx");
        try (OutputStream out = Files.newOutputStream(file);
                org.dhatim.fastexcel.Workbook book = new org.dhatim.fastexcel.Workbook(out, "test", "1.0")) {
            fill(book.newWorksheet("May"));
            fill(book.newWorksheet("June"));
            book.newWorksheet("Remarks").value(0, 0, "none");
            Worksheet hidden = book.newWorksheet("April");
            fill(hidden);
            hidden.setVisibilityState(VisibilityState.HIDDEN);
        }
        assertThat(PreviewTest.words(
                        ResultTable.read(file, RECIPE).orElseThrow().notes()))
                .containsExactly(
                        "The hidden sheet April is not read. To read one, unhide it in your spreadsheet program.",
                        "The sheet “May” is read. These fit about as well: June. Name one with --sheet to read it.");
        TableChoices named = new TableChoices("June", Shape.FOUND, Notation.NONE);
        assertThat(PreviewTest.words(
                        ResultTable.read(file, RECIPE, named).orElseThrow().notes()))
                .noneMatch(note -> note.contains("--sheet"));
    }
}
