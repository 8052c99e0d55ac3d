package shikomi.table.file;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.xml.stream.XMLStreamException;
import org.apache.commons.compress.archivers.zip.ZipFile;
import shikomi.message.Reading;

/** Reads every visible sheet of a workbook. For formulas, the stored result is read; nothing is evaluated. */
final class WorkbookReader {
    /** A workbook that unpacks to more than this is not a table of experiments. */
    private static final long LARGEST_UNPACKED = 60_000_000;

    /** The maximum number of sheets, each of which is examined for a table. Set by judgement. */
    private static final int MOST_SHEETS = 50;

    /**
     * The cells of a workbook share their strings; a table of experiments does not need more than these limits in
     * number or in characters.
     */
    private static final int MOST_STRINGS = 500_000;

    private static final int LONGEST_STRINGS = 20_000_000;

    private final String name;
    private final XmlPart.Budget budget = new XmlPart.Budget(LARGEST_UNPACKED);
    private int cells;

    WorkbookReader(String name) {
        this.name = name;
    }

    private record Place(String sheet, String path) {}

    Reading<List<CellGrid>> read(byte[] bytes) {
        try (ZipFile zip = ZipFile.builder().setByteArray(bytes).get()) {
            return Reading.of(grids(zip));
        } catch (XmlPart.TooMuch much) {
            return much.key().equals("bomb")
                    ? Sheets.failed(name, "bomb", LARGEST_UNPACKED / 1_000_000)
                    : Sheets.failed(name, much.key(), much.arguments());
        } catch (IOException
                | XMLStreamException
                | RuntimeException unreadable) { // damaged files raise many kinds of exceptions
            return Sheets.failed(name, "no-workbook");
        }
    }

    private List<CellGrid> grids(ZipFile zip) throws IOException, XMLStreamException {
        List<Place> places = places(zip, paths(zip));
        List<String> strings = strings(zip);
        CellFormats formats = CellFormats.read(zip, budget);
        List<CellGrid> grids = new ArrayList<>();
        for (Place place : places) {
            CellGrid grid = sheet(zip, place, strings, formats);
            if (!grid.lines().isEmpty()) {
                grids.add(grid);
            }
        }
        return grids;
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

    /** The visible sheets; if there are none, the hidden ones. */
    private List<Place> places(ZipFile zip, Map<String, String> paths) throws IOException, XMLStreamException {
        List<Place> shown = new ArrayList<>();
        List<Place> hidden = new ArrayList<>();
        try (XmlPart part = XmlPart.open(zip, "xl/workbook.xml", budget)) {
            while (part.next() && shown.size() < MOST_SHEETS && hidden.size() < MOST_SHEETS) {
                String path = part.begins("sheet") ? paths.get(part.attribute("id")) : null;
                if (path != null && zip.getEntry(path) != null) {
                    boolean isHidden =
                            part.attribute("state").toLowerCase(Locale.ROOT).contains("hidden");
                    (isHidden ? hidden : shown).add(new Place(part.attribute("name"), path));
                }
            }
        }
        return shown.isEmpty() ? hidden : shown;
    }

    private List<String> strings(ZipFile zip) throws IOException, XMLStreamException {
        List<String> strings = new ArrayList<>();
        if (zip.getEntry("xl/sharedStrings.xml") == null) {
            return strings;
        }
        long length = 0;
        try (XmlPart part = XmlPart.open(zip, "xl/sharedStrings.xml", budget)) {
            while (part.next()) {
                if (part.begins("si")) {
                    strings.add(part.runs("si"));
                    length += strings.getLast().length();
                    limit(strings.size() > MOST_STRINGS || length > LONGEST_STRINGS);
                }
            }
        }
        return strings;
    }

    private static void limit(boolean exceeded) {
        if (exceeded) {
            throw new XmlPart.TooMuch("many-cells", CellGrid.MOST_CELLS);
        }
    }

    private CellGrid sheet(ZipFile zip, Place place, List<String> strings, CellFormats formats)
            throws IOException, XMLStreamException {
        SheetCells sheet = new SheetCells(place.sheet(), strings, formats);
        try (XmlPart part = XmlPart.open(zip, place.path(), budget)) {
            while (part.next()) {
                if (part.begins("row")) {
                    sheet.row(part.attribute("r"));
                } else if (part.begins("c")) {
                    sheet.cell(part);
                    limit(++cells > CellGrid.MOST_CELLS);
                } else if (part.begins("mergeCell")) {
                    sheet.merged(part.attribute("ref"));
                }
            }
        }
        return sheet.grid();
    }
}
