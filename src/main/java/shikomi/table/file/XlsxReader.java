package shikomi.table.file;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.jspecify.annotations.Nullable;
import shikomi.message.Reading;

/** Reads the first sheet of a workbook. For formulas, the stored result is read; nothing is evaluated. */
final class XlsxReader {
    /** A workbook that unpacks to more than this is not a table of experiments. */
    private static final long LARGEST_UNPACKED = 120_000_000;

    private static final Pattern DATE = Pattern.compile("(?i).*[ymdhs年月日].*");
    private static final MathContext DOUBLE_DIGITS = new MathContext(15);
    /** Numbers with more zeros than this, such as 1E+999999999, are not written out in full. */
    private static final int MOST_ZEROS = 400;

    private XlsxReader() {}

    static Reading<Sheet> read(String name, byte[] bytes) {
        try {
            if (unpacked(bytes) > LARGEST_UNPACKED) {
                return Sheets.failed(name, "bomb", LARGEST_UNPACKED / 1_000_000);
            }
            try (ReadableWorkbook workbook =
                            new ReadableWorkbook(new ByteArrayInputStream(bytes), new ReadingOptions(true, false));
                    Stream<Row> rows = workbook.getFirstSheet().openStream()) {
                return sheet(name, rows.map(XlsxReader::row).toList());
            }
        } catch (IOException | RuntimeException unreadable) { // the parser throws unchecked exceptions on damaged files
            return Sheets.failed(name, "no-workbook");
        }
    }

    /** Counts the bytes that are really unpacked, because the sizes in the headers may be false. */
    private static long unpacked(byte[] bytes) throws IOException {
        long total = 0;
        byte[] buffer = new byte[65_536];
        try (ZipFile zip = ZipFile.builder().setByteArray(bytes).get()) {
            for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
                try (InputStream in = zip.getInputStream(entry)) {
                    total += length(in, buffer, total);
                }
            }
        }
        return total;
    }

    private static long length(InputStream entry, byte[] buffer, long before) throws IOException {
        long length = 0;
        for (int n = entry.read(buffer); n > 0 && before + length <= LARGEST_UNPACKED; n = entry.read(buffer)) {
            length += n;
        }
        return length;
    }

    private static Sheet.Row row(Row row) {
        List<String> cells = new ArrayList<>();
        for (int i = 0; i < row.getCellCount(); i++) {
            cells.add(text(row.getOptionalCell(i).orElse(null)));
        }
        return new Sheet.Row(row.getRowNum(), cells);
    }

    private static String text(@Nullable Cell cell) {
        return cell == null
                ? ""
                : switch (cell.getType()) {
                    case EMPTY -> "";
                    case NUMBER -> numberText(cell);
                    case FORMULA -> {
                        String raw = cell.getRawValue();
                        yield raw == null || raw.isEmpty() ? "=" + cell.getFormula() : number(raw);
                    }
                    case STRING, BOOLEAN, ERROR -> valueText(cell);
                };
    }

    private static String numberText(Cell cell) {
        String format = cell.getDataFormatString();
        if (format != null && isDate(format)) {
            return date(cell.asDate());
        }
        return cell.getRawValue() == null ? valueText(cell) : number(cell.getRawValue());
    }

    private static String valueText(Cell cell) {
        return cell.getValue() == null
                ? ""
                : CsvFile.unprotected(cell.getValue().toString());
    }

    static boolean isDate(String format) {
        String bare = format.replaceAll("\"[^\"]*\"|\\[[^\\]]*\\]|\\\\.", "");
        return !bare.toLowerCase(Locale.ROOT).contains("general")
                && DATE.matcher(bare).matches();
    }

    private static String date(LocalDateTime time) {
        return time.toLocalTime().equals(LocalTime.MIDNIGHT)
                ? time.toLocalDate().toString()
                : time.toString();
    }

    /**
     * The number rounded to 15 digits, because Excel computes with 15 digits and writes 17: {@code 0.30000000000000004}
     * was entered as 0.3.
     */
    static String number(String raw) {
        try {
            BigDecimal number = new BigDecimal(raw.strip()).round(DOUBLE_DIGITS).stripTrailingZeros();
            return Math.abs((long) number.scale()) > MOST_ZEROS ? raw : number.toPlainString();
        } catch (NumberFormatException text) {
            return raw;
        }
    }

    private static Reading<Sheet> sheet(String name, List<Sheet.Row> all) {
        List<Sheet.Row> rows = all.stream()
                .filter(row -> row.cells().stream().anyMatch(cell -> !cell.isBlank()))
                .toList();
        return Sheets.headed(name, rows, false);
    }
}
