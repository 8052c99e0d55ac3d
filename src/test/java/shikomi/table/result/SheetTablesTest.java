package shikomi.table.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import shikomi.table.column.Expectation;
import shikomi.table.column.Mapping;
import shikomi.table.column.TableGuess;
import shikomi.table.file.CellGrid;
import shikomi.table.file.Workbook;

/** Several tables on one sheet. */
class SheetTablesTest {
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
}
