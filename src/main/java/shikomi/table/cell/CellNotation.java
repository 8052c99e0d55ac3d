package shikomi.table.cell;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import shikomi.campaign.Outcome;
import shikomi.message.Numbers;
import shikomi.unit.Unit;

/**
 * The notations in which people write what was measured: limits, errors, ranges, approximate values, times of the
 * clock, room temperature, footnote marks.
 */
final class CellNotation {
    /** A longer text is a sentence, not a value. */
    static final int LONGEST = 100;

    private static final String NUMBER = CellNumber.NUMBER + "(?:[eE][+-]?\\d{1,3})?";
    private static final Pattern LIMIT = Pattern.compile("(<=|>=|≦|≧|≤|≥|<|>)\\s*(.+)");
    private static final Pattern NOT_DETECTED =
            Pattern.compile("(?i)(?:n\\.?d\\.?|bdl|lod|loq|不検出)\\s*[(\\[]\\s*(<.+?)[)\\]]");
    private static final Pattern ABOUT = Pattern.compile("(?i)(?:[~〜≈≒]|ca\\.?\\s|approx\\.?\\s|about\\s|約)\\s*(.+)");
    private static final Pattern WITH_ERROR =
            Pattern.compile("([+-]?" + NUMBER + ")\\s*(?:±|\\+/?-)\\s*(" + NUMBER + ")(.*)");
    /** The uncertainty in brackets, in units of the last digit: 62.1(3) is 62.1 ± 0.3 (GUM, section 7.2.2). */
    private static final Pattern CONCISE = Pattern.compile("([+-]?\\d+(?:\\.\\d+)?)\\((\\d{1,2})\\)(.*)");

    private static final Pattern RANGE =
            Pattern.compile("(" + NUMBER + ")\\s*(?:-|—|~|〜|\\bto\\b|から|\\.\\.)\\s*(" + NUMBER + ")(.*)");
    private static final Pattern FOOTNOTE = Pattern.compile("(.*\\d)\\s*(?:[*†‡§※]{1,3}|\\^?[a-c]\\))");
    private static final Pattern CLOCK = Pattern.compile("(\\d{1,5}):([0-5]\\d)(?::([0-5]\\d))?");
    private static final Pattern MINUTES = Pattern.compile("(?i)\\s*m[^:]*:s.*");
    private static final Pattern HOURS =
            Pattern.compile("(?i)(\\d{1,4})\\s*(?:h|hr|hrs|hours?|時間)\\s*(\\d{1,2})\\s*(?:m|min|mins|minutes?|分)?");

    private static final Set<String> ROOM = Set.of("rt", "r.t.", "r.t", "室温", "room temperature", "room temp.", "常温");

    /** Room temperature as a number; the standard ambient temperature (IUPAC). */
    private static final double ROOM_TEMPERATURE = 25;

    /** The standard deviation of a uniform distribution over a range of half-width 1 (GUM, section 4.3.7). */
    private static final double UNIFORM = 1 / Math.sqrt(3);

    private static final Unit CELSIUS = Unit.of("°C");
    private static final Unit HOUR = Unit.of("h");
    private static final Unit MINUTE = Unit.of("min");

    private final CellNumber number;

    CellNotation(CellNumber number) {
        this.number = number;
    }

    CellEntry read(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (CellEntry.FAILED.contains(lower)) {
            return new CellEntry.Read(new Outcome.Failed());
        }
        if (ROOM.contains(lower)) {
            return room();
        }
        Matcher limit = LIMIT.matcher(text);
        if (limit.matches()) {
            return limit(number.read(limit.group(2)), "<≤≦".indexOf(text.charAt(0)) >= 0);
        }
        CellEntry plain = number.read(text);
        return plain instanceof CellEntry.Unreadable || plain instanceof CellEntry.OtherUnit
                ? written(text, plain)
                : plain;
    }

    /** Reads the notations that are more than a number, which otherwise is {@code plain}. */
    private CellEntry written(String text, CellEntry plain) {
        Matcher error = WITH_ERROR.matcher(text);
        Matcher concise = CONCISE.matcher(text);
        Matcher range = RANGE.matcher(text);
        if (error.matches()) {
            return uncertain(error.group(1), number.mark().values(error.group(2)), error.group(3));
        }
        if (concise.matches()) {
            double last = Double.parseDouble(concise.group(2)) * lastDigit(concise.group(1));
            return byConvention(uncertain(concise.group(1), new double[] {last}, concise.group(3)));
        }
        if (range.matches()) {
            return byConvention(range(range.group(1), range.group(2), range.group(3)));
        }
        return time(text).orElseGet(() -> remarked(text, plain));
    }

    private CellEntry remarked(String text, CellEntry plain) {
        for (Pattern pattern : List.of(ABOUT, FOOTNOTE, NOT_DETECTED)) {
            Matcher matcher = pattern.matcher(text);
            if (matcher.matches()) {
                return byConvention(read(matcher.group(1)));
            }
        }
        return plain;
    }

    private static CellEntry byConvention(CellEntry entry) {
        return entry instanceof CellEntry.Read read ? new CellEntry.Read(read.outcome(), false) : entry;
    }

    private CellEntry room() {
        Unit wanted = number.unit();
        return wanted != null && CELSIUS.converts(wanted)
                ? byConvention(number.measured(CELSIUS.convert(ROOM_TEMPERATURE, wanted)))
                : new CellEntry.Unreadable();
    }

    private static double lastDigit(String number) {
        int point = number.indexOf('.');
        return point < 0 ? 1 : Math.pow(10, -(number.length() - point - 1));
    }

    /** Reads {@code 61.8 ± 0.4 MPa}, in which the unit belongs to both numbers. */
    private CellEntry uncertain(String value, double[] errors, String unit) {
        CellEntry plain = number.read(value + " " + unit.strip());
        double[] values = number.mark().values(value);
        boolean finite = values.length == 1 && errors.length == 1 && Double.isFinite(errors[0]);
        if (!(plain instanceof CellEntry.Read) || !finite) {
            return plain instanceof CellEntry.Read ? new CellEntry.Unreadable() : plain;
        }
        return with(new Outcome.Measured(values[0], errors[0]), unit);
    }

    /** The middle of a range, with the standard deviation of a uniform distribution over it. */
    private CellEntry range(String low, String high, String unit) {
        double[] lows = number.mark().values(low);
        double[] highs = number.mark().values(high);
        if (lows.length != 1 || highs.length != 1 || !(lows[0] < highs[0])) {
            return new CellEntry.Unreadable();
        }
        double half = (highs[0] - lows[0]) / 2;
        double error = Double.parseDouble(Numbers.significant(half * UNIFORM, 3));
        return with(new Outcome.Measured(lows[0] + half, error), unit);
    }

    private CellEntry with(Outcome.Measured measured, String unit) {
        if (!Double.isFinite(measured.value()) || !Double.isFinite(measured.error())) {
            return new CellEntry.Unreadable();
        }
        CellNumber usual = new CellNumber(number.unit(), DecimalMark.USUAL);
        CellEntry entry = usual.read(Numbers.plain(measured.value()) + " " + unit.strip());
        return entry instanceof CellEntry.Read
                ? measured.on(x -> converted(usual, x, unit))
                        .<CellEntry>map(CellEntry.Read::new)
                        .orElseGet(CellEntry.Unreadable::new)
                : entry;
    }

    private static double converted(CellNumber usual, double x, String unit) {
        return Double.isFinite(x)
                        && usual.read(Numbers.plain(x) + " " + unit.strip())
                                instanceof CellEntry.Read(Outcome.Measured there, boolean ignored)
                ? there.value()
                : Double.NaN;
    }

    private static CellEntry limit(CellEntry entry, boolean below) {
        return switch (entry) {
            case CellEntry.Read(Outcome.Measured(double value, double ignored), boolean literal) ->
                new CellEntry.Read(below ? new Outcome.Below(value) : new Outcome.Above(value), literal);
            case CellEntry.Read ignored -> new CellEntry.Unreadable();
            case CellEntry.Nothing ignored -> new CellEntry.Unreadable();
            case CellEntry.Ambiguous ambiguous -> ambiguous;
            case CellEntry.OtherUnit other -> other;
            case CellEntry.Formula ignored -> new CellEntry.Unreadable();
            case CellEntry.Unreadable ignored -> new CellEntry.Unreadable();
        };
    }

    /**
     * Reads {@code 2:30} and {@code 2 h 30}, if a time is needed. In minutes or seconds, 2:30 may also be two minutes
     * and a half, and is not read unless the unit says so, as {@code mm:ss} does.
     */
    private Optional<CellEntry> time(String text) {
        Unit wanted = number.unit();
        if (wanted == null || !HOUR.converts(wanted)) {
            return Optional.empty();
        }
        Matcher clock = CLOCK.matcher(text);
        Matcher hours = HOURS.matcher(text);
        if (clock.matches()
                && clock.group(3) == null
                && MINUTES.matcher(wanted.label()).matches()) {
            return Optional.of(hours("0", clock.group(1), clock.group(2), wanted));
        }
        boolean inMinutes = wanted.convert(1, MINUTE) <= 1;
        if (clock.matches() && (clock.group(3) != null || !inMinutes)) {
            return Optional.of(hours(clock.group(1), clock.group(2), clock.group(3), wanted));
        }
        return hours.matches() ? Optional.of(hours(hours.group(1), hours.group(2), null, wanted)) : Optional.empty();
    }

    private CellEntry hours(String hours, String minutes, @Nullable String seconds, Unit wanted) {
        double total = Double.parseDouble(hours) * 60
                + Double.parseDouble(minutes)
                + (seconds == null ? 0 : Double.parseDouble(seconds) / 60);
        return byConvention(number.measured(MINUTE.convert(total, wanted)));
    }
}
