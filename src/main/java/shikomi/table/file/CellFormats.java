package shikomi.table.file;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import org.apache.commons.compress.archivers.zip.ZipFile;
import shikomi.message.Numbers;

/**
 * The number formats of a workbook's styles, reduced to whether they show numbers as dates.
 *
 * @param dates for each style, whether it shows numbers as dates
 */
record CellFormats(List<Boolean> dates) {
    /** Slightly above 65,490, the maximum number of styles in Excel. */
    private static final int MOST_STYLES = 70_000;

    CellFormats {
        dates = List.copyOf(dates);
    }

    static CellFormats read(ZipFile zip, XmlPart.Budget budget) throws IOException, XMLStreamException {
        if (zip.getEntry("xl/styles.xml") == null) {
            return new CellFormats(List.of());
        }
        try (XmlPart part = XmlPart.open(zip, "xl/styles.xml", budget)) {
            return read(part);
        }
    }

    private static CellFormats read(XmlPart part) throws XMLStreamException {
        List<Boolean> dates = new ArrayList<>();
        Map<Integer, String> own = new HashMap<>();
        boolean inside = false;
        while (part.next() && dates.size() < MOST_STYLES) {
            if (part.begins("numFmt")) {
                own.put(number(part.attribute("numFmtId")), part.attribute("formatCode"));
            } else if (part.begins("cellXfs") || part.ends("cellXfs")) {
                inside = part.begins("cellXfs");
            } else if (inside && part.begins("xf")) {
                dates.add(isDate(number(part.attribute("numFmtId")), own));
            }
        }
        return new CellFormats(dates);
    }

    /**
     * Whether a format shows dates. Formats 14 to 22, 27 to 36 and 50 to 58 are built in for dates, of which 18 to 21,
     * 32 and 33 show times alone.
     */
    private static boolean isDate(int format, Map<Integer, String> own) {
        String code = own.get(format);
        return code == null
                ? (format >= 14 && format <= 17)
                        || format == 22
                        || (format >= 27 && format <= 36)
                        || (format >= 50 && format <= 58)
                : XlsxReader.isDate(code);
    }

    boolean isDate(String style) {
        int number = number(style);
        return number >= 0 && number < dates.size() && dates.get(number);
    }

    static int number(String text) {
        return Optional.of(text)
                .filter(t -> t.length() < 8)
                .flatMap(Numbers::parse)
                .map(Double::intValue)
                .orElse(-1);
    }
}
