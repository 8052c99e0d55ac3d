package shikomi.cli.terminal;

import java.util.List;
import shikomi.message.Numbers;

/** Aligns the columns of a table for a terminal. */
public final class AlignedColumns {
    private static final String GAP = "  ";

    private AlignedColumns() {}

    public static String aligned(List<String> header, List<List<String>> rows) {
        int[] widths = new int[header.size()];
        boolean[] numeric = new boolean[header.size()];
        for (int column = 0; column < widths.length; column++) {
            int c = column;
            List<String> cells = rows.stream().map(row -> row.get(c)).toList();
            widths[c] = Math.max(
                    width(header.get(c)),
                    cells.stream().mapToInt(AlignedColumns::width).max().orElse(0));
            numeric[c] = isNumeric(cells);
        }
        StringBuilder text = new StringBuilder();
        append(text, header, widths, numeric);
        rows.forEach(row -> append(text, row, widths, numeric));
        return text.toString();
    }

    private static boolean isNumeric(List<String> cells) {
        return !cells.isEmpty()
                && cells.stream()
                        .allMatch(cell -> cell.isEmpty() || Numbers.parse(cell).isPresent());
    }

    private static void append(StringBuilder text, List<String> cells, int[] widths, boolean[] numeric) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            String blanks = " ".repeat(Math.max(0, widths[i] - width(cells.get(i))));
            line.append(i == 0 ? "" : GAP).append(numeric[i] ? blanks + cells.get(i) : cells.get(i) + blanks);
        }
        text.append(line.toString().stripTrailing()).append('\n');
    }

    /** The width of a string in terminal columns; East Asian characters take two. */
    private static int width(String text) {
        return text.codePoints()
                .map(c -> c >= 0x1100 && (c <= 0x115f || (c >= 0x2e80 && c <= 0xffe6 && !(c >= 0xff61 && c <= 0xffdc)))
                        ? 2
                        : 1)
                .sum();
    }
}
