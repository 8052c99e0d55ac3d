package shikomi.table.file;

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
        if (bytes.length > Sheets.LARGEST) {
            return Sheets.failed(name, "too-large", (bytes.length + 500_000) / 1_000_000, Sheets.LARGEST / 1_000_000);
        }
        if (bytes.length == 0) {
            return Sheets.failed(name, "empty");
        }
        boolean zip = bytes.length > 3 && bytes[0] == 'P' && bytes[1] == 'K';
        Reading<List<CellGrid>> grids = zip ? new WorkbookReader(name).read(bytes) : CsvFile.grid(name, bytes);
        return grids.get()
                .map(found -> found.isEmpty()
                        ? Sheets.<Workbook>failed(name, "empty")
                        : Reading.of(new Workbook(name, found)))
                .orElseGet(() -> Reading.failed(grids.problems()));
    }
}
