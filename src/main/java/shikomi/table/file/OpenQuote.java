package shikomi.table.file;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.util.stream.IntStream;

/** Finds a quotation mark that is never closed, so that a cell swallows the rows below it. */
final class OpenQuote {
    private final char separator;
    private final int lines;
    private int width;

    /** @param text the whole file */
    OpenQuote(String text, char separator) {
        this.separator = separator;
        this.lines = (int) text.stripTrailing().lines().count();
    }

    /** Whether a cell holds a whole row of the table, up to the end of the file or between two quotation marks. */
    boolean isIn(CsvRecord row) {
        width = Math.max(width, row.getFieldCount());
        return row.getFields().stream().anyMatch(cell -> cell.indexOf('\n') >= 0 && swallows(row, cell));
    }

    private boolean swallows(CsvRecord row, String cell) {
        String[] inner = cell.split("\n", -1);
        for (int i = 1; i < inner.length; i++) {
            boolean last = i == inner.length - 1;
            boolean atEnd = row.getStartingLineNumber() + inner.length - 1 >= lines;
            if ((!last || atEnd) && width > 1 && separators(inner[i]) >= width - 1) {
                return true;
            }
        }
        return false;
    }

    /** The separators in a line; those of sentences, before a blank, do not count. */
    private long separators(String line) {
        return IntStream.range(0, line.length())
                .filter(i -> line.charAt(i) == separator)
                .filter(i -> i + 1 == line.length() || line.charAt(i + 1) != ' ')
                .count();
    }
}
