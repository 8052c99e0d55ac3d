package shikomi.table.file;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import shikomi.message.Numbers;

/** Writes a workbook with one sheet. Numbers are stored as numbers, everything else as text that is never evaluated. */
public final class Xlsx {
    private Xlsx() {}

    public static byte[] of(String sheet, List<String> header, List<List<String>> rows) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(bytes, "Shikomi", "1.0")) {
            fill(workbook.newWorksheet(sheet), header, rows);
        } catch (IOException impossible) {
            throw new UncheckedIOException("Memory takes every byte", impossible);
        }
        return bytes.toByteArray();
    }

    private static void fill(Worksheet worksheet, List<String> header, List<List<String>> rows) {
        for (int column = 0; column < header.size(); column++) {
            worksheet.value(0, column, guarded(header.get(column)));
            worksheet.style(0, column).bold().set();
        }
        for (int row = 0; row < rows.size(); row++) {
            for (int column = 0; column < rows.get(row).size(); column++) {
                write(worksheet, row + 1, column, rows.get(row).get(column));
            }
        }
        worksheet.freezePane(0, 1);
    }

    public static void write(Worksheet worksheet, int row, int column, String cell) {
        Optional<Double> number =
                Numbers.parse(cell).filter(x -> Numbers.plain(x).equals(cell)); // 010 is a name
        if (number.isPresent()) {
            worksheet.value(row, column, number.get());
        } else if (!cell.isEmpty()) {
            worksheet.value(row, column, guarded(cell));
        }
    }

    /**
     * The text with a guard: text is not evaluated in a workbook, but would be after the sheet has been saved as CSV.
     */
    public static String guarded(String cell) {
        return Csv.isFormula(cell) ? "'" + cell : cell;
    }
}
