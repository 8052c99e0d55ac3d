package shikomi.table.file;

import java.util.List;

/**
 * A table of text cells with one header row.
 *
 * @param name the name of the file, shown in problems
 * @param decimalComma whether a comma may be a decimal separator: the column separator is not a comma
 */
public record Sheet(String name, List<String> header, List<Row> rows, boolean decimalComma) {
    public Sheet {
        header = List.copyOf(header);
        rows = List.copyOf(rows);
    }

    /**
     * One row; cells that are missing at its end count as empty.
     *
     * @param line the line number in the file, from 1
     */
    public record Row(int line, List<String> cells) {
        public Row {
            cells = List.copyOf(cells);
        }

        /** The text of a cell, without leading and trailing blanks. */
        public String cell(int column) {
            return column < cells.size() ? cells.get(column).strip() : "";
        }
    }

    /** The location of a row, such as {@code file.csv:17}. */
    public String place(Row row) {
        return name + ":" + row.line();
    }
}
