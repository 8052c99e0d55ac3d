package shikomi.table.file;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.xml.stream.XMLStreamException;
import shikomi.message.Numbers;

/** Collects the cells of a sheet for a grid. */
final class SheetCells {
    private static final Pattern REFERENCE = Pattern.compile("([A-Z]{1,3})([0-9]{1,7})");
    /**
     * Day 0 of a spreadsheet, valid from March 1900 on: spreadsheets count 29 February 1900 as day 60, although 1900
     * was not a leap year.
     */
    private static final LocalDate EPOCH = LocalDate.of(1899, 12, 30);

    /** A larger merged range is decoration. Set by judgement. */
    private static final int LARGEST_MERGED = 10_000;

    private final String name;
    private final List<String> strings;
    private final CellFormats formats;
    private final TreeMap<Integer, TreeMap<Integer, String>> rows = new TreeMap<>();
    private int row;
    private int column;
    private int merged;

    SheetCells(String name, List<String> strings, CellFormats formats) {
        this.name = name;
        this.strings = strings;
        this.formats = formats;
    }

    void row(String number) {
        row = number.isEmpty() ? row + 1 : Math.max(1, CellFormats.number(number));
        column = 0;
    }

    void cell(XmlPart part) throws XMLStreamException {
        Matcher reference = REFERENCE.matcher(part.attribute("r"));
        column = reference.matches() ? column(reference.group(1)) : column + 1;
        String type = part.attribute("t");
        boolean date = formats.isDate(part.attribute("s"));
        String text = "";
        while (part.next() && !part.ends("c")) {
            if (part.begins("v")) {
                text = value(part.text(), type, date);
            } else if (part.begins("is")) {
                text = part.runs("is");
            }
        }
        put(row, column, text);
    }

    private void put(int row, int column, String text) {
        if (text.isBlank()) {
            return;
        }
        if (column > CellGrid.MOST_COLUMNS) {
            throw new XmlPart.TooMuch("many-columns", name, CellGrid.MOST_COLUMNS);
        }
        rows.computeIfAbsent(row, r -> new TreeMap<>()).put(column, text);
        if (rows.size() > CellGrid.MOST_LINES) {
            throw new XmlPart.TooMuch("many-lines", name, CellGrid.MOST_LINES);
        }
    }

    private String value(String raw, String type, boolean date) {
        return switch (type) {
            case "s" -> {
                int index = CellFormats.number(raw);
                yield index >= 0 && index < strings.size() ? strings.get(index) : "";
            }
            case "str", "d" -> raw;
            case "inlineStr" -> raw;
            case "b" -> raw.equals("1") ? "TRUE" : "FALSE";
            case "e" -> ""; // an error such as #DIV/0! is not a measurement
            default -> date ? date(raw) : XlsxReader.number(raw);
        };
    }

    private static String date(String raw) {
        return Numbers.parse(raw)
                .filter(days -> days >= 1 && days < 2_958_466) // up to the year 9999
                .map(days -> {
                    String day = EPOCH.plusDays((long) Math.floor(days)).toString();
                    long minutes = Math.round((days - Math.floor(days)) * 1440);
                    return minutes <= 0 || minutes >= 1440
                            ? day
                            : day + String.format(java.util.Locale.ROOT, "T%02d:%02d", minutes / 60, minutes % 60);
                })
                .orElseGet(() -> XlsxReader.number(raw));
    }

    /** Fills every cell of a merged range with the text of its first cell; a range beyond the limits is ignored. */
    void merged(String range) {
        String[] ends = range.split(":", 3);
        Matcher from = REFERENCE.matcher(ends[0]);
        Matcher to = REFERENCE.matcher(ends.length == 2 ? ends[1] : "");
        if (from.matches() && to.matches()) {
            merged(new Range(
                    CellFormats.number(from.group(2)),
                    column(from.group(1)),
                    CellFormats.number(to.group(2)),
                    column(to.group(1))));
        }
    }

    private record Range(int top, int left, int bottom, int right) {
        boolean isSmall() {
            return right <= CellGrid.MOST_COLUMNS && (long) (bottom - top + 1) * (right - left + 1) <= LARGEST_MERGED;
        }
    }

    private void merged(Range range) {
        TreeMap<Integer, String> first = rows.get(range.top());
        String text = first == null ? null : first.get(range.left());
        if (text == null || !range.isSmall()) {
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

    private static int column(String letters) {
        int column = 0;
        for (int i = 0; i < letters.length(); i++) {
            column = 26 * column + letters.charAt(i) - 'A' + 1;
        }
        return column;
    }

    CellGrid grid() {
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
        return new CellGrid(name, lines, merged, false);
    }

    private static List<String> line(SortedMap<Integer, String> cells) {
        int width = cells.isEmpty() ? 0 : cells.lastKey();
        return IntStream.rangeClosed(1, width)
                .mapToObj(column -> cells.getOrDefault(column, ""))
                .toList();
    }
}
