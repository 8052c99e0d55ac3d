package shikomi.table.file;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import shikomi.message.Reading;

/** The cells of a file with one or more sheets; a sheet with several tables has one grid for each. */
public record Workbook(String name, List<CellGrid> grids) {
    private static final Pattern RANGE = Pattern.compile(" ?[A-Z]{1,3}\\d+:[A-Z]{1,3}\\d+$");

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
        return grids.then(found -> found.isEmpty()
                ? Sheets.<Workbook>failed(name, "empty")
                : Reading.of(new Workbook(name, tables(found))));
    }

    /** The name of the sheet that holds a table, from the name of its grid, which may end with a range of cells. */
    public static String sheet(String grid) {
        return RANGE.matcher(grid).replaceFirst("");
    }

    private static List<CellGrid> tables(List<CellGrid> sheets) {
        return sheets.stream().flatMap(sheet -> SheetTables.of(sheet).stream()).toList();
    }
}
