package shikomi.message;

import java.util.Optional;

/**
 * Characters that no text of a lab holds: control characters other than tabs and line breaks, halves of surrogate pairs,
 * and code points that are no characters. Workbooks, XML and many databases cannot store them.
 */
public final class Characters {
    private Characters() {}

    /** The first such character as its code, {@code U+0000}; empty if there is none. */
    public static Optional<String> unusable(String text) {
        return text.codePoints()
                .filter(Characters::isUnusable)
                .mapToObj(c -> String.format("U+%04X", c))
                .findFirst();
    }

    private static boolean isUnusable(int c) {
        boolean control = Character.isISOControl(c) && c != '\t' && c != '\n' && c != '\r';
        boolean surrogate = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
        return control || surrogate || (c & 0xFFFE) == 0xFFFE;
    }
}
