package shikomi.table.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import shikomi.message.Message;
import shikomi.message.Numbers;

/**
 * The cells of one sheet of a file, in which merged ranges are filled with the value of their first cell.
 *
 * @param name the name of the sheet; empty for a text file
 * @param lines the lines that are not blank
 * @param notes messages to a person on how it was read: merged ranges, crossed-out cells, hidden rows
 * @param evidence what the file shows about the way in which its numbers are written
 */
public record CellGrid(String name, List<Line> lines, List<Message> notes, NumberEvidence evidence) {
    /** A larger file is not a table of experiments. This limit and the next three are set by judgement. */
    public static final int MOST_COLUMNS = 1_000;

    static final int MOST_LINES = 50_000;
    static final int MOST_CELLS = 1_000_000;
    static final int MOST_CHARACTERS = 10_000_000;
    /** The maximum length of the text in one cell of a spreadsheet. */
    static final int LONGEST_CELL = Sheets.LONGEST_CELL;

    public CellGrid {
        lines = List.copyOf(lines);
        notes = List.copyOf(notes);
    }

    /**
     * One row of a grid.
     *
     * @param number the row number in the file, from 1
     */
    public record Line(int number, List<String> cells) {
        public Line {
            cells = List.copyOf(cells);
        }

        /** The text of a cell, without leading and trailing blanks. */
        public String cell(int column) {
            return column < cells.size() ? cells.get(column).strip() : "";
        }
    }

    /** The grid with one more note. */
    CellGrid with(Message note) {
        List<Message> more = new ArrayList<>(notes);
        more.add(note);
        return new CellGrid(name, lines, more, evidence);
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
        return new CellGrid(name, turned, notes, evidence);
    }

    /** The form in which headings of tables on one sheet are compared. */
    public static String headingKey(String heading) {
        return Numbers.typed(heading).replaceAll("\\s+", "").toLowerCase(Locale.ROOT);
    }

    /** The letters of a column: {@code AB} for 28. */
    public static String letters(int column) {
        return column <= 26
                ? String.valueOf((char) ('A' + column - 1))
                : letters((column - 1) / 26) + letters((column - 1) % 26 + 1);
    }

    /** The number of a column from its letters: 28 for {@code AB}. */
    public static int column(String letters) {
        return letters.toUpperCase(Locale.ROOT).chars().reduce(0, (column, letter) -> 26 * column + letter - 'A' + 1);
    }
}
