package shikomi.table.column;

import java.util.List;
import shikomi.message.Message;
import shikomi.table.file.CellGrid;
import shikomi.table.file.Sheet;

/**
 * A table detected in a sheet.
 *
 * @param grid its number among the sheets of the book, from 0
 * @param turned whether samples were in columns, which have become rows
 * @param notes how it was interpreted: merged cells, ditto marks, group headings
 * @param matrix whether it is a matrix of correlations instead of a table of experiments
 */
public record Layout(int grid, String title, boolean turned, Sheet sheet, List<Message> notes, boolean matrix) {
    public Layout {
        notes = List.copyOf(notes);
    }

    /** The name of a row in the file: its number, or the letters of its column. */
    public String label(Sheet.Row row) {
        return turned ? CellGrid.letters(row.line()) : Integer.toString(row.line());
    }

    /** The name of a column: its heading, or its letters where it has none. */
    public String heading(int column) {
        String header = sheet.header().get(column);
        return header.isBlank() ? "(" + CellGrid.letters(column + 1) + ")" : header;
    }
}
