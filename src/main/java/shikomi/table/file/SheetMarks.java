package shikomi.table.file;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.xml.stream.XMLStreamException;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * What a sheet shows beside the contents of its cells: merged ranges, cells that are crossed out, and texts whose parts
 * are formatted differently. The library that reads the contents does not report them.
 *
 * @param struck the references of crossed-out cells, such as {@code E3}
 * @param texts the texts with formatted parts, by the references of their cells
 * @param hidden the hidden columns, from 1
 */
record SheetMarks(List<Range> merged, Set<String> struck, Map<String, RichText> texts, List<Integer> hidden) {
    static final SheetMarks NONE = new SheetMarks(List.of(), Set.of(), Map.of(), List.of());

    /** The last column and row of a spreadsheet, XFD1048576; a reference beyond them is damaged. */
    private static final int LAST_COLUMN = 16_384;

    private static final int LAST_ROW = 1_048_576;

    private static final Pattern REFERENCE = Pattern.compile("([A-Z]{1,3})([0-9]{1,7})");

    private static final String SHARED = "xl/sharedStrings.xml";

    /** A larger merged range is decoration. Set by judgement. */
    private static final int LARGEST_MERGED = 10_000;

    SheetMarks {
        merged = List.copyOf(merged);
        struck = Set.copyOf(struck);
        texts = Map.copyOf(texts);
        hidden = List.copyOf(hidden);
    }

    /**
     * The formats of a workbook that its sheets refer to by number.
     *
     * @param struck the numbers of the styles that cross out a cell
     * @param texts the shared texts with formatted parts
     */
    record Formats(Set<String> struck, Map<String, RichText> texts) {
        Formats {
            struck = Set.copyOf(struck);
            texts = Map.copyOf(texts);
        }

        static Formats read(ZipFile zip, XmlPart.Budget budget) throws IOException, XMLStreamException {
            return new Formats(struckStyles(zip, budget), sharedTexts(zip, budget));
        }
    }

    /** A range of cells; rows and columns count from 1. */
    record Range(int top, int left, int bottom, int right) {
        private boolean isSmall() {
            return right <= CellGrid.MOST_COLUMNS && (long) (bottom - top + 1) * (right - left + 1) <= LARGEST_MERGED;
        }
    }

    /**
     * Reads the marks of one sheet.
     *
     * @throws XmlPart.TooMuch if there are more cells than a table of experiments has
     * @throws IOException if a cell has a place that no spreadsheet has
     */
    static SheetMarks read(ZipFile zip, String path, Formats formats, XmlPart.Budget budget)
            throws IOException, XMLStreamException {
        List<Range> merged = new ArrayList<>();
        Set<String> struck = new HashSet<>();
        Map<String, RichText> texts = new HashMap<>();
        List<Integer> hidden = new ArrayList<>();
        try (XmlPart part = XmlPart.open(zip, path, budget)) {
            while (part.next()) {
                if (part.begins("c")) {
                    budget.cell();
                    cell(part, formats, struck, texts);
                } else if (part.begins("row")) {
                    String number = part.attribute("r");
                    require(number.isEmpty() || (number.matches("\\d{1,7}") && isRow(number)), number);
                } else if (part.begins("col")) {
                    hidden.addAll(hidden(part));
                } else if (part.begins("mergeCell")) {
                    range(part.attribute("ref")).filter(Range::isSmall).ifPresent(merged::add);
                }
            }
        }
        return new SheetMarks(merged, struck, texts, hidden);
    }

    /** Reads a cell up to its end; a text with formatted parts decides itself what of it is crossed out. */
    private static void cell(XmlPart part, Formats formats, Set<String> struck, Map<String, RichText> texts)
            throws IOException, XMLStreamException {
        String place = part.attribute("r");
        require(place.isEmpty() || isPlace(place), place);
        boolean shared = part.attribute("t").equals("s");
        if (formats.struck().contains(part.attribute("s"))) {
            struck.add(place);
        }
        while (part.next() && !part.ends("c")) {
            RichText text = part.begins("is")
                    ? RichText.read(part, "is")
                    : shared && part.begins("v")
                            ? formats.texts().get(part.text().strip())
                            : null;
            if (text != null && text.isFormatted()) {
                texts.put(place, text);
            }
        }
    }

    /** The shared texts with formatted parts, by their numbers. */
    private static Map<String, RichText> sharedTexts(ZipFile zip, XmlPart.Budget budget)
            throws IOException, XMLStreamException {
        Map<String, RichText> texts = new HashMap<>();
        if (zip.getEntry(SHARED) == null) {
            return texts;
        }
        int number = 0;
        try (XmlPart part = XmlPart.open(zip, SHARED, budget)) {
            while (part.next()) {
                if (part.begins("si")) {
                    RichText text = RichText.read(part, "si");
                    if (text.isFormatted()) {
                        texts.put(Integer.toString(number), text);
                    }
                    number++;
                }
            }
        }
        return texts;
    }

    /** The hidden columns of one entry, which stands for a range; ranges beyond any table are decoration. */
    private static List<Integer> hidden(XmlPart part) {
        String from = part.attribute("min");
        String to = part.attribute("max");
        boolean hidden =
                part.attribute("hidden").matches("1|true") && from.matches("\\d{1,4}") && to.matches("\\d{1,4}");
        int last = hidden ? Math.min(CellGrid.MOST_COLUMNS, Integer.parseInt(to)) : 0;
        return hidden
                ? IntStream.rangeClosed(Integer.parseInt(from), last).boxed().toList()
                : List.of();
    }

    private static void require(boolean right, String place) throws IOException {
        if (!right) {
            throw new IOException("no cell " + place);
        }
    }

    private static boolean isPlace(String text) {
        Matcher reference = REFERENCE.matcher(text);
        return reference.matches() && column(reference.group(1)) <= LAST_COLUMN && isRow(reference.group(2));
    }

    private static boolean isRow(String number) {
        int row = Integer.parseInt(number);
        return row >= 1 && row <= LAST_ROW;
    }

    private static Optional<Range> range(String text) {
        String[] ends = text.split(":", 3);
        if (ends.length != 2 || !isPlace(ends[0]) || !isPlace(ends[1])) {
            return Optional.empty();
        }
        Matcher from = REFERENCE.matcher(ends[0]);
        Matcher to = REFERENCE.matcher(ends[1]);
        boolean both = from.matches() && to.matches();
        return both
                ? Optional.of(new Range(
                        Integer.parseInt(from.group(2)),
                        column(from.group(1)),
                        Integer.parseInt(to.group(2)),
                        column(to.group(1))))
                : Optional.empty();
    }

    private static int column(String letters) {
        int column = 0;
        for (int i = 0; i < letters.length(); i++) {
            column = 26 * column + letters.charAt(i) - 'A' + 1;
        }
        return column;
    }

    /** The numbers of the cell styles whose font is crossed out. */
    private static Set<String> struckStyles(ZipFile zip, XmlPart.Budget budget) throws IOException, XMLStreamException {
        Set<String> styles = new HashSet<>();
        if (zip.getEntry("xl/styles.xml") == null) {
            return styles;
        }
        Set<String> fonts = new HashSet<>();
        int font = -1;
        int style = -1;
        boolean inFonts = false;
        boolean inStyles = false;
        try (XmlPart part = XmlPart.open(zip, "xl/styles.xml", budget)) {
            while (part.next()) {
                inFonts = part.begins("fonts") || (inFonts && !part.ends("fonts"));
                inStyles = part.begins("cellXfs") || (inStyles && !part.ends("cellXfs"));
                font += inFonts && part.begins("font") ? 1 : 0;
                style += inStyles && part.begins("xf") ? 1 : 0;
                if (inFonts && part.begins("strike") && !part.attribute("val").matches("0|false")) {
                    fonts.add(Integer.toString(font));
                }
                if (inStyles && part.begins("xf") && fonts.contains(part.attribute("fontId"))) {
                    styles.add(Integer.toString(style));
                }
            }
        }
        return styles;
    }
}
