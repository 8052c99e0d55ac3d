package shikomi.table.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import shikomi.message.Problem;
import shikomi.message.Reading;

/** Reads tables from CSV, TSV and xlsx files. */
public final class Sheets {
    /**
     * The maximum size of a file in bytes, enough for the limits of {@link CellGrid} with cells of 20 letters. Set by
     * judgement.
     */
    public static final long LARGEST = 20_000_000;

    private Sheets() {}

    /** Reads a file. */
    public static Reading<Sheet> read(Path file) {
        String name = String.valueOf(file.getFileName());
        try {
            if (!Files.isRegularFile(file)) {
                return failed(file.toString(), "no-file");
            }
            return Files.size(file) > LARGEST
                    ? failed(name, "too-large", (Files.size(file) + 500_000) / 1_000_000, LARGEST / 1_000_000)
                    : read(name, Files.readAllBytes(file));
        } catch (IOException unreadable) {
            return failed(name, "cannot-open", String.valueOf(unreadable.getMessage()));
        }
    }

    /** Reads a file from its name and content. */
    public static Reading<Sheet> read(String name, byte[] bytes) {
        if (bytes.length > LARGEST) {
            return failed(name, "too-large", (bytes.length + 500_000) / 1_000_000, LARGEST / 1_000_000);
        }
        if (bytes.length == 0) {
            return failed(name, "empty");
        }
        boolean zip = bytes.length > 3 && bytes[0] == 'P' && bytes[1] == 'K';
        return zip ? XlsxReader.read(name, bytes) : CsvFile.read(name, bytes);
    }

    /** A sheet of rows given as names and values; rows may have different names. */
    public static Sheet of(String name, List<Map<String, String>> rows) {
        LinkedHashSet<String> header = new LinkedHashSet<>();
        rows.forEach(row -> header.addAll(row.keySet()));
        List<Sheet.Row> cells = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            Map<String, String> row = rows.get(i);
            cells.add(new Sheet.Row(
                    i + 1, header.stream().map(h -> row.getOrDefault(h, "")).toList()));
        }
        return new Sheet(name, List.copyOf(header), cells, false);
    }

    /** A sheet whose header is the first row. */
    static Reading<Sheet> headed(String name, List<Sheet.Row> rows, boolean decimalComma) {
        return rows.isEmpty()
                ? failed(name, "empty")
                : Reading.of(new Sheet(name, rows.getFirst().cells(), rows.subList(1, rows.size()), decimalComma));
    }

    static <T> Reading<T> failed(String name, String key, Object... arguments) {
        return Reading.failed(List.of(Problem.of(name, "table." + key, arguments)));
    }
}
