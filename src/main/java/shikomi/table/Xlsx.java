package shikomi.table;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import shikomi.space.Numbers;

/** Writes a workbook with one sheet; numbers are numbers, everything else is text that runs nothing. */
public final class Xlsx {
    private Xlsx() {}

    public static byte[] of(String sheet, List<String> header, List<List<String>> rows) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(bytes, "Shikomi", "1.0")) {
            Worksheet worksheet = workbook.newWorksheet(sheet);
            for (int column = 0; column < header.size(); column++) {
                worksheet.value(0, column, header.get(column));
                worksheet.style(0, column).bold().set();
            }
            for (int row = 0; row < rows.size(); row++) {
                write(worksheet, row + 1, rows.get(row));
            }
            worksheet.freezePane(0, 1);
        } catch (IOException impossible) {
            throw new UncheckedIOException("Memory takes every byte", impossible);
        }
        return bytes.toByteArray();
    }

    private static void write(Worksheet worksheet, int row, List<String> cells) {
        for (int column = 0; column < cells.size(); column++) {
            String cell = cells.get(column);
            Optional<Double> number =
                    Numbers.parse(cell).filter(x -> Numbers.plain(x).equals(cell)); // 010 is a name
            if (number.isPresent()) {
                worksheet.value(row, column, number.get());
            } else if (!cell.isEmpty()) {
                worksheet.value(row, column, cell);
            }
        }
    }
}
