package shikomi.table.file;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.mozilla.universalchardet.UniversalDetector;
import shikomi.message.Reading;

/** Reads comma-, semicolon- and tab-separated text in the encodings that spreadsheets write. */
final class CsvFile {
    private static final Charset SHIFT_JIS = Charset.forName("windows-31j");
    /** Kana or kanji; the half-width ones are left out, for in western encodings their bytes are accents. */
    private static final Pattern JAPANESE = Pattern.compile("[\u3041-\u30fa\u4e00-\u9fff]");

    private static final String BOM = "\uFEFF";

    private CsvFile() {}

    static Reading<Sheet> read(String name, byte[] bytes) {
        Optional<String> text = decoded(bytes).filter(t -> t.indexOf('\0') < 0);
        if (text.isEmpty()) {
            return Sheets.failed(name, "binary");
        }
        String plain = text.get().startsWith(BOM) ? text.get().substring(1) : text.get();
        return parsed(name, plain, separator(plain));
    }

    /** The file as it stands, within the limits of a grid. */
    static Reading<List<CellGrid>> grid(String name, byte[] bytes) {
        Optional<String> text = decoded(bytes).filter(t -> t.indexOf('\0') < 0);
        if (text.isEmpty()) {
            return Sheets.failed(name, "binary");
        }
        String plain = text.get().startsWith(BOM) ? text.get().substring(1) : text.get();
        char separator = separators(plain);
        List<CellGrid.Line> lines = new ArrayList<>();
        int cells = 0;
        try (CsvReader<CsvRecord> reader = reader(plain, separator)) {
            for (CsvRecord row : reader) {
                if (row.getFieldCount() > CellGrid.MOST_COLUMNS) {
                    int line = (int) row.getStartingLineNumber();
                    return Sheets.failed(name + ":" + line, "many-columns", name, CellGrid.MOST_COLUMNS);
                }
                List<String> line =
                        row.getFields().stream().map(CsvFile::unprotected).toList();
                cells += line.size();
                if (line.stream().anyMatch(cell -> !cell.isBlank())) {
                    lines.add(new CellGrid.Line((int) row.getStartingLineNumber(), line));
                }
                if (lines.size() > CellGrid.MOST_LINES || cells > CellGrid.MOST_CELLS) {
                    return lines.size() > CellGrid.MOST_LINES
                            ? Sheets.failed(name, "many-lines", name, CellGrid.MOST_LINES)
                            : Sheets.failed(name, "many-cells", CellGrid.MOST_CELLS);
                }
            }
        } catch (CsvParseException unreadable) {
            String reason = String.valueOf(unreadable.getMessage());
            return reason.contains("fields") // the parser's own limit came first
                    ? Sheets.failed(name, "many-columns", name, CellGrid.MOST_COLUMNS)
                    : Sheets.failed(name, "unreadable", reason);
        } catch (IOException impossible) {
            throw new UncheckedIOException("A text needs no input", impossible);
        }
        return Reading.of(lines.isEmpty() ? List.of() : List.of(new CellGrid("", lines, 0, separator != ',')));
    }

    private static CsvReader<CsvRecord> reader(String text, char separator) {
        return CsvReader.builder()
                .fieldSeparator(separator)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(text);
    }

    /** The separator of the first lines, which may be a title without one. */
    private static char separators(String text) {
        int end = 0;
        for (int line = 0; line < 10 && end >= 0; line++) {
            int next = text.indexOf('\n', end);
            String first = text.substring(end, next < 0 ? text.length() : next);
            if (first.chars().anyMatch(c -> c == ',' || c == ';' || c == '\t')) {
                return separator(text.substring(end, Math.min(text.length(), end + 100_000)));
            }
            end = next < 0 ? -1 : next + 1;
        }
        return ',';
    }

    private static Optional<String> decoded(byte[] bytes) {
        if (bytes.length > 1 && (bytes[0] & 0xff) + (bytes[1] & 0xff) == 0xff + 0xfe && (bytes[0] & 0xff) >= 0xfe) {
            return decoded(bytes, StandardCharsets.UTF_16);
        }
        return decoded(bytes, StandardCharsets.UTF_8)
                .or(() -> decoded(bytes, SHIFT_JIS)
                        .filter(text -> JAPANESE.matcher(text).find()))
                .or(() -> detected(bytes).flatMap(charset -> decoded(bytes, charset)))
                .or(() -> decoded(bytes, SHIFT_JIS));
    }

    private static Optional<String> decoded(byte[] bytes, Charset charset) {
        try {
            return Optional.of(
                    charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
        } catch (CharacterCodingException other) {
            return Optional.empty();
        }
    }

    private static Optional<Charset> detected(byte[] bytes) {
        UniversalDetector detector = new UniversalDetector();
        detector.handleData(bytes, 0, Math.min(bytes.length, 100_000));
        detector.dataEnd();
        String found = detector.getDetectedCharset();
        if (found == null || found.equals("SHIFT_JIS")) {
            return Optional.of(SHIFT_JIS);
        }
        try {
            return Optional.of(Charset.forName(found));
        } catch (UnsupportedCharsetException | IllegalCharsetNameException unknown) {
            return Optional.empty();
        }
    }

    /** The separator that the first line has most of. */
    private static char separator(String text) {
        int[] counts = new int[3];
        boolean quoted = false;
        for (int i = 0; i < text.length() && (quoted || text.charAt(i) != '\n'); i++) {
            char c = text.charAt(i);
            quoted ^= c == '"';
            int which = ",;\t".indexOf(c);
            if (which >= 0 && !quoted) {
                counts[which]++;
            }
        }
        return counts[2] > counts[0] && counts[2] >= counts[1] ? '\t' : counts[1] > counts[0] ? ';' : ',';
    }

    private static Reading<Sheet> parsed(String name, String text, char separator) {
        List<Sheet.Row> rows = new ArrayList<>();
        try (CsvReader<CsvRecord> reader = reader(text, separator)) {
            for (CsvRecord row : reader) {
                List<String> cells =
                        row.getFields().stream().map(CsvFile::unprotected).toList();
                if (cells.stream().anyMatch(cell -> !cell.isBlank())) {
                    rows.add(new Sheet.Row((int) row.getStartingLineNumber(), cells));
                }
            }
        } catch (CsvParseException unreadable) {
            return Sheets.failed(name, "unreadable", String.valueOf(unreadable.getMessage()));
        } catch (IOException impossible) {
            throw new UncheckedIOException("A text needs no input", impossible);
        }
        return rows.isEmpty()
                ? Sheets.failed(name, "empty")
                : Reading.of(new Sheet(name, rows.getFirst().cells(), rows.subList(1, rows.size()), separator != ','));
    }

    /** Without the sign that keeps a spreadsheet from taking a text for a formula. */
    static String unprotected(String cell) {
        return cell.length() > 1 && cell.charAt(0) == '\'' && Csv.isFormula(cell.substring(1))
                ? cell.substring(1)
                : cell;
    }
}
