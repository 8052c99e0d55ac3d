package shikomi.table.file;

import java.util.ArrayList;
import java.util.List;

/**
 * The cells of a sheet of a file, merged ranges filled with the value of their first cell.
 *
 * @param name of the sheet; empty where the file is text
 * @param lines those that are not blank
 * @param merged how many cells got the value of a merged range
 * @param decimalComma whether a comma may be a decimal sign here
 */
public record CellGrid(String name, List<Line> lines, int merged, boolean decimalComma) {
    /** A larger file is no table of experiments: this limit and the next two are set by judgement. */
    public static final int MOST_COLUMNS = 1_000;

    static final int MOST_LINES = 50_000;
    static final int MOST_CELLS = 1_000_000;
    /** What a spreadsheet holds in one cell. */
    static final int LONGEST_CELL = 32_767;

    public CellGrid {
        lines = List.copyOf(lines);
    }

    /**
     * One row.
     *
     * @param number in the file, from 1
     */
    public record Line(int number, List<String> cells) {
        public Line {
            cells = List.copyOf(cells);
        }

        /** The text of a cell, without blanks at its ends. */
        public String cell(int column) {
            return column < cells.size() ? cells.get(column).strip() : "";
        }
    }

    int width() {
        return lines.stream().mapToInt(line -> line.cells().size()).max().orElse(0);
    }

    /** The transpose, for tables with one sample per column. Lines are then numbered by column. */
    public CellGrid turned() {
        List<Line> turned = new ArrayList<>();
        for (int column = 0; column < width(); column++) {
            int from = column;
            List<String> cells = lines.stream().map(line -> line.cell(from)).toList();
            if (cells.stream().anyMatch(cell -> !cell.isEmpty())) {
                turned.add(new Line(column + 1, cells));
            }
        }
        return new CellGrid(name, turned, merged, decimalComma);
    }

    /** {@code AB} for 28. */
    public static String letters(int column) {
        return column <= 26
                ? String.valueOf((char) ('A' + column - 1))
                : letters((column - 1) / 26) + letters((column - 1) % 26 + 1);
    }
}
