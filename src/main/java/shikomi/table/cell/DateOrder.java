package shikomi.table.cell;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import shikomi.message.Numbers;

/** Which of day and month comes first in the dates of a column, such as {@code 11/01/2026}, or in {@code 25.05.24}. */
public enum DateOrder {
    /** Both readings are possible. */
    UNKNOWN,
    DAY_FIRST,
    MONTH_FIRST;

    /** The order for the choice of a person: {@code day-first} or {@code month-first}. */
    public static Optional<DateOrder> of(String choice) {
        return Arrays.stream(values())
                .filter(order -> order != UNKNOWN && order.code().equals(choice))
                .findFirst();
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The order of a column: a number above 12 is a day, and a year of two digits is one of recent decades. */
    public static DateOrder of(List<String> cells) {
        boolean day = false;
        boolean month = false;
        for (String cell : cells) {
            Matcher slashes = DateEntry.SLASHES.matcher(Numbers.typed(cell));
            if (slashes.matches()) {
                day |= Integer.parseInt(slashes.group(1)) > 12;
                month |= Integer.parseInt(slashes.group(2)) > 12;
            }
            Matcher points = DateEntry.POINTS.matcher(Numbers.typed(cell));
            if (points.matches() && DateEntry.isShort(points)) {
                day |= DateEntry.pointed(points, false) == null;
                month |= DateEntry.pointed(points, true) == null;
            }
        }
        return day == month ? UNKNOWN : day ? DAY_FIRST : MONTH_FIRST;
    }
}
