package shikomi.table.file;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import shikomi.message.Numbers;
import shikomi.unit.Unit;

/**
 * What the number format of a cell says about its number. A spreadsheet stores 55 % as 0.55, half past two as 0.104 and
 * a day as a count of days; a person sees and means what the format shows. Digits that the format hides are kept.
 */
sealed interface NumberFormat {
    /** The number as it is, followed by the unit that the format adds, if any. */
    record Plain(String unit) implements NumberFormat {}

    /** A hundredth: 0.55 is shown as 55 %. */
    record Percent() implements NumberFormat {}

    /** A count of days, shown as a date, with or without the time of day. */
    record Day() implements NumberFormat {}

    /** A part of a day or a number of days, shown in hours, minutes and seconds. */
    record Time() implements NumberFormat {}

    Pattern QUOTED = Pattern.compile("\"([^\"]*)\"|\\\\(.)");
    Pattern ELAPSED = Pattern.compile("\\[(h+|m+|s+)]");
    Pattern DATE_LETTERS = Pattern.compile("[yd年日]|mmm|g{1,3}e|ge");

    LocalDate EPOCH_1904 = LocalDate.of(1904, 1, 1);

    /** The number of days up to the end of the year 9999. */
    int MOST_DAYS = 2_958_466;

    MathContext DOUBLE_DIGITS = new MathContext(15);

    /** Numbers with more zeros than this, such as 1E+999999999, are not written out in full. */
    int MOST_ZEROS = 400;

    /**
     * The format of a cell.
     *
     * @param id the number of a built-in format, used where there is no code
     */
    static NumberFormat of(@Nullable String code, @Nullable Integer id) {
        if (code == null || code.isBlank()) {
            return id == null ? new Plain("") : builtIn(id);
        }
        String section = code.split(";", 2)[0];
        String bare = QUOTED.matcher(section).replaceAll("");
        String letters = bare.replaceAll("\\[[^\\]]*]", "").toLowerCase(Locale.ROOT);
        if (letters.contains("general") || letters.equals("@")) {
            return new Plain("");
        }
        if (ELAPSED.matcher(bare.toLowerCase(Locale.ROOT)).find()) {
            return new Time();
        }
        if (DATE_LETTERS.matcher(section.toLowerCase(Locale.ROOT)).find() && !letters.contains("0")) {
            return new Day();
        }
        boolean clock = letters.contains("h") || letters.contains("s") || letters.contains("m");
        if (clock && !letters.contains("0")) {
            return letters.matches("m+") ? new Day() : new Time();
        }
        return letters.contains("%") ? new Percent() : new Plain(unit(section));
    }

    /** The formats that spreadsheets number instead of writing them out; 27 to 36 and 50 to 58 are East Asian. */
    private static NumberFormat builtIn(int id) {
        return switch (id) {
            case 9, 10 -> new Percent();
            case 18, 19, 20, 21, 32, 33, 45, 46, 47 -> new Time();
            case 14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 34, 35, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58 -> new Day();
            default -> new Plain("");
        };
    }

    /** The unit that a format such as {@code 0.0" kg"} writes after each number; empty if there is none. */
    private static String unit(String section) {
        Matcher quoted = QUOTED.matcher(section);
        String last = "";
        while (quoted.find()) {
            last = quoted.end() == section.stripTrailing().length() && quoted.group(1) != null ? quoted.group(1) : last;
        }
        String unit = last.strip();
        return !unit.isEmpty() && Unit.of(unit).isKnown() ? unit : "";
    }

    /**
     * The text that a stored number stands for: {@code 55%}, {@code 2024-05-01}, {@code 2:30}, {@code 12.5}.
     *
     * @param from1904 whether the workbook counts its days from 1904
     */
    default String text(String raw, boolean from1904) {
        Optional<Double> number = Numbers.parse(raw);
        if (number.isEmpty()) {
            return plain(raw);
        }
        double value = number.get();
        return switch (this) {
            case Plain(String unit) -> unit.isEmpty() ? plain(raw) : plain(raw) + " " + unit;
            case Percent ignored ->
                plain(new BigDecimal(plain(raw)).movePointRight(2).toString()) + "%";
            case Day ignored -> value >= 1 && value < MOST_DAYS ? day(value, from1904) : plain(raw);
            case Time ignored -> value >= 0 && value < MOST_DAYS ? time(value) : plain(raw);
        };
    }

    private static String day(double days, boolean from1904) {
        LocalDate day = (from1904 ? EPOCH_1904 : Xlsx.DAY_0).plusDays((long) Math.floor(days));
        long minutes = Math.round((days - Math.floor(days)) * 1440);
        return minutes <= 0 || minutes >= 1440
                ? day.toString()
                : day + String.format(Locale.ROOT, "T%02d:%02d", minutes / 60, minutes % 60);
    }

    private static String time(double days) {
        long seconds = Math.round(days * 86_400);
        String minutes = String.format(Locale.ROOT, "%d:%02d", seconds / 3600, seconds / 60 % 60);
        return seconds % 60 == 0 ? minutes : minutes + String.format(Locale.ROOT, ":%02d", seconds % 60);
    }

    /**
     * The number rounded to 15 digits, because a spreadsheet computes with 15 digits and writes 17: {@code
     * 0.30000000000000004} was entered as 0.3.
     */
    static String plain(String raw) {
        try {
            BigDecimal number = new BigDecimal(raw.strip()).round(DOUBLE_DIGITS).stripTrailingZeros();
            return Math.abs((long) number.scale()) > MOST_ZEROS ? raw : number.toPlainString();
        } catch (NumberFormatException text) {
            return raw;
        }
    }
}
