package shikomi.table.file;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.Row;
import org.jspecify.annotations.Nullable;
import shikomi.message.Message;

/** Collects the cells of a sheet of a workbook for a grid, each as the text that a person sees. */
final class SheetCells {
    private static final Pattern DECIMAL = Pattern.compile("-?\\d+\\.\\d+");

    private final String name;
    private final SheetMarks marks;
    private final boolean from1904;
    private final boolean stale;
    private final TreeMap<Integer, TreeMap<Integer, String>> rows = new TreeMap<>();
    private final Map<String, NumberFormat> formats = new HashMap<>();
    private final Set<String> numbers = new HashSet<>();
    private final List<String> hidden = new ArrayList<>();
    private final List<String> struck = new ArrayList<>();
    private final List<String> partlyStruck = new ArrayList<>();
    private int merged;
    /** The length of all texts; a short file can repeat a long text in many cells. */
    private long characters;

    /**
     * @param from1904 whether the workbook counts its days from 1904
     * @param stale whether the results of its formulas are still to be calculated
     */
    SheetCells(String name, SheetMarks marks, boolean from1904, boolean stale) {
        this.name = name;
        this.marks = marks;
        this.from1904 = from1904;
        this.stale = stale;
    }

    void add(Row row) {
        boolean filled = false;
        for (Cell cell : row) {
            filled |= cell != null && put(row.getRowNum(), cell);
        }
        if (filled && row.isHidden()) {
            hidden.add(Integer.toString(row.getRowNum()));
        }
    }

    private boolean put(int row, Cell cell) {
        String text = meant(cell);
        if (text.isBlank()) {
            return false;
        }
        characters += text.length();
        if (characters > CellGrid.MOST_CHARACTERS) {
            throw new XmlPart.TooMuch("many-characters", CellGrid.MOST_CHARACTERS);
        }
        int column = cell.getColumnIndex() + 1;
        if (column > CellGrid.MOST_COLUMNS) {
            throw new XmlPart.TooMuch("many-columns", name, CellGrid.MOST_COLUMNS);
        }
        rows.computeIfAbsent(row, r -> new TreeMap<>()).put(column, text);
        if (rows.size() > CellGrid.MOST_LINES) {
            throw new XmlPart.TooMuch("many-lines", name, CellGrid.MOST_LINES);
        }
        return true;
    }

    /** The text of a cell without what is crossed out. */
    private String meant(Cell cell) {
        String place = cell.getAddress().toString();
        boolean crossed = marks.struck().contains(place);
        RichText rich = cell.getType() == CellType.STRING ? marks.texts().get(place) : null;
        if (rich == null) {
            String text = text(cell);
            if (crossed && !text.isBlank()) {
                struck.add(place);
            }
            return crossed ? "" : text;
        }
        String meant = rich.meant(crossed);
        if (rich.isStruck(crossed)) {
            (meant.isEmpty() ? struck : partlyStruck).add(place);
        }
        return bounded(CsvFile.unprotected(meant));
    }

    private String text(Cell cell) {
        String text = switch (cell.getType()) {
            case EMPTY -> "";
            case NUMBER -> number(cell, cell.getRawValue());
            case FORMULA -> formula(cell);
            case STRING, BOOLEAN, ERROR -> value(cell);
        };
        return bounded(text);
    }

    private static String bounded(String text) {
        return text.length() > CellGrid.LONGEST_CELL ? text.substring(0, CellGrid.LONGEST_CELL) : text;
    }

    /** The stored result of a formula; the formula itself if the program that wrote it stored none to be relied on. */
    private String formula(Cell cell) {
        String raw = cell.getRawValue();
        return stale || raw == null || raw.isEmpty() ? "=" + cell.getFormula() : number(cell, raw);
    }

    private String number(Cell cell, @Nullable String raw) {
        String code = cell.getDataFormatString();
        Integer id = cell.getDataFormatId();
        NumberFormat format = formats.computeIfAbsent(code + "\n" + id, key -> NumberFormat.of(code, id));
        if (raw == null) {
            return value(cell);
        }
        String text = format.text(raw, from1904);
        if (DECIMAL.matcher(text).matches()) {
            numbers.add(text);
        }
        return text;
    }

    private static String value(Cell cell) {
        return cell.getValue() == null
                ? ""
                : CsvFile.unprotected(cell.getValue().toString());
    }

    /** Fills every cell of a merged range with the text of its first cell. */
    private void merge(SheetMarks.Range range) {
        TreeMap<Integer, String> first = rows.get(range.top());
        String text = first == null ? null : first.get(range.left());
        if (text == null) {
            return;
        }
        for (int r = range.top(); r <= range.bottom() && merged < CellGrid.MOST_CELLS / 10; r++) {
            for (int c = range.left(); c <= range.right(); c++) {
                if (rows.computeIfAbsent(r, key -> new TreeMap<>()).putIfAbsent(c, text) == null) {
                    merged++;
                }
            }
        }
    }

    CellGrid grid(String title) {
        marks.merged().forEach(this::merge);
        List<CellGrid.Line> lines = new ArrayList<>();
        long cells = 0;
        for (var row : rows.entrySet()) {
            List<String> line = line(row.getValue());
            cells += line.size();
            if (cells > 2L * CellGrid.MOST_CELLS) {
                throw new XmlPart.TooMuch("many-cells", CellGrid.MOST_CELLS);
            }
            lines.add(new CellGrid.Line(row.getKey(), line));
        }
        return new CellGrid(title, lines, notes(), new NumberEvidence(false, numbers));
    }

    private List<Message> notes() {
        List<Message> notes = new ArrayList<>();
        if (merged > 0) {
            notes.add(Message.of("table.merged", merged));
        }
        if (!struck.isEmpty()) {
            notes.add(Message.of("table.struck", struck.size(), listed(struck)));
        }
        if (!partlyStruck.isEmpty()) {
            notes.add(Message.of("table.struck-parts", partlyStruck.size(), listed(partlyStruck)));
        }
        List<String> columns = marks.hidden().stream()
                .filter(column -> rows.values().stream().anyMatch(cells -> cells.containsKey(column)))
                .map(CellGrid::letters)
                .toList();
        if (!columns.isEmpty()) {
            notes.add(Message.of("table.hidden-columns", columns.size(), listed(columns)));
        }
        if (!hidden.isEmpty()) {
            notes.add(Message.of("table.hidden", hidden.size(), listed(hidden)));
        }
        return notes;
    }

    /** The first few of a list; a longer list would hide the other messages. */
    private static String listed(List<String> places) {
        int most = 10;
        return String.join(", ", places.subList(0, Math.min(most, places.size())))
                + (places.size() > most ? ", …" : "");
    }

    private static List<String> line(SortedMap<Integer, String> cells) {
        int width = cells.isEmpty() ? 0 : cells.lastKey();
        return IntStream.rangeClosed(1, width)
                .mapToObj(column -> cells.getOrDefault(column, ""))
                .toList();
    }
}
