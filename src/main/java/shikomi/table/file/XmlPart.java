package shikomi.table.file;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/** One part of a workbook, read as XML without external entities and within a budget. */
final class XmlPart implements AutoCloseable {
    private static final XMLInputFactory XML = factory();

    private final InputStream in;
    private final XMLStreamReader xml;

    /** The number of bytes that may still be unpacked from a workbook. */
    static final class Budget {
        private long left;

        Budget(long bytes) {
            this.left = bytes;
        }

        private void spend(long bytes) {
            left -= bytes;
            if (left < 0) {
                throw new TooMuch("bomb");
            }
        }
    }

    /**
     * Thrown if a workbook contains more than a table of experiments can; it carries the key and the arguments of the
     * problem.
     */
    static final class TooMuch extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final transient Object[] arguments;

        TooMuch(String key, Object... arguments) {
            super(key);
            this.arguments = arguments;
        }

        String key() {
            return String.valueOf(getMessage());
        }

        Object[] arguments() {
            return arguments.clone();
        }
    }

    private XmlPart(InputStream in, XMLStreamReader xml) {
        this.in = in;
        this.xml = xml;
    }

    static XmlPart open(ZipFile zip, String path, Budget budget) throws IOException, XMLStreamException {
        ZipArchiveEntry entry = zip.getEntry(path);
        if (entry == null) {
            throw new IOException("no " + path);
        }
        InputStream in = new Counted(zip.getInputStream(entry), budget);
        return new XmlPart(in, XML.createXMLStreamReader(in));
    }

    /** A stream that charges each unpacked byte to the budget. */
    private static final class Counted extends FilterInputStream {
        private final Budget budget;

        private Counted(InputStream in, Budget budget) {
            super(in);
            this.budget = budget;
        }

        @Override
        public int read() throws IOException {
            budget.spend(1);
            return super.read();
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            int n = super.read(bytes, from, length);
            budget.spend(Math.max(0, n));
            return n;
        }
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }

    /** Advances to the next start or end of an element; false at the end of the part. */
    boolean next() throws XMLStreamException {
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT || event == XMLStreamConstants.END_ELEMENT) {
                return true;
            }
        }
        return false;
    }

    boolean begins(String element) {
        return xml.isStartElement() && xml.getLocalName().equals(element);
    }

    boolean ends(String element) {
        return xml.isEndElement() && xml.getLocalName().equals(element);
    }

    String attribute(String name) {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            if (xml.getAttributeLocalName(i).equals(name)) {
                return xml.getAttributeValue(i);
            }
        }
        return "";
    }

    /** The text of an element up to its end tag; the reader must be at its start tag. */
    String text() throws XMLStreamException {
        StringBuilder text = new StringBuilder();
        int depth = 1;
        while (depth > 0 && xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> depth++;
                case XMLStreamConstants.END_ELEMENT -> depth--;
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                    append(xml.getText(), text);
                default -> {}
            }
        }
        return text.toString();
    }

    private static void append(String more, StringBuilder text) {
        text.append(more, 0, Math.clamp(CellGrid.LONGEST_CELL - text.length(), 0, more.length()));
    }

    /** The text of a string item: the text of its runs, without phonetic guides. */
    String runs(String end) throws XMLStreamException {
        StringBuilder text = new StringBuilder();
        while (next() && !ends(end)) {
            if (begins("rPh")) {
                text();
            } else if (begins("t")) {
                text.append(text());
            }
        }
        return text.length() > CellGrid.LONGEST_CELL ? text.substring(0, CellGrid.LONGEST_CELL) : text.toString();
    }

    @Override
    public void close() throws IOException, XMLStreamException {
        xml.close();
        in.close();
    }
}
