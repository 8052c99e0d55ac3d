package shikomi.table.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import shikomi.message.Problem;
import shikomi.message.Reading;

/** Reads tables from CSV, TSV and xlsx files. */
public final class Sheets {
    /**
     * The maximum size of a file in bytes, enough for the limits of {@link CellGrid} with cells of 20 letters. Set by
     * judgement.
     */
    public static final long LARGEST = 20_000_000;

    /** The maximum length of the text in one cell of a spreadsheet. */
    public static final int LONGEST_CELL = 32_767;

    private Sheets() {}

    /** The problem of a table with more rows, columns or cells than a file may have; empty if it has not. */
    public static Optional<Problem> tooLarge(String name, int rows, int columns) {
        if (columns > CellGrid.MOST_COLUMNS) {
            return Optional.of(Problem.of(name, "table.many-columns", name, CellGrid.MOST_COLUMNS));
        }
        if (rows > CellGrid.MOST_LINES) {
            return Optional.of(Problem.of(name, "table.many-lines", name, CellGrid.MOST_LINES));
        }
        return (long) rows * columns > CellGrid.MOST_CELLS
                ? Optional.of(Problem.of(name, "table.many-cells", CellGrid.MOST_CELLS))
                : Optional.empty();
    }

    /** Reads a file. */
    public static Reading<Sheet> read(Path file) {
        return bytes(file).then(bytes -> read(String.valueOf(file.getFileName()), bytes));
    }

    static Reading<byte[]> bytes(Path file) {
        String name = String.valueOf(file.getFileName());
        try {
            if (!Files.isRegularFile(file)) {
                return failed(file.toString(), "no-file");
            }
            return Files.size(file) > LARGEST
                    ? failed(name, "too-large", (Files.size(file) + 500_000) / 1_000_000, LARGEST / 1_000_000)
                    : Reading.of(Files.readAllBytes(file));
        } catch (IOException unreadable) {
            return failed(name, "cannot-open", String.valueOf(unreadable.getMessage()));
        }
    }

    /** Reads the first sheet of a file from its name and content; its first line is the header. */
    public static Reading<Sheet> read(String name, byte[] bytes) {
        return grids(name, bytes, false)
                .then(found -> found.isEmpty()
                        ? Sheets.<Sheet>failed(name, "empty")
                        : Reading.of(headed(name, found.getFirst())));
    }

    /**
     * The cells of all sheets of a file.
     *
     * @param bounded whether a text may only have as many cells as a table of experiments; workbooks always are bounded
     */
    static Reading<List<CellGrid>> grids(String name, byte[] bytes, boolean bounded) {
        if (bytes.length > LARGEST) {
            return failed(name, "too-large", (bytes.length + 500_000) / 1_000_000, LARGEST / 1_000_000);
        }
        if (bytes.length == 0) {
            return failed(name, "empty");
        }
        if (starts(bytes, 'P', 'K')) {
            return XlsxReader.read(name, bytes);
        }
        return starts(bytes, 0xD0, 0xCF) ? failed(name, "xls") : CsvFile.grid(name, bytes, bounded);
    }

    private static boolean starts(byte[] bytes, int first, int second) {
        return bytes.length > 3 && (bytes[0] & 0xff) == first && (bytes[1] & 0xff) == second;
    }

    /**
     * A sheet of rows given as names and values; rows may have different names.
     *
     * @param numbers the texts of the values that are numbers and not text
     */
    public static Sheet of(String name, List<Map<String, String>> rows, Set<String> numbers) {
        LinkedHashSet<String> header = new LinkedHashSet<>();
        rows.forEach(row -> header.addAll(row.keySet()));
        List<Sheet.Row> cells = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            Map<String, String> row = rows.get(i);
            cells.add(new Sheet.Row(
                    i + 1, header.stream().map(h -> row.getOrDefault(h, "")).toList()));
        }
        return new Sheet(name, List.copyOf(header), cells, new NumberEvidence(false, numbers));
    }

    private static Sheet headed(String name, CellGrid grid) {
        List<Sheet.Row> rows = grid.lines().stream()
                .skip(1)
                .map(line -> new Sheet.Row(line.number(), line.cells()))
                .toList();
        return new Sheet(name, grid.lines().getFirst().cells(), rows, grid.evidence(), grid.notes());
    }

    static <T> Reading<T> failed(String name, String key, Object... arguments) {
        return Reading.failed(List.of(Problem.of(name, "table." + key, arguments)));
    }
}
