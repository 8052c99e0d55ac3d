package shikomi.table.file;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import shikomi.message.Problem;

/**
 * Reads a text file that is too large to be held in memory as cells, in parts of some thousand rows. It must be in
 * UTF-8, and decimal commas are refused, because they can be told from thousands separators only by a whole column.
 */
public final class LargeCsv {
    /** The maximum size of a file in bytes: a million rows of 20 columns. Set by judgement. */
    public static final long LARGEST = 200_000_000;

    /** The number of rows of a part; a million cells take some 100 MB. */
    private static final int PART = 10_000;

    private final String name;
    private final Function<Sheet, List<Problem>> reader;
    private final List<Sheet.Row> rows = new ArrayList<>();
    private List<String> header = List.of();

    private LargeCsv(String name, Function<Sheet, List<Problem>> reader) {
        this.name = name;
        this.reader = reader;
    }

    /** Whether a file is a text too large for {@link Sheets}. */
    public static boolean isNeeded(Path file) {
        try {
            return Files.isRegularFile(file) && Files.size(file) > Sheets.LARGEST && !isZip(file);
        } catch (IOException unreadable) {
            return false; // Sheets reports it
        }
    }

    private static boolean isZip(Path file) throws IOException {
        try (var bytes = Files.newInputStream(file)) {
            return bytes.read() == 'P' && bytes.read() == 'K';
        }
    }

    /**
     * Reads a file.
     *
     * @param reader reads a part with the header of the whole file; the first part with problems ends the reading
     * @return the problems found
     */
    public static List<Problem> read(Path file, Function<Sheet, List<Problem>> reader) {
        String name = String.valueOf(file.getFileName());
        try (BufferedReader text = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            long size = Files.size(file);
            return size > LARGEST
                    ? failed(name, "too-large", (size + 500_000) / 1_000_000, LARGEST / 1_000_000)
                    : new LargeCsv(name, reader).parts(text, separator(file));
        } catch (CsvParseException | IOException | UncheckedIOException unreadable) {
            return isEncoding(unreadable)
                    ? failed(name, "large-encoding")
                    : failed(name, "unreadable", String.valueOf(unreadable.getMessage()));
        }
    }

    private static boolean isEncoding(Exception problem) {
        return problem instanceof CharacterCodingException || problem.getCause() instanceof CharacterCodingException;
    }

    private static char separator(Path file) throws IOException {
        try (BufferedReader text = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            return CsvFile.separator(Objects.requireNonNullElse(text.readLine(), ""));
        }
    }

    private List<Problem> parts(BufferedReader text, char separator) throws IOException {
        try (CsvReader<CsvRecord> records = CsvFile.reader(separator).ofCsvRecord(text)) {
            for (CsvRecord each : records) {
                List<Problem> problems = add(each, separator);
                if (!problems.isEmpty()) {
                    return problems;
                }
            }
        }
        return part();
    }

    private List<Problem> add(CsvRecord each, char separator) {
        List<String> cells = CsvFile.cells(each);
        if (CsvFile.isBlank(cells)) {
            return List.of();
        }
        if (header.isEmpty()) {
            header = cells.stream().map(cell -> cell.replace(CsvFile.BOM, "")).toList();
            return List.of();
        }
        int line = (int) each.getStartingLineNumber();
        if (separator != ',' && cells.stream().anyMatch(cell -> cell.indexOf(',') >= 0)) {
            return failed(name + ":" + line, "large-comma");
        }
        rows.add(new Sheet.Row(line, cells));
        return rows.size() < PART ? List.of() : part();
    }

    private List<Problem> part() {
        List<Problem> problems = reader.apply(new Sheet(name, header, rows, NumberEvidence.NONE));
        rows.clear();
        return problems;
    }

    private static List<Problem> failed(String place, String key, Object... arguments) {
        return List.of(Problem.of(place, "table." + key, arguments));
    }
}
