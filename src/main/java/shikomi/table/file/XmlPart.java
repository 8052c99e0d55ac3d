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

    /** The number of bytes that may still be unpacked from a workbook, and of cells that may be read. */
    static final class Budget {
        private long left;
        private int cells;

        Budget(long bytes) {
            this.left = bytes;
        }

        private void spend(long bytes) {
            left -= bytes;
            if (left < 0) {
                throw new TooMuch("bomb");
            }
        }

        /** Spends the bytes of an entry. */
        void spend(ZipFile zip, ZipArchiveEntry entry) throws IOException {
            byte[] buffer = new byte[65_536];
            try (InputStream in = zip.getInputStream(entry)) {
                for (int n = in.read(buffer); n > 0; n = in.read(buffer)) {
                    spend(n);
                }
            }
        }

        void cell() {
            if (++cells > CellGrid.MOST_CELLS) {
                throw new TooMuch("many-cells", CellGrid.MOST_CELLS);
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

    /** The text of the element that begins here; this advances to its end. */
    String text() throws XMLStreamException {
        return xml.getElementText();
    }

    @Override
    public void close() throws IOException, XMLStreamException {
        xml.close();
        in.close();
    }
}
