package shikomi.table.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;

/**
 * A text whose parts are formatted differently: 10 and a raised 3 mean 10³, and a part that is crossed out is not meant.
 * The library that reads the contents of cells joins the parts to 103.
 */
record RichText(List<Run> runs) {
    private static final String RAISED = "0123456789+-−=()n";
    private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿ";
    private static final String LOWERED = "0123456789+-−=()";
    private static final String SUBSCRIPTS = "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎";

    /** The letter that people raise for want of the degree sign, and its look-alikes. */
    private static final String DEGREE = "[oOº˚]";

    RichText {
        runs = List.copyOf(runs);
    }

    /** The height at which a part is written. */
    enum Height {
        LINE,
        RAISED,
        LOWERED;

        static Height of(String code) {
            return switch (code) {
                case "superscript" -> RAISED;
                case "subscript" -> LOWERED;
                default -> LINE;
            };
        }
    }

    /**
     * A part of a text.
     *
     * @param own whether it has a font of its own, which replaces that of the cell
     */
    record Run(String text, boolean own, boolean struck, Height height) {
        private boolean isStruck(boolean cell) {
            return own ? struck : cell;
        }
    }

    /** Reads the text of a cell, from behind its start to the end of the element that holds it. */
    static RichText read(XmlPart part, String element) throws XMLStreamException {
        List<Run> runs = new ArrayList<>();
        boolean own = false;
        boolean struck = false;
        Height height = Height.LINE;
        boolean phonetic = false;
        while (part.next() && !part.ends(element)) {
            phonetic = part.begins("rPh") || (phonetic && !part.ends("rPh"));
            if (part.begins("r")) {
                own = false;
                struck = false;
                height = Height.LINE;
            } else if (part.begins("rPr")) {
                own = true;
            } else if (part.begins("strike")) {
                struck = !part.attribute("val").matches("0|false");
            } else if (part.begins("vertAlign")) {
                height = Height.of(part.attribute("val"));
            } else if (part.begins("t") && !phonetic) {
                runs.add(new Run(part.text(), own, struck, height));
            }
        }
        return new RichText(runs);
    }

    /** Whether a part has a format of its own. */
    boolean isFormatted() {
        return runs.stream().anyMatch(run -> run.own() || run.struck() || run.height() != Height.LINE);
    }

    /** Whether some of the text is crossed out. @param cell whether the font of the cell is crossed out */
    boolean isStruck(boolean cell) {
        return runs.stream().anyMatch(run -> run.isStruck(cell) && !run.text().isBlank());
    }

    /**
     * The text that is meant: without the parts that are crossed out, and with raised and lowered digits as such.
     *
     * @param cell whether the font of the cell is crossed out
     */
    String meant(boolean cell) {
        StringBuilder meant = new StringBuilder();
        for (Run run : runs) {
            if (!run.isStruck(cell)) {
                meant.append(written(run, meant.toString()));
            }
        }
        return meant.toString().strip();
    }

    private static String written(Run run, String before) {
        return switch (run.height()) {
            case LINE -> run.text();
            case RAISED -> raised(run.text(), before);
            case LOWERED -> translated(run.text(), LOWERED, SUBSCRIPTS).orElse(run.text());
        };
    }

    /** A raised letter behind a digit is a footnote and no unit: 2 with a raised h is not two hours. */
    private static String raised(String text, String before) {
        if (text.matches(DEGREE)) {
            return "°";
        }
        boolean footnote = before.stripTrailing().matches("(?s).*\\d") && text.matches("(?s)\\s*\\p{L}.*");
        return translated(text, RAISED, SUPERSCRIPTS).orElse(footnote ? "^" + text.strip() : text);
    }

    /** The text in other characters; empty if one of its characters has no counterpart. */
    private static Optional<String> translated(String text, String from, String to) {
        StringBuilder translated = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int index = from.indexOf(c);
            if (index < 0 && !Character.isWhitespace(c)) {
                return Optional.empty();
            }
            translated.append(index < 0 ? c : to.charAt(index));
        }
        return Optional.of(translated.toString());
    }
}
