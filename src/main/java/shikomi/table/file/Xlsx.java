package shikomi.table.file;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import shikomi.message.Numbers;

/** Writes a workbook with one sheet. Numbers are stored as numbers, everything else as text that is never evaluated. */
public final class Xlsx {
    /**
     * Day 0 of a workbook, valid from March 1900 on: 29 February 1900 is counted as day 60, although it never was. 45413
     * is 1 May 2024.
     */
    public static final LocalDate DAY_0 = LocalDate.of(1899, 12, 30);

    private Xlsx() {}

    public static byte[] of(String sheet, List<String> header, List<List<String>> rows) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(bytes, "Shikomi", "1.0")) {
            fill(workbook.newWorksheet(sheet), header, rows);
        } catch (IOException impossible) {
            throw new UncheckedIOException("Memory takes every byte", impossible);
        }
        return completed(bytes.toByteArray(), rows.size() + 1, header.size());
    }

    /**
     * The workbook as every reader accepts it. The writer (fastexcel 0.20.2) marks each part as empty in front of it,
     * which readers of streams refuse, gives the size of the sheet as one cell, and writes a password of one
     * hexadecimal digit, which the schema of ECMA-376 does not allow.
     */
    public static byte[] completed(byte[] workbook, int rows, int columns) {
        String size = "A1:" + CellGrid.letters(Math.max(columns, 1)) + rows;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipFile parts = ZipFile.builder().setByteArray(workbook).get();
                ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (ZipArchiveEntry part : Collections.list(parts.getEntriesInPhysicalOrder())) {
                byte[] content = parts.getInputStream(part).readAllBytes();
                out.putNextEntry(new ZipEntry(part.getName()));
                out.write(part.getName().startsWith("xl/worksheets/") ? completed(content, size) : content);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException("Memory takes every byte", impossible);
        }
        return bytes.toByteArray();
    }

    /** The text of cells is escaped, so that it cannot be mistaken for the markup that is replaced. */
    private static byte[] completed(byte[] sheet, String size) {
        return new String(sheet, StandardCharsets.UTF_8)
                .replace("<dimension ref=\"A1\"/>", "<dimension ref=\"" + size + "\"/>")
                .replace("<sheetProtection password=\"0\" ", "<sheetProtection ")
                .getBytes(StandardCharsets.UTF_8);
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
        return Csv.guarded(cell);
    }
}
