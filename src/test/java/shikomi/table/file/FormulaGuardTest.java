package shikomi.table.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No text runs as a formula in a spreadsheet, and each is read back as it was written. */
class FormulaGuardTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+cmd|x",
                "-2+3",
                "@SUM(A1)",
                "＝1+1",
                "＋1+1",
                "－2+3",
                "＠SUM(A1)",
                "'=1+1",
                "''＝1",
                "'-",
            })
    void a_formula_is_guarded_and_read_back_unchanged(String text) {
        byte[] csv = Csv.forPeople(List.of("note", "x"), List.of(List.of(text, "1")));
        assertThat(new String(csv, StandardCharsets.UTF_8)).contains("\n'" + text);
        byte[] xlsx = Xlsx.of("s", List.of("note", "x"), List.of(List.of(text, "1")));
        for (byte[] file : List.of(csv, xlsx)) {
            Sheet sheet = Sheets.read("notes", file).orElseThrow();
            assertThat(sheet.rows().getFirst().cell(0)).isEqualTo(text);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\t=1+1", "\r=1+1", "\n=1+1"})
    void a_formula_behind_white_space_is_guarded(String text) {
        assertThat(Csv.guarded(text)).isEqualTo("'" + text);
        assertThat(Csv.unguarded("'" + text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-5", "+3", "−5", "it's", "'quoted'", "5-2", "a=b", "膜＝1", ""})
    void numbers_and_other_texts_are_written_as_they_are(String text) {
        assertThat(Csv.guarded(text)).isEqualTo(text);
        assertThat(Csv.unguarded(text)).isEqualTo(text);
    }
}
