package shikomi.table.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shikomi.message.Language;
import shikomi.table.cell.Notation;
import shikomi.table.column.Shape;
import shikomi.table.column.TableChoices;
import shikomi.table.composition.Composition;

/** Tables that name one component in each row, so that a sample takes several rows. */
class SampleRowsTest {
    private static final Composition PAIR =
            Composition.NONE.withPairs(List.of(new Composition.Pair("element", "amount (g)")));

    @TempDir
    private Path folder = Path.of("");

    private String read(Composition composition, String text) throws IOException {
        return CompositionTest.read(folder, CompositionTest.percent(), Shape.FOUND.with(composition), text);
    }

    private String read(String text) throws IOException {
        return read(PAIR.withNormalised(), text);
    }

    @Test
    void the_rows_of_a_sample_are_one_row_of_amounts() throws IOException {
        String expected =
                "50 30 20 | HV 210 (A)\n25 25 50 | HV 180 (B)\n" + "import:\n50 30 20 | HV 210\n25 25 50 | HV 180";
        assertThat(read("sample,element,amount (g),HV\nA,Fe,5,210\nA,Cr,3,\nA,Ni,2,\n"
                        + "B,Fe,1,180\nB,Cr,1,180\nB,Ni,2,180\n"))
                .isEqualTo(expected);
        assertThat(read("sample,element,amount (g),lot,HV\nA,Fe,5,x,210\n,Cr,3,y,\n,Ni,2,z,\n"
                        + "B,Fe,1,x,180\n,Cr,1,y,\n,Ni,2,x,\n"))
                .as("a blank name continues the sample above, and lots differ")
                .isEqualTo(expected);
        assertThat(read("element,sample,amount (g),HV\nFe,A,5,210\nFe,B,1,180\nCr,A,3,\nCr,B,1,\n"
                        + "Ni,A,2,\nNi,B,2,\n"))
                .as("in the order of the elements")
                .isEqualTo(expected);
    }

    @Test
    void a_component_twice_in_a_sample_adds_up_if_a_person_says_so() throws IOException {
        Composition added =
                new Composition(List.of(new Composition.Pair("element", "amount (g)")), true, List.of(), true);
        assertThat(read(added, "sample,element,amount (g),HV\nA,Fe,2,210\nA,Fe,3,\nA,Cr,3,\nA,Ni,2,\n"))
                .startsWith("50 30 20 | HV 210");
    }

    @Test
    void rows_are_not_scaled_one_by_one() throws IOException {
        String alone =
                "Each row of “element” names one component, and no column shows which rows belong to one sample.";
        assertThat(read("element,amount (g),HV\nFe,5,210\nCr,3,\nNi,2,\nFe,1,180\n"))
                .contains(alone);
        assertThat(read("sample,element,amount (g),HV\nA,Fe,5,210\nA,Cr,3,211\nA,Ni,2,212\n"))
                .as("each row has a result of its own")
                .contains(alone);
        assertThat(read("sample,element,amount (g),HV\nA,Fe,5,210\nA,Cr,3,\nA,Cr,2,\nA,Ni,2,\n"))
                .as("a component twice")
                .contains(alone);
    }

    @Test
    void a_column_in_the_unit_of_the_components_is_named_if_it_is_not_in_the_sum() throws IOException {
        Path file = Files.writeString(
                folder.resolve("t.csv"),
                "Fe (g),Cr (g),Ni (g),Binder (g),oven (°C),HV\n5,3,2,1,20,210\n1,1,2,1,25,180\n");
        Shape scaled = Shape.FOUND.with(Composition.NONE.withNormalised());
        assertThat(ResultTable.read(file, CompositionTest.percent(), new TableChoices("", scaled, Notation.NONE))
                        .orElseThrow()
                        .notes())
                .extracting(note -> note.in(Language.EN))
                .anyMatch(note -> note.contains("are not part of the sum") && note.contains("scaled: Binder (g)."));
    }
}
