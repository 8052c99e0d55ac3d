package shikomi.web;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * A workbook read by the XML parser of the Java platform alone, so that it is opened by a second reader, and filled in
 * as another program would.
 */
final class OpenSheet {
    private static final String SHEET = "xl/worksheets/sheet1.xml";

    private final Map<String, byte[]> parts = new LinkedHashMap<>();
    private final Document sheet;

    OpenSheet(byte[] workbook) throws Exception {
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(workbook))) {
            for (ZipEntry part = zip.getNextEntry(); part != null; part = zip.getNextEntry()) {
                parts.put(part.getName(), zip.readAllBytes());
            }
        }
        sheet = part(SHEET);
    }

    Map<String, byte[]> parts() {
        return parts;
    }

    /** One part of the workbook; an error of the XML is an exception. */
    Document part(String name) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory.newDocumentBuilder().parse(new ByteArrayInputStream(Objects.requireNonNull(parts.get(name))));
    }

    private Element cell(String place) {
        NodeList cells = sheet.getElementsByTagNameNS("*", "c");
        for (int i = 0; i < cells.getLength(); i++) {
            Element cell = (Element) cells.item(i);
            if (cell.getAttribute("r").equals(place)) {
                return cell;
            }
        }
        throw new AssertionError("There is no cell " + place);
    }

    /** Whether the sheet's protection locks a cell. */
    boolean isLocked(String place) throws Exception {
        NodeList formats = ((Element) part("xl/styles.xml")
                        .getElementsByTagNameNS("*", "cellXfs")
                        .item(0))
                .getElementsByTagNameNS("*", "xf");
        String style = cell(place).getAttribute("s");
        Element format = (Element) formats.item(style.isEmpty() ? 0 : Integer.parseInt(style));
        Element protection =
                (Element) format.getElementsByTagNameNS("*", "protection").item(0);
        return protection == null || !protection.getAttribute("locked").matches("false|0");
    }

    /** Enters a number, or a text as it stands in the cell. */
    void fill(String place, Object value) {
        Element cell = cell(place);
        cell.setTextContent("");
        String namespace = cell.getNamespaceURI();
        Element content = sheet.createElementNS(namespace, value instanceof Number ? "v" : "is");
        cell.appendChild(content);
        if (value instanceof Number) {
            content.setTextContent(value.toString());
        } else {
            cell.setAttribute("t", "inlineStr");
            content.appendChild(sheet.createElementNS(namespace, "t")).setTextContent(value.toString());
        }
    }

    byte[] bytes() throws Exception {
        ByteArrayOutputStream xml = new ByteArrayOutputStream();
        TransformerFactory.newDefaultInstance().newTransformer().transform(new DOMSource(sheet), new StreamResult(xml));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getKey().equals(SHEET) ? xml.toByteArray() : part.getValue());
            }
        }
        return bytes.toByteArray();
    }
}
