package shikomi.table.cell;

import java.text.DateFormatSymbols;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.chrono.JapaneseChronology;
import java.time.chrono.JapaneseEra;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import shikomi.message.Numbers;
import shikomi.table.file.Xlsx;

/** The result of parsing a cell that should contain a date. */
public sealed interface DateEntry {
    /** The cell can be read. */
    record Read(LocalDate date) implements DateEntry {}

    /** The cell can be read in two ways, and a person must choose: {@code 11/01/2026}. */
    record Ambiguous(LocalDate dayFirst, LocalDate monthFirst) implements DateEntry {}

    /** The cell does not contain a date. */
    record Unreadable() implements DateEntry {}

    String TIME = "(?:[T ]\\s*\\d{1,2}[:時].*)?";
    Pattern YEAR_FIRST = Pattern.compile("(\\d{4})\\s*[-/.年]\\s*(\\d{1,2})\\s*[-/.月]\\s*(\\d{1,2})日?" + TIME);
    Pattern DIGITS = Pattern.compile("((?:19|20)\\d\\d)(\\d\\d)(\\d\\d)");
    Pattern POINTS = Pattern.compile("(\\d{1,2})\\.\\s?(\\d{1,2})\\.\\s?(\\d{4}|\\d\\d)" + TIME);
    Pattern SLASHES = Pattern.compile("(\\d{1,2})[/-](\\d{1,2})[/-](\\d{4}|\\d\\d)" + TIME);
    Pattern DAY_NAMED = Pattern.compile("(\\d{1,2})\\.?[\\s-]*(\\p{L}{3,10})\\.?[\\s,-]*(\\d{4}|\\d\\d)" + TIME);
    Pattern NAMED_DAY = Pattern.compile("(\\p{L}{3,10})\\.?[\\s-]*(\\d{1,2})(?:st|nd|rd|th)?[\\s,-]+(\\d{4})" + TIME);
    Pattern ERA = Pattern.compile("(令和|平成|昭和|R|H|S)\\s*(\\d{1,2}|元)\\s*[年./-]\\s*(\\d{1,2})\\s*[月./-]\\s*(\\d{1,2})日?");
    Pattern SERIAL = Pattern.compile("([2-7]\\d{4})(?:\\.\\d+)?");

    /** Years of two digits up to this one are of this century. Set by judgement. */
    int LATEST_SHORT_YEAR = 69;

    /** The years in which tables with years of two digits were probably written. Set by judgement. */
    int FIRST_RECENT = 2010;

    int LAST_RECENT = 2035;

    /** Months by the first three letters of their names in the languages of western keyboards. */
    Map<String, Integer> MONTHS = months();

    Map<String, JapaneseEra> ERAS = Map.of(
            "令和", JapaneseEra.REIWA,
            "R", JapaneseEra.REIWA,
            "平成", JapaneseEra.HEISEI,
            "H", JapaneseEra.HEISEI,
            "昭和", JapaneseEra.SHOWA,
            "S", JapaneseEra.SHOWA);

    private static Map<String, Integer> months() {
        Map<String, Integer> months = new HashMap<>();
        for (Locale language : List.of(Locale.ENGLISH, Locale.GERMAN, Locale.FRENCH)) {
            String[] names = DateFormatSymbols.getInstance(language).getMonths();
            for (int i = 0; i < 12; i++) {
                months.putIfAbsent(start(names[i]), i + 1);
            }
        }
        return Map.copyOf(months);
    }

    private static String start(String month) {
        String lower = month.toLowerCase(Locale.ROOT);
        return lower.startsWith("juil") ? "juil" : lower.substring(0, Math.min(3, lower.length()));
    }

    /** @param order which of day and month comes first where both are possible */
    static DateEntry read(String text, DateOrder order) {
        String plain = Numbers.typed(text);
        if (plain.length() > 40) {
            return new Unreadable();
        }
        Matcher slashes = SLASHES.matcher(plain);
        if (slashes.matches()) {
            return either(day(slashes, 3, 2, 1), day(slashes, 3, 1, 2), order);
        }
        Matcher points = POINTS.matcher(plain);
        if (points.matches()) {
            return either(pointed(points, true), pointed(points, false), order);
        }
        return List.<Optional<LocalDate>>of(
                        date(YEAR_FIRST, plain, m -> day(m.group(1), m.group(2), m.group(3))),
                        date(DIGITS, plain, m -> day(m.group(1), m.group(2), m.group(3))),
                        date(DAY_NAMED, plain, m -> day(m.group(3), month(m.group(2)), m.group(1))),
                        date(NAMED_DAY, plain, m -> day(m.group(3), month(m.group(1)), m.group(2))),
                        date(ERA, plain, DateEntry::era),
                        date(SERIAL, plain, m -> Xlsx.DAY_0.plusDays(Long.parseLong(m.group(1)))))
                .stream()
                .flatMap(Optional::stream)
                .findFirst()
                .<DateEntry>map(Read::new)
                .orElseGet(Unreadable::new);
    }

    private static @Nullable LocalDate day(MatchResult parts, int year, int month, int day) {
        return day(parts.group(year), parts.group(month), parts.group(day));
    }

    /**
     * One of the readings of {@code 25.05.24}: the 25th of May 2024, or in countries that write the year first, the 24th
     * of May 2025; null if it is none, or one of a year that is unlikely if the other reading is likely.
     */
    static @Nullable LocalDate pointed(MatchResult parts, boolean dayFirst) {
        LocalDate own = dayFirst ? day(parts, 3, 2, 1) : yearFirst(parts);
        LocalDate other = dayFirst ? yearFirst(parts) : day(parts, 3, 2, 1);
        return own != null && other != null && !isRecent(own) && (isRecent(other) || !dayFirst) ? null : own;
    }

    /** Whether both the first and the last number may be the year. */
    static boolean isShort(MatchResult parts) {
        return parts.group(3).length() == 2 && parts.group(1).length() == 2;
    }

    private static @Nullable LocalDate yearFirst(MatchResult parts) {
        return isShort(parts) ? day(parts, 1, 2, 3) : null;
    }

    private static boolean isRecent(LocalDate date) {
        return date.getYear() >= FIRST_RECENT && date.getYear() <= LAST_RECENT;
    }

    private static DateEntry either(@Nullable LocalDate dayFirst, @Nullable LocalDate monthFirst, DateOrder order) {
        if (dayFirst != null && monthFirst != null && !dayFirst.equals(monthFirst)) {
            return switch (order) {
                case UNKNOWN -> new Ambiguous(dayFirst, monthFirst);
                case DAY_FIRST -> new Read(dayFirst);
                case MONTH_FIRST -> new Read(monthFirst);
            };
        }
        LocalDate only = dayFirst == null ? monthFirst : dayFirst;
        return only == null ? new Unreadable() : new Read(only);
    }

    private static Optional<LocalDate> date(
            Pattern pattern, String text, Function<MatchResult, @Nullable LocalDate> read) {
        Matcher matcher = pattern.matcher(text);
        return matcher.matches() ? Optional.ofNullable(read.apply(matcher)) : Optional.empty();
    }

    private static String month(String name) {
        Integer month = MONTHS.get(start(name));
        return month == null ? "0" : month.toString();
    }

    private static @Nullable LocalDate day(String year, String month, String day) {
        try {
            int number = Integer.parseInt(year);
            int full = year.length() > 2 ? number : number + (number <= LATEST_SHORT_YEAR ? 2000 : 1900);
            return LocalDate.of(full, Integer.parseInt(month), Integer.parseInt(day));
        } catch (DateTimeException noDay) {
            return null;
        }
    }

    private static @Nullable LocalDate era(MatchResult parts) {
        try {
            int year = parts.group(2).equals("元") ? 1 : Integer.parseInt(parts.group(2));
            JapaneseEra era = ERAS.getOrDefault(parts.group(1), JapaneseEra.REIWA);
            return LocalDate.from(JapaneseChronology.INSTANCE.date(
                    era, year, Integer.parseInt(parts.group(3)), Integer.parseInt(parts.group(4))));
        } catch (DateTimeException noDay) {
            return null;
        }
    }
}
