package shikomi.table.file;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamException;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;
import shikomi.message.Message;
import shikomi.message.Reading;

/**
 * Reads every visible sheet of a workbook; if there are none, the hidden ones. For formulas, the stored result is read;
 * nothing is evaluated.
 */
final class XlsxReader {
    /** A workbook that unpacks to more than this is not a table of experiments. */
    private static final long LARGEST_UNPACKED = 60_000_000;

    /** The maximum number of sheets, each of which is examined for a table. Set by judgement. */
    private static final int MOST_SHEETS = 50;

    private final String name;
    private final XmlPart.Budget budget = new XmlPart.Budget(LARGEST_UNPACKED);
    private final Map<String, SheetMarks> marks = new HashMap<>();
    /** Whether the workbook asks for its formulas to be calculated when it is opened: their results are not yet those. */
    private boolean stale;

    private XlsxReader(String name) {
        this.name = name;
    }

    static Reading<List<CellGrid>> read(String name, byte[] bytes) {
        try {
            return Reading.of(new XlsxReader(name).grids(bytes));
        } catch (XmlPart.TooMuch much) {
            return much.key().equals("bomb")
                    ? Sheets.failed(name, "bomb", LARGEST_UNPACKED / 1_000_000)
                    : Sheets.failed(name, much.key(), much.arguments());
        } catch (IOException
                | XMLStreamException
                | RuntimeException unreadable) { // damaged files raise many kinds of exceptions
            return Sheets.failed(name, name.toLowerCase(Locale.ROOT).endsWith(".ods") ? "ods" : "no-workbook");
        }
    }

    private List<CellGrid> grids(byte[] bytes) throws IOException, XMLStreamException {
        try (ZipFile zip = ZipFile.builder().setByteArray(bytes).get()) {
            examine(zip);
        }
        try (ReadableWorkbook book =
                new ReadableWorkbook(new ByteArrayInputStream(bytes), new ReadingOptions(true, false))) {
            List<Sheet> all = book.getSheets().limit(MOST_SHEETS).toList();
            List<Sheet> shown = all.stream()
                    .filter(sheet -> sheet.getVisibility() == SheetVisibility.VISIBLE)
                    .toList();
            if (shown.isEmpty()) {
                return filled(all, book.isDate1904());
            }
            List<Sheet> hidden =
                    all.stream().filter(sheet -> !shown.contains(sheet)).toList();
            return noted(filled(shown, book.isDate1904()), tables(hidden, book.isDate1904()));
        }
    }

    private List<CellGrid> filled(List<Sheet> sheets, boolean from1904) throws IOException {
        List<CellGrid> grids = new ArrayList<>();
        for (Sheet sheet : sheets) {
            CellGrid grid = grid(sheet, from1904);
            if (!grid.lines().isEmpty()) {
                grids.add(grid);
            }
        }
        return grids;
    }

    /** The names of the hidden sheets that may hold a table; a sheet that is too large for one cannot be read. */
    private List<String> tables(List<Sheet> hidden, boolean from1904) throws IOException {
        List<String> tables = new ArrayList<>();
        for (Sheet sheet : hidden) {
            try {
                CellGrid grid = grid(sheet, from1904);
                if (grid.lines().size() > 1 && grid.width() > 1) { // lists of choices are often hidden
                    tables.add(sheet.getName());
                }
            } catch (XmlPart.TooMuch much) {
                tables.add(sheet.getName());
            }
        }
        return tables;
    }

    private static List<CellGrid> noted(List<CellGrid> shown, List<String> hidden) {
        if (hidden.isEmpty()) {
            return shown;
        }
        Message note = Message.of("table.hidden-sheets", hidden.size(), String.join(", ", hidden));
        return shown.stream().map(grid -> grid.with(note)).toList();
    }

    /**
     * Bounds the workbook before it is read as a whole, by the bytes that are really unpacked (the sizes in the headers
     * may be false) and by the places of its cells, and collects the marks of its sheets.
     */
    private void examine(ZipFile zip) throws IOException, XMLStreamException {
        XmlPart.Budget whole = new XmlPart.Budget(LARGEST_UNPACKED);
        for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
            if (!entry.getName().startsWith("xl/media/")) {
                whole.spend(zip, entry);
            }
        }
        Map<String, String> paths = paths(zip);
        SheetMarks.Formats formats = SheetMarks.Formats.read(zip, budget);
        try (XmlPart part = XmlPart.open(zip, "xl/workbook.xml", budget)) {
            while (part.next()) {
                stale |= part.begins("calcPr")
                        && part.attribute("fullCalcOnLoad").matches("1|true");
                String path = part.begins("sheet") ? paths.get(part.attribute("id")) : null;
                if (path != null && marks.size() < MOST_SHEETS && zip.getEntry(path) != null) {
                    marks.put(part.attribute("name"), SheetMarks.read(zip, path, formats, budget));
                }
            }
        }
    }

    /** The path of each sheet's part, by the id of its relationship. */
    private Map<String, String> paths(ZipFile zip) throws IOException, XMLStreamException {
        Map<String, String> paths = new HashMap<>();
        try (XmlPart part = XmlPart.open(zip, "xl/_rels/workbook.xml.rels", budget)) {
            while (part.next()) {
                if (part.begins("Relationship")) {
                    String target = part.attribute("Target");
                    paths.put(part.attribute("Id"), target.startsWith("/") ? target.substring(1) : "xl/" + target);
                }
            }
        }
        return paths;
    }

    private CellGrid grid(Sheet sheet, boolean from1904) throws IOException {
        SheetMarks own = marks.getOrDefault(sheet.getName(), SheetMarks.NONE);
        SheetCells cells = new SheetCells(name, own, from1904, stale);
        try (Stream<Row> rows = sheet.openStream()) {
            rows.forEach(cells::add);
        }
        return cells.grid(sheet.getName());
    }
}
