package shikomi.table.column;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import shikomi.message.Message;
import shikomi.message.Numbers;
import shikomi.table.file.CellGrid;
import shikomi.table.file.Sheet;

/** Fills in values that people write only once: ditto marks, and groups named on a separate line. */
final class RepeatedCells {
    private static final Set<String> MARKS = Set.of(
            "\"", "\u201d", "\u201c", "''", "\u2033", "\u3003", "\u301f", "\u301e", "々", "同上", "同左", "同じ", "ditto",
            "do.", "↓", "→", "⇒", "⇓", "↑", "←");

    private final int width;
    private final List<Message> notes;
    private final Set<String> marks = new TreeSet<>();
    private int repeated;

    RepeatedCells(int width, List<Message> notes) {
        this.width = width;
        this.notes = notes;
    }

    List<Sheet.Row> fill(List<CellGrid.Line> lines) {
        int group = group(lines);
        List<Sheet.Row> rows = new ArrayList<>();
        List<String> above = List.of();
        String current = "";
        int groups = 0;
        for (CellGrid.Line line : lines) {
            if (group >= 0 && isGroup(line, group)) {
                current = line.cell(group);
                groups++;
            } else {
                above = cells(line, above, group, current);
                rows.add(new Sheet.Row(line.number(), above));
            }
        }
        note(groups);
        return rows;
    }

    private List<String> cells(CellGrid.Line line, List<String> above, int group, String name) {
        List<String> cells = new ArrayList<>();
        for (int i = 0; i < Math.min(width, line.cells().size()); i++) {
            String cell = line.cell(i);
            boolean mark = MARKS.contains(cell) || MARKS.contains(Numbers.normal(cell));
            if (mark && i < above.size() && !above.get(i).isEmpty()) {
                marks.add(cell);
                repeated++;
                cell = above.get(i);
            }
            cells.add(i == group && cell.isEmpty() ? name : cell);
        }
        return cells;
    }

    private void note(int groups) {
        if (repeated > 0) {
            notes.add(Message.of("table.repeated", repeated, String.join(" ", marks)));
        }
        if (groups > 0) {
            notes.add(Message.of("table.groups", groups));
        }
    }

    /** The column whose cells are alone on some lines and empty on all others; −1 if there is none. */
    private int group(List<CellGrid.Line> lines) {
        int[] alone = new int[width];
        int[] accompanied = new int[width];
        for (CellGrid.Line line : lines) {
            for (int column : filled(line)) {
                (isGroup(line, column) ? alone : accompanied)[column]++;
            }
        }
        for (int column = 0; column < width; column++) {
            if (alone[column] >= 2 && accompanied[column] == 0 && alone[column] < lines.size() / 2 + 1) {
                return column;
            }
        }
        return -1;
    }

    private boolean isGroup(CellGrid.Line line, int group) {
        List<Integer> filled = filled(line);
        return !filled.isEmpty()
                && filled.getLast() == group
                && (filled.size() == 1 || (filled.size() == 2 && isCounter(line, filled.getFirst())));
    }

    private List<Integer> filled(CellGrid.Line line) {
        List<Integer> filled = new ArrayList<>();
        for (int i = 0; i < Math.min(width, line.cells().size()); i++) {
            if (!line.cell(i).isEmpty()) {
                filled.add(i);
            }
        }
        return filled;
    }

    /** Whether a column is a row counter, which programs that write tables put before the first column. */
    private static boolean isCounter(CellGrid.Line line, int column) {
        return column == 0 && line.cell(column).matches("\\d+");
    }
}
