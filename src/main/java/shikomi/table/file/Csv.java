package shikomi.table.file;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import shikomi.message.Numbers;

/** Writes CSV. */
public final class Csv {
    private Csv() {}

    /** CSV for spreadsheet programs: UTF-8 with a byte order mark, and without text that would run as a formula. */
    public static byte[] forPeople(List<String> header, List<List<String>> rows) {
        return ("\uFEFF" + plain(header, rows)).getBytes(StandardCharsets.UTF_8);
    }

    /** CSV for other programs: lines end with LF. */
    public static String plain(List<String> header, List<List<String>> rows) {
        StringWriter text = new StringWriter();
        try (CsvWriter writer =
                CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
            writer.writeRecord(header.stream().map(Csv::guarded).toList());
            rows.forEach(
                    row -> writer.writeRecord(row.stream().map(Csv::guarded).toList()));
        } catch (IOException impossible) {
            throw new UncheckedIOException("A text takes every letter", impossible);
        }
        return text.toString();
    }

    private static String guarded(String cell) {
        return isFormula(cell) ? "'" + cell : cell;
    }

    /** Whether a spreadsheet would evaluate a cell as a formula: text that begins with a sign. */
    static boolean isFormula(String cell) {
        return !cell.isEmpty()
                && "=+-@".indexOf(cell.charAt(0)) >= 0
                && Numbers.parse(cell).isEmpty();
    }
}
