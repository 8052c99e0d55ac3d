package shikomi.table.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shikomi.message.Language;
import shikomi.message.Problem;

class LargeCsvTest {
    @TempDir
    private Path folder;

    private Path file(String text, Charset charset) throws IOException {
        return Files.write(folder.resolve("pool.csv"), text.getBytes(charset));
    }

    private static String table(int rows, String separator) {
        StringBuilder text = new StringBuilder("x" + separator + "\"溶媒\"\n");
        for (int i = 0; i < rows; i++) {
            text.append(i)
                    .append(separator)
                    .append(i % 7 == 0 ? "\"a \"\"b\"\"\"" : "c")
                    .append(i % 5 == 0 ? "\r\n\n" : "\n");
        }
        return text.toString();
    }

    @Test
    void parts_have_the_same_rows_and_line_numbers_as_the_whole_table() throws IOException {
        for (String separator : List.of(",", ";", "\t")) {
            Path file = file("\uFEFF" + table(25_000, separator), StandardCharsets.UTF_8);
            List<Sheet> parts = new ArrayList<>();
            assertThat(LargeCsv.read(file, part -> {
                        parts.add(part);
                        return List.of();
                    }))
                    .isEmpty();
            Sheet whole = Sheets.read(file).get().orElseThrow();
            assertThat(parts)
                    .hasSize(3)
                    .allSatisfy(part -> assertThat(part.header()).isEqualTo(whole.header()));
            assertThat(parts.stream().flatMap(part -> part.rows().stream())).isEqualTo(whole.rows());
        }
    }

    @Test
    void the_first_part_with_problems_ends_the_reading() throws IOException {
        List<Sheet> parts = new ArrayList<>();
        Problem problem = Problem.of("here", "table.empty");
        List<Problem> found = LargeCsv.read(file(table(25_000, ","), StandardCharsets.UTF_8), part -> {
            parts.add(part);
            return List.of(problem);
        });
        assertThat(found).containsExactly(problem);
        assertThat(parts).hasSize(1);
    }

    @Test
    void what_might_be_misread_is_refused_with_a_way_out() throws IOException {
        assertThat(LargeCsv.read(file("x;z\n1;2\n1,5;2\n", StandardCharsets.UTF_8), part -> List.of()))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.place()).isEqualTo("pool.csv:3");
                    assertThat(problem.in(Language.EN)).contains("comma");
                    assertThat(problem.in(Language.JA)).contains("コンマ");
                });
        assertThat(LargeCsv.read(file("x,溶媒\n1,水\n", Charset.forName("windows-31j")), part -> List.of()))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.in(Language.EN)).contains("UTF-8");
                    assertThat(problem.in(Language.JA)).contains("UTF-8");
                });
    }
}
