package shikomi.table.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shikomi.message.Problem;
import shikomi.message.Reading;
import shikomi.space.Parameter;
import shikomi.space.Point;
import shikomi.space.Scale;
import shikomi.space.Space;
import shikomi.table.file.Sheets;

class PointFileTest {
    private static final int ROWS = 11_000;

    private static final Space SPACE = new Space(
            List.of(
                    new Parameter.Continuous("x", 0, 1, null, Scale.LINEAR, null),
                    new Parameter.Categorical("solvent", List.of("DMF", "DMSO"), null)),
            List.of(),
            List.of());

    @TempDir
    private Path folder;

    private Path file(int notes, String last) throws IOException {
        StringBuilder text = new StringBuilder("x,solvent,note\n");
        String note = "n".repeat(notes);
        for (int i = 0; i < ROWS; i++) {
            text.append(i / (double) ROWS)
                    .append(i % 2 == 0 ? ",DMF," : ",DMSO,")
                    .append(note)
                    .append('\n');
        }
        return Files.writeString(folder.resolve(notes + ".csv"), text + last);
    }

    @Test
    void a_file_beyond_the_limit_of_other_tables_has_the_same_points() throws IOException {
        Path large = file(2000, "");
        assertThat(Sheets.read(large).problems()).isNotEmpty();
        List<Point> points = PointFile.read(large, SPACE).get().orElseThrow().points();
        assertThat(points)
                .hasSize(ROWS)
                .isEqualTo(
                        PointFile.read(file(1, ""), SPACE).get().orElseThrow().points());
    }

    @Test
    void its_problems_name_the_line() throws IOException {
        Reading<PointTable> read = PointFile.read(file(2000, "0.5,THF,\n"), SPACE);
        assertThat(read.problems()).extracting(Problem::place).containsExactly("2000.csv:" + (ROWS + 2));
    }
}
