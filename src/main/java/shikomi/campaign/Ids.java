package shikomi.campaign;

import java.util.Locale;
import java.util.regex.Pattern;

/** The ids of experiments: {@code E-001}, {@code E-002}, …; a table may bring others. */
final class Ids {
    /**
     * The ids that a table may bring: without characters that separate the parts of an address, because each experiment
     * has a page under its id; up to 40 characters, which fit a page; in the form of given ids with at most 8 digits, so
     * that the numbers after it can be given out.
     */
    private static final Pattern USABLE = Pattern.compile("(?!\\.{1,2}$)(?!E-\\d{9,}$)[^/\\\\?#%;\\p{Cntrl}]{1,40}");

    private Ids() {}

    /** Whether a new experiment can have this id. */
    static boolean isUsable(String id) {
        return USABLE.matcher(id).matches();
    }

    static String of(int number) {
        return String.format(Locale.ROOT, "E-%03d", number);
    }

    /** The number in an id; 0 if the id has another form. */
    static int number(String id) {
        return id.matches("E-\\d{3,9}") ? Integer.parseInt(id.substring(2)) : 0;
    }
}
