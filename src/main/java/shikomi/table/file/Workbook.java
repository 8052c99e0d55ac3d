package shikomi.table.file;

import java.nio.file.Path;
import java.util.List;
import shikomi.message.Reading;

/** The cells of a file with one or more sheets. */
public record Workbook(String name, List<CellGrid> grids) {
    public Workbook {
        grids = List.copyOf(grids);
    }

    /**
     * Reads a workbook or a text file. A file that is too large for a table of experiments is reported as a problem and
     * never raises an error.
     */
    public static Reading<Workbook> read(String name, byte[] bytes) {
        return of(name, Sheets.grids(name, bytes, true));
    }

    /** Reads a file; a text may have more rows than a person would look at. */
    public static Reading<Workbook> read(Path file) {
        String name = String.valueOf(file.getFileName());
        return Sheets.bytes(file).then(bytes -> of(name, Sheets.grids(name, bytes, false)));
    }

    private static Reading<Workbook> of(String name, Reading<List<CellGrid>> grids) {
        return grids.then(found ->
                found.isEmpty() ? Sheets.<Workbook>failed(name, "empty") : Reading.of(new Workbook(name, found)));
    }
}
