package shikomi.table.file;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import shikomi.message.Message;
import shikomi.message.Numbers;

/**
 * Tells apart the tables on one sheet: those beside each other with the same headings, and those below each other with
 * other headings.
 */
final class SheetTables {
    /** Headings beside a table are in its first lines. Set by judgement. */
    private static final int MOST_HEADERS = 20;

    /** Tables beside each other share at least this part of their headings, and replicates of few columns less. */
    private static final double SAME = 0.6;

    private final CellGrid sheet;

    private SheetTables(CellGrid sheet) {
        this.sheet = sheet;
    }

    /** A part of the sheet, from its first to its last column. */
    private record Part(int left, int right, List<CellGrid.Line> lines) {
        boolean isFilled(int column) {
            return lines.stream().anyMatch(line -> !line.cell(column).isEmpty());
        }

        /** The cells that it covers, such as {@code H1:M3}. */
        String range() {
            int first = IntStream.rangeClosed(left, right)
                    .filter(this::isFilled)
                    .findFirst()
                    .orElse(left);
            int last = IntStream.rangeClosed(left, right)
                    .filter(this::isFilled)
                    .max()
                    .orElse(right);
            return CellGrid.letters(first + 1) + lines.getFirst().number() + ":" + CellGrid.letters(last + 1)
                    + lines.getLast().number();
        }

        /** The lines with the cells of other parts left blank, so that columns keep their places. */
        List<CellGrid.Line> alone() {
            List<CellGrid.Line> alone = new ArrayList<>();
            for (CellGrid.Line line : lines) {
                List<String> cells = IntStream.rangeClosed(0, right)
                        .mapToObj(column -> column < left ? "" : line.cell(column))
                        .toList();
                if (cells.stream().anyMatch(cell -> !cell.isEmpty())) {
                    alone.add(new CellGrid.Line(line.number(), cells));
                }
            }
            return alone;
        }
    }

    /**
     * The tables of a sheet, each as a grid named by its range; the sheet itself if it has one table. Where tables stand
     * below each other, the whole sheet is the last of them, since a table with its names in a column may have gaps.
     */
    static List<CellGrid> of(CellGrid sheet) {
        if (sheet.lines().isEmpty()) {
            return List.of(sheet);
        }
        SheetTables tables = new SheetTables(sheet);
        List<Part> beside = tables.beside();
        List<Part> parts = beside.stream().flatMap(part -> below(part).stream()).toList();
        if (parts.size() == 1) {
            return List.of(sheet);
        }
        List<CellGrid> grids = new ArrayList<>();
        parts.forEach(part -> grids.add(tables.grid(part, parts)));
        if (beside.size() == 1) {
            grids.add(sheet);
        }
        return grids;
    }

    private CellGrid grid(Part part, List<Part> parts) {
        List<Message> notes = new ArrayList<>(sheet.notes());
        List<String> others = parts.stream()
                .map(Part::range)
                .filter(range -> !range.equals(part.range()))
                .toList();
        notes.add(Message.of("table.parts", parts.size(), part.range(), String.join(", ", others)));
        String name = (sheet.name() + " " + part.range()).strip();
        return new CellGrid(name, part.lines(), notes, sheet.evidence());
    }

    /** The parts beside each other: a blank column before headings that repeat those of a table to the left. */
    private List<Part> beside() {
        List<Part> tables = new ArrayList<>();
        for (Part block : blocks()) {
            boolean another = tables.stream().anyMatch(table -> isRepeated(table, block));
            if (another || tables.isEmpty()) {
                tables.add(block);
            } else {
                Part before = tables.removeLast();
                tables.add(new Part(before.left(), block.right(), sheet.lines()));
            }
        }
        return tables.size() == 1
                ? List.of(new Part(0, sheet.width() - 1, sheet.lines()))
                : tables.stream()
                        .map(part -> new Part(part.left(), part.right(), part.alone()))
                        .toList();
    }

    /** The parts between columns that are blank in all lines. */
    private List<Part> blocks() {
        boolean[] filled = new boolean[sheet.width() + 1];
        for (CellGrid.Line line : sheet.lines()) {
            for (int column = 0; column < line.cells().size(); column++) {
                filled[column] |= !line.cells().get(column).isBlank();
            }
        }
        List<Part> blocks = new ArrayList<>();
        int left = -1;
        for (int column = 0; column < filled.length; column++) {
            if (filled[column] && left < 0) {
                left = column;
            } else if (!filled[column] && left >= 0) {
                blocks.add(new Part(left, column - 1, sheet.lines()));
                left = -1;
            }
        }
        return blocks;
    }

    private static boolean isRepeated(Part table, Part block) {
        return table.lines().stream().limit(MOST_HEADERS).anyMatch(line -> {
            Set<String> names = names(line, table.left(), table.right());
            Set<String> again = names(line, block.left(), block.right());
            int most = Math.max(names.size(), again.size());
            again.retainAll(names);
            return again.size() >= 2 && again.size() >= SAME * most;
        });
    }

    /** The cells of a line that are not numbers, in the form in which headings are compared. */
    private static Set<String> names(CellGrid.Line line, int left, int right) {
        Set<String> names = new HashSet<>();
        for (int column = left; column <= right; column++) {
            String cell = line.cell(column);
            if (!cell.isEmpty() && !isNumber(cell)) {
                names.add(CellGrid.headingKey(cell));
            }
        }
        return names;
    }

    private static boolean isNumber(String cell) {
        return Numbers.parse(cell).isPresent();
    }

    /** The parts below each other: a gap before a line of names other than those of the first. */
    private static List<Part> below(Part part) {
        List<Part> tables = new ArrayList<>();
        Set<String> first = Set.of();
        int start = 0;
        for (int i = 0; i + 1 < part.lines().size(); i++) {
            if (!isHeader(part, i)) {
                continue;
            }
            Set<String> names = names(part.lines().get(i), part.left(), part.right());
            int begin = isTitle(part, i - 1) ? i - 1 : i;
            if (first.isEmpty()) {
                first = names;
            } else if (!names.equals(first) && isAfterGap(part, begin)) {
                tables.add(part(part, start, begin));
                start = begin;
                first = names;
            }
        }
        tables.add(part(part, start, part.lines().size()));
        return tables;
    }

    private static Part part(Part part, int from, int to) {
        return new Part(part.left(), part.right(), part.lines().subList(from, to));
    }

    /** Whether a line holds two or more different names and no number, and the line below it holds a number. */
    private static boolean isHeader(Part part, int index) {
        CellGrid.Line line = part.lines().get(index);
        CellGrid.Line next = part.lines().get(index + 1);
        int filled = filled(line);
        return filled >= 2
                && names(line, part.left(), part.right()).size() == filled
                && next.number() == line.number() + 1
                && next.cells().stream().anyMatch(SheetTables::isNumber);
    }

    private static int filled(CellGrid.Line line) {
        return (int) line.cells().stream().filter(cell -> !cell.isBlank()).count();
    }

    private static boolean isTitle(Part part, int index) {
        return index > 0
                && filled(part.lines().get(index)) == 1
                && part.lines().get(index + 1).number()
                        == part.lines().get(index).number() + 1;
    }

    private static boolean isAfterGap(Part part, int index) {
        return index > 0
                && part.lines().get(index).number()
                        > part.lines().get(index - 1).number() + 1;
    }
}
