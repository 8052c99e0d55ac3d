package shikomi.table.file;

import java.util.List;
import shikomi.message.Message;

/**
 * A table of text cells with one header row.
 *
 * @param name the name of the file, shown in problems
 * @param decimalComma whether the separator of its columns shows that a comma is a decimal separator
 * @param notes messages to a person on how its cells were read
 */
public record Sheet(String name, List<String> header, List<Row> rows, boolean decimalComma, List<Message> notes) {
    public Sheet {
        header = List.copyOf(header);
        rows = List.copyOf(rows);
        notes = List.copyOf(notes);
    }

    public Sheet(String name, List<String> header, List<Row> rows, boolean decimalComma) {
        this(name, header, rows, decimalComma, List.of());
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
