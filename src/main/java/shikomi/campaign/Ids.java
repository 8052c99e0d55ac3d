package shikomi.campaign;

import java.util.Locale;

/** The ids of experiments: {@code E-001}, {@code E-002}, … */
final class Ids {
    private Ids() {}

    static String of(int number) {
        return String.format(Locale.ROOT, "E-%03d", number);
    }

    /** The number in an id; 0 if the id has another form. */
    static int number(String id) {
        return id.matches("E-\\d{3,8}") ? Integer.parseInt(id.substring(2)) : 0;
    }
}
