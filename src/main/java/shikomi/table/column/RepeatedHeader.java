package shikomi.table.column;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import shikomi.message.Message;
import shikomi.message.Numbers;
import shikomi.table.file.CellGrid;
import shikomi.unit.Unit;

/**
 * Tells apart the tables that stand below each other on one sheet. A header that repeats the names of the first, in
 * whatever order, continues the table, and so does a row of units; cells below other units get these written behind
 * them. Any other header begins another table, which is not read.
 */
final class RepeatedHeader {
    /** A line with this share of known headings among its cells is a header. Set by judgement. */
    private static final double MOST_KNOWN = 0.5;

    /** Headings in which a unit is marked off; in {@code Sample A} there is none. */
    private static final Pattern WITH_UNIT = Pattern.compile(".*[)\\]}>】〕）］]|.+(?:,|/|\\sin\\s).+");

    /** A unit in a title, such as {@code viscosity in Pa·s}. */
    private static final Pattern TITLE_UNIT =
            Pattern.compile("(?:\\bin\\s+|[(\\[（]\\s*(?:in\\s+)?)([^\\s()\\[\\]（）]+)");

    private static final Pattern NUMBER = Pattern.compile("[<>~≥≤±+-]*\\s*[.\\d].*");
    private static final Pattern OWN_UNIT = Pattern.compile(".*(?:(?![eE][+-]?\\d)\\p{L}|[%°‰]).*");

    private final List<String> header;
    private final Map<String, Integer> columns = new HashMap<>();
    private final Set<String> doubled = new HashSet<>();
    private final List<Message> notes;

    /** What each column is given in below the line that is read: nothing while it is what the first header says. */
    private final Map<Integer, String> units = new TreeMap<>();

    private int[] order = new int[0];

    /**
     * @param header the headings with their units
     * @param names the headings as they stand in the first line of the header
     */
    RepeatedHeader(List<String> header, List<String> names, List<Message> notes) {
        this.header = header;
        this.notes = notes;
        for (int i = 0; i < header.size(); i++) {
            String name = i < names.size() ? names.get(i) : "";
            for (String key : new HashSet<>(List.of(key(header.get(i)), bare(header.get(i)), key(name), bare(name)))) {
                if (!key.isEmpty() && columns.putIfAbsent(key, i) != null) {
                    doubled.add(key);
                }
            }
        }
    }

    private static String key(String heading) {
        return CellGrid.headingKey(heading);
    }

    /** A heading and its unit, if it has one. */
    private static Heading read(String heading) {
        Heading plain = new Heading(heading, null);
        return WITH_UNIT.matcher(heading).matches()
                ? Heading.readings(heading).stream()
                        .filter(reading ->
                                reading.unit() != null && reading.unit().isKnown())
                        .findFirst()
                        .orElse(plain)
                : plain;
    }

    private static String bare(String heading) {
        return key(read(heading).name());
    }

    /** The names in a line, without units, as they are compared. */
    static Set<String> names(CellGrid.Line line) {
        return line.cells().stream()
                .map(RepeatedHeader::bare)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toSet());
    }

    /** The lines of the table, each with its cells in the order and the units of the first header. */
    List<CellGrid.Line> lines(List<CellGrid.Line> below) {
        List<CellGrid.Line> kept = new ArrayList<>();
        for (int i = 0; i < below.size(); i++) {
            CellGrid.Line line = below.get(i);
            if (isHeader(line)) {
                Optional<int[]> same = order(line);
                if (same.isEmpty()) {
                    notes.add(Message.of("table.other-table", line.number()));
                    return kept;
                }
                order = same.get();
                begin(line);
            } else if (i + 1 < below.size() && HeaderRows.isUnits(line, below.get(i + 1))) {
                change(line.number(), ordered(line).cells());
            } else {
                title(line, i + 1 < below.size());
                kept.add(converted(ordered(line)));
            }
        }
        return kept;
    }

    /** Begins a part below a repeated header, whose headings may give other units. */
    private void begin(CellGrid.Line line) {
        notes.add(Message.of("table.header-again", line.number()));
        List<String> given = new ArrayList<>();
        for (String heading : ordered(line).cells()) {
            Unit unit = read(heading).unit();
            given.add(unit == null ? "" : unit.label());
        }
        units.clear();
        change(line.number(), given);
    }

    /** Sets the units of the cells below a line; a column for which it gives none keeps its own. */
    private void change(int number, List<String> given) {
        for (int i = 0; i < Math.min(header.size(), given.size()); i++) {
            String unit = HeaderRows.unit(given.get(i));
            if (!unit.isEmpty()) {
                units.put(i, unit);
            }
        }
        units.entrySet().removeIf(entry -> isSame(header.get(entry.getKey()), entry.getValue()));
        List<String> changed = units.entrySet().stream()
                .map(entry -> read(header.get(entry.getKey())).name() + ": " + entry.getValue())
                .toList();
        if (!changed.isEmpty()) {
            notes.add(Message.of("table.units-again", number, String.join(", ", changed)));
        }
    }

    private static boolean isSame(String heading, String label) {
        Unit own = Columns.bracketed(heading).orElse(read(heading).unit());
        Unit unit = Heading.unit(label);
        if (own == null) {
            return false;
        }
        return (own.isKnown() && unit.isKnown())
                ? UnitCheck.isSame(own, unit)
                : Objects.equals(key(own.label()), key(unit.label()));
    }

    private CellGrid.Line converted(CellGrid.Line line) {
        List<String> cells = new ArrayList<>(line.cells());
        units.forEach((column, unit) -> {
            String cell = line.cell(column);
            String typed = Numbers.typed(cell);
            if (NUMBER.matcher(typed).matches() && !OWN_UNIT.matcher(typed).matches()) {
                cells.set(column, cell + " " + unit);
            }
        });
        return new CellGrid.Line(line.number(), cells);
    }

    /** Says that a title between the rows, which a person reads, gives a unit. */
    private void title(CellGrid.Line line, boolean above) {
        List<String> filled =
                line.cells().stream().filter(cell -> !cell.isBlank()).toList();
        if (above && filled.size() == 1) {
            Matcher unit = TITLE_UNIT.matcher(filled.getFirst());
            while (unit.find()) {
                if (!HeaderRows.unit(unit.group(1)).isEmpty() && Heading.isUnit(unit.group(1))) {
                    notes.add(Message.of("table.title-unit", line.number(), filled.getFirst()));
                    return;
                }
            }
        }
    }

    /** Whether most of the cells of a line are headings of this table and none is a number. */
    private boolean isHeader(CellGrid.Line line) {
        int filled = 0;
        int known = 0;
        for (String cell : line.cells()) {
            if (!cell.isBlank()) {
                filled++;
                known += column(cell).isPresent() ? 1 : 0;
                if (Numbers.parse(cell).isPresent()) {
                    return false;
                }
            }
        }
        long named = header.stream().filter(heading -> !heading.isEmpty()).count();
        return known >= 2 && known >= MOST_KNOWN * filled && 2L * known >= named;
    }

    private Optional<String> column(String cell) {
        return columns.containsKey(key(cell))
                ? Optional.of(key(cell))
                : Optional.of(bare(cell)).filter(columns::containsKey);
    }

    /** For each cell of the line, its column in the first header; empty if they do not have the same names. */
    private Optional<int[]> order(CellGrid.Line line) {
        int[] found = new int[line.cells().size()];
        Arrays.fill(found, -1);
        Set<Integer> used = new HashSet<>();
        for (int i = 0; i < found.length; i++) {
            if (!line.cell(i).isEmpty()) {
                Optional<String> key = column(line.cell(i));
                Integer column = key.map(columns::get).orElse(null);
                if (column == null || doubled.contains(key.get()) || !used.add(column)) {
                    return Optional.empty();
                }
                found[i] = column;
            }
        }
        return Optional.of(found);
    }

    private CellGrid.Line ordered(CellGrid.Line line) {
        if (order.length == 0) {
            return line;
        }
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
