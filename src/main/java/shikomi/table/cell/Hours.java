package shikomi.table.cell;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import shikomi.message.Numbers;

/** A working time as people write it: {@code 1 h 20 min}, {@code 1時間20分}, {@code 90 min}, {@code 1:20}. */
public final class Hours {
    private static final String NUMBER = "(\\d+(?:\\.\\d*)?|\\.\\d+)\\s*";
    private static final Pattern WORDS =
            Pattern.compile("(?:" + NUMBER + "(?:h|hrs?|hours?|時間))?\\s*(?:" + NUMBER + "(?:m|mins?|minutes?|分))?");
    private static final Pattern CLOCK = Pattern.compile("(\\d{1,3}):([0-5]\\d)(?::00(?:\\.0+)?)?");

    private Hours() {}

    /** Reads a working time in hours, rounded to a third of a second; empty if the text has another form. */
    public static Optional<Double> read(String typed) {
        String text = Numbers.normal(typed).toLowerCase(Locale.ROOT);
        Matcher clock = CLOCK.matcher(text);
        Matcher matcher = clock.matches() ? clock : WORDS.matcher(text);
        if (text.isEmpty() || !matcher.matches()) {
            return Optional.empty();
        }
        double hours = part(matcher.group(1)) + part(matcher.group(2)) / 60;
        return Double.isFinite(hours) ? Optional.of(Math.round(hours * 1e4) / 1e4) : Optional.empty();
    }

    private static double part(@Nullable String number) {
        return number == null ? 0 : Double.parseDouble(number);
    }
}
