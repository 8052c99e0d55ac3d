package shikomi.table.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.util.List;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.Test;

class XlsxTest {
    @Test
    void a_text_that_would_run_as_a_formula_is_guarded_and_reads_back_as_it_was() throws Exception {
        List<String> row = List.of("=1+1", "@x", "-5", "+a", "010", "'quoted");
        byte[] workbook = Xlsx.of("s", List.of("=a", "b", "c", "d", "e", "f"), List.of(row));
        try (ReadableWorkbook raw = new ReadableWorkbook(new ByteArrayInputStream(workbook))) {
            assertThat(raw.getFirstSheet().read().get(1).getCell(0).getValue()).isEqualTo("'=1+1");
            assertThat(raw.getFirstSheet().read().get(0).getCell(0).getValue()).isEqualTo("'=a");
        }
        Sheet read = Sheets.read("s.xlsx", workbook).orElseThrow();
        assertThat(read.header().getFirst()).isEqualTo("=a");
        assertThat(read.rows().getFirst().cells()).isEqualTo(row);
    }
}
