package shikomi.table.file;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import shikomi.unit.Unit;

/**
 * One section of a number format, such as {@code "<"0.0} or {@code [=0]"n.d."}.
 *
 * @param condition the numbers that it is for, if it says so
 * @param kind how it shows a number
 */
record FormatSection(Optional<Condition> condition, Kind kind) {
    private static final Pattern CONDITION = Pattern.compile("\\[(<=|>=|<>|<|>|=)\\s*(-?[\\d.]+(?:E[+-]?\\d+)?)]");
    private static final Pattern ELAPSED = Pattern.compile("\\[(h+|m+|s+)]");
    private static final Pattern DATE_LETTERS = Pattern.compile("[yd]|mmm|g{1,3}e|ge");

    /** The units of a format: quoted text, an escaped letter, brackets, a blank or filling letter, or a letter. */
    private static final Pattern TOKEN =
            Pattern.compile("\"([^\"]*)\"?|\\\\(.)|\\[[^\\]]*]|[_*].|General|.", Pattern.CASE_INSENSITIVE);

    /** The letters that stand for digits, and the name of the format that shows a number as it is. */
    private static final Pattern DIGITS = Pattern.compile("[0-9#?@.]|General", Pattern.CASE_INSENSITIVE);

    private static final Pattern CURRENCY = Pattern.compile("\\s*\\p{Sc}\\s*");

    /** The marks of a limit of detection, which some write into the section of negative numbers. */
    private static final Pattern LIMIT = Pattern.compile("[<>≤≥~≈]");

    private static final LocalDate EPOCH_1904 = LocalDate.of(1904, 1, 1);

    /** The number of days up to the end of the year 9999. */
    private static final int MOST_DAYS = 2_958_466;

    /** The number as it is. */
    static final FormatSection PLAIN = of("General");

    /** A comparison with a number. */
    record Condition(String comparison, double bound) {
        boolean isMet(double value) {
            return switch (comparison) {
                case "<" -> value < bound;
                case "<=" -> value <= bound;
                case ">" -> value > bound;
                case ">=" -> value >= bound;
                case "<>" -> value != bound;
                default -> value == bound;
            };
        }
    }

    /** How numbers are shown. */
    sealed interface Kind {
        /**
         * The number between two texts: 0.55 as 55%, 5 as 5 kg.
         *
         * @param digits whether the number is shown at all
         * @param shift the power of ten by which the number is shown larger than it is stored
         */
        record Amount(String before, String after, boolean digits, int shift) implements Kind {}

        /** A count of days, shown as a date, with or without the time of day. */
        record Day() implements Kind {}

        /** A part of a day or a number of days, shown in hours, minutes and seconds. */
        record Time() implements Kind {}
    }

    /** The formats that spreadsheets number instead of writing them out; 27 to 36 and 50 to 58 are East Asian. */
    static FormatSection builtIn(int id) {
        return switch (id) {
            case 9, 10 -> of("0%");
            case 18, 19, 20, 21, 32, 33, 45, 46, 47 -> new FormatSection(Optional.empty(), new Kind.Time());
            case 14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 34, 35, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58 ->
                new FormatSection(Optional.empty(), new Kind.Day());
            default -> PLAIN;
        };
    }

    static FormatSection of(String section) {
        Matcher condition = CONDITION.matcher(section);
        Optional<Condition> own = condition.find()
                ? Optional.of(new Condition(condition.group(1), Double.parseDouble(condition.group(2))))
                : Optional.empty();
        return new FormatSection(own, kind(section));
    }

    private static Kind kind(String section) {
        String bare = section.replaceAll("\"[^\"]*\"?|\\\\.|[_*].", "").toLowerCase(Locale.ROOT);
        String letters = bare.replaceAll("\\[[^\\]]*]", "");
        boolean digits =
                letters.contains("general") || letters.contains("0") || letters.contains("#") || letters.contains("?");
        if (ELAPSED.matcher(bare).find()) {
            return new Kind.Time();
        }
        if (DATE_LETTERS.matcher(letters).find() && !digits) {
            return new Kind.Day();
        }
        boolean clock = letters.contains("h") || letters.contains("s") || letters.contains("m");
        return !clock || digits ? number(section) : letters.matches("m+") ? new Kind.Day() : new Kind.Time();
    }

    private static Kind number(String section) {
        StringBuilder before = new StringBuilder();
        StringBuilder after = new StringBuilder();
        boolean digits = false;
        int thousands = 0;
        int shift = 0;
        Matcher token = TOKEN.matcher(section);
        while (token.find()) {
            String text = literal(token);
            if (DIGITS.matcher(token.group()).matches()) {
                digits = true;
                thousands = 0;
                after.setLength(0); // what stands between digits only groups them
            } else if (digits && after.isEmpty() && token.group().equals(",")) {
                thousands++;
            } else {
                (digits ? after : before).append(text);
                shift += token.group().equals("%") ? 2 : 0;
            }
        }
        return new Kind.Amount(before.toString(), after.toString(), digits, shift - 3 * thousands);
    }

    /** What a part of a format writes; currencies are those of the column. */
    private static String literal(Matcher token) {
        if (token.group(1) != null) {
            return CURRENCY.matcher(token.group(1)).matches() ? "" : token.group(1);
        }
        String plain = token.group(2) == null ? token.group() : token.group(2);
        boolean silent = token.group(2) == null && plain.length() > 1;
        return silent || CURRENCY.matcher(plain).matches() ? "" : plain;
    }

    /**
     * The text that a stored number stands for.
     *
     * @param negative whether the section is for negative numbers only, and shows their sign itself
     */
    String text(String raw, double value, boolean negative, boolean from1904) {
        boolean day = value < MOST_DAYS;
        return switch (kind) {
            case Kind.Amount number ->
                number.digits() || isDash(number, value)
                        ? written(number, raw, value, negative)
                        : number.before().isBlank()
                                ? NumberFormat.plain(raw)
                                : number.before().strip();
            case Kind.Day ignored -> value >= 1 && day ? day(value, from1904) : NumberFormat.plain(raw);
            case Kind.Time ignored -> value >= 0 && day ? time(value) : NumberFormat.plain(raw);
        };
    }

    /** Whether a dash is how the section shows 0, as in accounts. */
    private static boolean isDash(Kind.Amount number, double value) {
        return value == 0
                && number.before().strip().matches("[-–—]+")
                && number.after().isBlank();
    }

    private static String written(Kind.Amount number, String raw, double value, boolean negative) {
        String digits = shifted(raw, number.shift());
        String before = number.before().strip().replaceFirst("^\\+", "");
        String after = number.after();
        if (isDash(number, value)) {
            return digits;
        }
        if (negative && LIMIT.matcher(before).lookingAt()) {
            digits = digits.replaceFirst("^-", "");
        } else if (negative) {
            after = before.contains("(") ? after.replaceFirst("\\)", "") : after;
            before = before.replaceAll("[-−(]", "").strip();
        }
        boolean unit = after.matches("[\\p{L}°].*") && Unit.of(after.strip()).isKnown();
        return (before + digits + (unit ? " " : "") + after).strip();
    }

    private static String shifted(String raw, int shift) {
        String plain = NumberFormat.plain(raw);
        try {
            return shift == 0
                    ? plain
                    : NumberFormat.plain(
                            new BigDecimal(plain).movePointRight(shift).toString());
        } catch (NumberFormatException text) {
            return plain;
        }
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
}
