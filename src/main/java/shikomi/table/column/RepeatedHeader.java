package shikomi.table.column;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import shikomi.message.Message;
import shikomi.message.Numbers;
import shikomi.table.file.CellGrid;

/**
 * Tells apart the tables that stand below each other on one sheet. A header that repeats the names of the first, in
 * whatever order, continues the table; any other header begins another table, which is not read.
 */
final class RepeatedHeader {
    /** A line with this share of known headings among its cells is a header. Set by judgement. */
    private static final double MOST_KNOWN = 0.5;

    private final Map<String, Integer> columns = new HashMap<>();
    private final Set<String> doubled = new HashSet<>();
    private final List<Message> notes;

    RepeatedHeader(List<String> header, List<Message> notes) {
        this.notes = notes;
        for (int i = 0; i < header.size(); i++) {
            String key = CellGrid.headingKey(header.get(i));
            if (!key.isEmpty() && columns.putIfAbsent(key, i) != null) {
                doubled.add(key);
            }
        }
    }

    /** The lines of the table, each with its cells in the order of the first header. */
    List<CellGrid.Line> lines(List<CellGrid.Line> below) {
        List<CellGrid.Line> kept = new ArrayList<>();
        int[] order = new int[0];
        for (CellGrid.Line line : below) {
            if (!isHeader(line)) {
                kept.add(order.length == 0 ? line : ordered(line, order));
                continue;
            }
            Optional<int[]> same = order(line);
            if (same.isEmpty()) {
                notes.add(Message.of("table.other-table", line.number()));
                return kept;
            }
            order = same.get();
        }
        return kept;
    }

    /** Whether most of the cells of a line are headings of this table and none is a number. */
    private boolean isHeader(CellGrid.Line line) {
        int filled = 0;
        int known = 0;
        for (String cell : line.cells()) {
            if (!cell.isBlank()) {
                filled++;
                known += columns.containsKey(CellGrid.headingKey(cell)) ? 1 : 0;
                if (Numbers.parse(cell).isPresent()) {
                    return false;
                }
            }
        }
        return known >= 2 && known >= MOST_KNOWN * filled && 2 * known >= columns.size();
    }

    /** For each cell of the line, its column in the first header; empty if they do not have the same names. */
    private Optional<int[]> order(CellGrid.Line line) {
        int[] order = new int[line.cells().size()];
        Arrays.fill(order, -1);
        Set<Integer> used = new HashSet<>();
        for (int i = 0; i < order.length; i++) {
            String key = CellGrid.headingKey(line.cell(i));
            if (!key.isEmpty()) {
                Integer column = columns.get(key);
                if (column == null || doubled.contains(key) || !used.add(column)) {
                    return Optional.empty();
                }
                order[i] = column;
            }
        }
        return Optional.of(order);
    }

    private static CellGrid.Line ordered(CellGrid.Line line, int[] order) {
        int width = Math.max(line.cells().size(), Arrays.stream(order).max().orElse(0) + 1);
        List<String> cells = new ArrayList<>(Collections.nCopies(width, ""));
        for (int i = 0; i < line.cells().size(); i++) {
            int column = i < order.length ? order[i] : -1;
            if (column >= 0) {
                cells.set(column, line.cell(i));
            }
        }
        return new CellGrid.Line(line.number(), cells);
    }
}
