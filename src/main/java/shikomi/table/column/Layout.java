package shikomi.table.column;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import shikomi.message.Message;
import shikomi.message.Numbers;
import shikomi.message.Problem;
import shikomi.table.file.CellGrid;
import shikomi.table.file.Sheet;

/**
 * A table detected in a sheet.
 *
 * @param grid the index of its sheet in the workbook, from 0
 * @param turned whether the table was transposed because samples were in columns
 * @param header the number of its first header row
 * @param units whether a row of units stands below the header
 * @param shape what a person said about it
 * @param written the table as it stands in the file, before its amounts were put into one column for each component
 * @param notes notes on how it was interpreted: merged cells, ditto marks, group headings
 * @param problems the reasons why what a person said of its columns does not hold; it is then left out
 * @param matrix whether it is a correlation matrix instead of a table of experiments
 */
public record Layout(
        int grid,
        String title,
        boolean turned,
        int header,
        boolean units,
        Shape shape,
        Sheet sheet,
        Sheet written,
        List<Message> notes,
        List<Problem> problems,
        boolean matrix) {
    public Layout {
        notes = List.copyOf(notes);
        problems = List.copyOf(problems);
    }

    /** The table with more notes. */
    Layout with(List<Message> more) {
        List<Message> all = new ArrayList<>(notes);
        all.addAll(more);
        return new Layout(grid, title, turned, header, units, shape, sheet, written, all, problems, matrix);
    }

    /** The label of a row in the file: its number, or the letters of its column if the table was transposed. */
    public String label(Sheet.Row row) {
        return label(row.line());
    }

    /** The label of a row with this number. */
    public String label(int row) {
        return turned ? CellGrid.letters(row) : Integer.toString(row);
    }

    /** The label of a column: its heading, or its letters if it has none. */
    public String heading(int column) {
        String header = sheet.header().get(column);
        return header.isBlank() ? "(" + CellGrid.letters(column + 1) + ")" : header;
    }

    /** Whether rows and columns have the same names and the numbers are correlations. */
    static boolean isMatrix(Sheet sheet) {
        Set<String> names = sheet.header().stream().map(Numbers::normal).collect(Collectors.toSet());
        int same = 0;
        for (Sheet.Row row : sheet.rows()) {
            same += !row.cell(0).isEmpty() && names.contains(Numbers.normal(row.cell(0))) ? 1 : 0;
            for (int i = 1; i < row.cells().size(); i++) {
                if (Numbers.parse(row.cell(i)).filter(x -> Math.abs(x) > 1.0001).isPresent()) {
                    return false;
                }
            }
        }
        return same > 2 && same >= 0.8 * sheet.rows().size();
    }
}
