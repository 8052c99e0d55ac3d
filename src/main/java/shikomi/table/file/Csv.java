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
    /**
     * The characters that begin a formula (OWASP, CSV injection): signs, their full-width forms, which Excel reads alike
     * in East Asian languages, and the white space that spreadsheets drop in front of them.
     */
    private static final String SIGNS = "=+-@\uFF1D\uFF0B\uFF0D\uFF20\t\r\n";

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

    /** The cell with a guard, an apostrophe in front, where a spreadsheet would evaluate its text as a formula. */
    static String guarded(String cell) {
        return isGuarded(cell) ? "'" + cell : cell;
    }

    /** The cell without the guard, if it has one: exactly what was written. */
    static String unguarded(String cell) {
        return cell.startsWith("'") && isGuarded(cell.substring(1)) ? cell.substring(1) : cell;
    }

    /**
     * Whether a cell is guarded: a formula is, and so is a text of apostrophes and a formula, which would otherwise lose
     * one of its own on reading.
     */
    private static boolean isGuarded(String cell) {
        int first = 0;
        while (first < cell.length() && cell.charAt(first) == '\'') {
            first++;
        }
        return isFormula(cell.substring(first));
    }

    /** Whether a spreadsheet would evaluate a cell as a formula. */
    private static boolean isFormula(String cell) {
        return !cell.isEmpty()
                && SIGNS.indexOf(cell.charAt(0)) >= 0
                && Numbers.parse(cell).isEmpty();
    }
}
