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
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.mozilla.universalchardet.UniversalDetector;
import shikomi.message.Reading;

/** Reads comma-, semicolon- and tab-separated text in the encodings that spreadsheets write. */
final class CsvFile {
    private static final Charset SHIFT_JIS = Charset.forName("windows-31j");
    /** Kana or kanji; half-width kana are excluded because their bytes are accented letters in western encodings. */
    private static final Pattern JAPANESE = Pattern.compile("[\u3041-\u30fa\u4e00-\u9fff]");

    private static final Charset WESTERN = Charset.forName("windows-1252");

    /**
     * What is outside ASCII in western text: one or two letters of a word, signs of tables, or a dash before no letter.
     * In East Asian encodings two bytes make one letter, and most first bytes are none of these.
     */
    private static final Pattern WESTERN_WORD = Pattern.compile("(?<=[A-Za-z])[À-ÖØ-öø-ÿ]{1,2}"
            + "|[À-ÖØ-öø-ÿ]{1,2}(?=[A-Za-z])|[°±²³µ·¹§«»×¼-¾\u00a0]{1,2}|[€–…](?![@-~])");

    private static final Pattern OUTSIDE_ASCII = Pattern.compile("[^\\x00-\\x7f]+");

    private static final String HINT = "sep=";

    /** The first lines show which separator is used. Set by judgement. */
    private static final int MOST_LINES_LOOKED_AT = 30;

    static final String BOM = "\uFEFF";

    private CsvFile() {}

    /** The text without its byte order mark; empty if the bytes are not text. */
    private static Optional<String> text(byte[] bytes) {
        return decoded(bytes)
                .filter(text -> text.indexOf('\0') < 0)
                .map(text -> text.startsWith(BOM) ? text.substring(1) : text);
    }

    /**
     * All cells of the file.
     *
     * @param bounded whether the limits of a table of experiments apply
     */
    static Reading<List<CellGrid>> grid(String name, byte[] bytes, boolean bounded) {
        return text(bytes)
                .map(text -> grid(name, text, separators(text), bounded))
                .orElseGet(() -> Sheets.failed(name, "binary"));
    }

    private static Reading<List<CellGrid>> grid(String name, String text, char separator, boolean bounded) {
        if (isHint(text)) {
            return grid(name, text.substring(text.indexOf('\n') + 1), text.charAt(HINT.length()), bounded, 1);
        }
        return grid(name, text, separator, bounded, 0);
    }

    /** Whether the first line is the hint {@code sep=;} from which a spreadsheet takes the separator. */
    private static boolean isHint(String text) {
        int end = text.indexOf('\n');
        return text.regionMatches(true, 0, HINT, 0, HINT.length())
                && text.substring(0, Math.max(0, end)).stripTrailing().length() <= HINT.length() + 1
                && end > HINT.length()
                && ",;\t".indexOf(text.charAt(HINT.length())) >= 0;
    }

    /** @param above the number of lines of the file above the text */
    private static Reading<List<CellGrid>> grid(String name, String text, char separator, boolean bounded, int above) {
        List<CellGrid.Line> lines = new ArrayList<>();
        int cells = 0;
        try (CsvReader<CsvRecord> reader = reader(text, separator)) {
            OpenQuote open = new OpenQuote(text, separator);
            for (CsvRecord row : reader) {
                if (bounded && open.isIn(row)) {
                    return Sheets.failed(name + ":" + (row.getStartingLineNumber() + above), "open-quote");
                }
                List<String> line = cells(row);
                cells += line.size();
                if (!isBlank(line)) {
                    lines.add(new CellGrid.Line((int) row.getStartingLineNumber() + above, line));
                }
                if (bounded && isTooLarge(row, lines.size(), cells)) {
                    return tooLarge(name, row, lines.size());
                }
            }
        } catch (CsvParseException unreadable) {
            return unreadable(name, String.valueOf(unreadable.getMessage()));
        } catch (IOException impossible) {
            throw new UncheckedIOException("A text needs no input", impossible);
        }
        return Reading.of(
                lines.isEmpty()
                        ? List.of()
                        : List.of(new CellGrid("", lines, List.of(), new NumberEvidence(separator != ',', Set.of()))));
    }

    private static boolean isTooLarge(CsvRecord row, int lines, int cells) {
        return row.getFieldCount() > CellGrid.MOST_COLUMNS
                || lines > CellGrid.MOST_LINES
                || cells > CellGrid.MOST_CELLS;
    }

    private static Reading<List<CellGrid>> tooLarge(String name, CsvRecord row, int lines) {
        if (row.getFieldCount() > CellGrid.MOST_COLUMNS) {
            int line = (int) row.getStartingLineNumber();
            return Sheets.failed(name + ":" + line, "many-columns", name, CellGrid.MOST_COLUMNS);
        }
        return lines > CellGrid.MOST_LINES
                ? Sheets.failed(name, "many-lines", name, CellGrid.MOST_LINES)
                : Sheets.failed(name, "many-cells", CellGrid.MOST_CELLS);
    }

    private static Reading<List<CellGrid>> unreadable(String name, String reason) {
        return reason.contains("fields") // the parser's own limit was reached first
                ? Sheets.failed(name, "many-columns", name, CellGrid.MOST_COLUMNS)
                : Sheets.failed(name, "unreadable", reason);
    }

    static List<String> cells(CsvRecord row) {
        return row.getFields().stream().map(CsvFile::unprotected).toList();
    }

    static boolean isBlank(List<String> cells) {
        return cells.stream().allMatch(String::isBlank);
    }

    private static CsvReader<CsvRecord> reader(String text, char separator) {
        return reader(separator).ofCsvRecord(text);
    }

    static CsvReader.CsvReaderBuilder reader(char separator) {
        return CsvReader.builder()
                .fieldSeparator(separator)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE);
    }

    /**
     * The separator of a text: the one that stands equally often on most of the first lines. Titles and remarks above a
     * table may hold others.
     */
    private static char separators(String text) {
        List<String> lines = text.substring(0, Math.min(text.length(), 100_000))
                .lines()
                .filter(line -> !line.isBlank())
                .limit(MOST_LINES_LOOKED_AT)
                .toList();
        char best = separator(text);
        long most = 0;
        for (char separator : new char[] {best, ',', ';', '\t'}) {
            Map<Long, Long> counts = lines.stream()
                    .map(line -> line.chars().filter(c -> c == separator).count())
                    .filter(count -> count > 0)
                    .collect(Collectors.groupingBy(count -> count, Collectors.counting()));
            long alike = counts.values().stream().mapToLong(n -> n).max().orElse(0);
            best = alike > most ? separator : best;
            most = Math.max(most, alike);
        }
        return best;
    }

    private static Optional<String> decoded(byte[] bytes) {
        if (bytes.length > 1 && (bytes[0] & 0xff) + (bytes[1] & 0xff) == 0xff + 0xfe && (bytes[0] & 0xff) >= 0xfe) {
            return decoded(bytes, StandardCharsets.UTF_16);
        }
        return decoded(bytes, StandardCharsets.UTF_8)
                .or(() -> decoded(bytes, WESTERN).filter(CsvFile::isWestern))
                .or(() -> decoded(bytes, SHIFT_JIS)
                        .filter(text -> JAPANESE.matcher(text).find()))
                .or(() -> detected(bytes).flatMap(charset -> decoded(bytes, charset)))
                .or(() -> decoded(bytes, SHIFT_JIS));
    }

    private static boolean isWestern(String text) {
        Matcher outside = OUTSIDE_ASCII.matcher(text);
        Matcher word = WESTERN_WORD.matcher(text).useTransparentBounds(true);
        while (outside.find()) {
            if (!word.region(outside.start(), outside.end()).matches()) {
                return false;
            }
        }
        return true;
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

    /** The most frequent separator in the first line. */
    static char separator(String text) {
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

    /** The cell without the sign that prevents a spreadsheet from interpreting text as a formula. */
    static String unprotected(String cell) {
        return Csv.unguarded(cell);
    }
}
