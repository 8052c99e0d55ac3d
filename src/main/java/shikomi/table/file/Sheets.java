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

/** Reads tables: CSV, TSV and xlsx alike. */
public final class Sheets {
    /** In bytes; the limits of {@link CellGrid} fit into it with cells of 20 letters. Set by judgement. */
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

    /** Reads the bytes of a file of this name. */
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

    /** Rows that came as names and values; each row may have other names. */
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

    /** A sheet whose first row is its header. */
    static Reading<Sheet> headed(String name, List<Sheet.Row> rows, boolean decimalComma) {
        return rows.isEmpty()
                ? failed(name, "empty")
                : Reading.of(new Sheet(name, rows.getFirst().cells(), rows.subList(1, rows.size()), decimalComma));
    }

    static <T> Reading<T> failed(String name, String key, Object... arguments) {
        return Reading.failed(List.of(Problem.of(name, "table." + key, arguments)));
    }
}
