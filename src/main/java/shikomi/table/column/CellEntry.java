package shikomi.table.column;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import shikomi.campaign.Outcome;
import shikomi.message.Numbers;
import shikomi.unit.Quantity;
import shikomi.unit.Unit;

/** The result of parsing a cell or field that should contain a measured value or an amount. */
public sealed interface CellEntry {
    /** The cell is empty. */
    record Nothing() implements CellEntry {}

    /** The cell can be read. */
    record Read(Outcome outcome) implements CellEntry {}

    /** The cell can be read in two ways, and a person must choose: {@code 12,5} is 12.5 or 125. */
    record Ambiguous(double decimal, double thousands) implements CellEntry {}

    /** The cell has a unit of a different quantity. */
    record OtherUnit(Unit unit) implements CellEntry {}

    /** The cell does not contain a value. */
    record Unreadable() implements CellEntry {}

    Set<String> FAILED = Set.of("failed", "fail", "失敗");
    Pattern COMMA = Pattern.compile("[+-]?\\d+,\\d+");
    Pattern THOUSANDS = Pattern.compile("[+-]?\\d{1,3}(,\\d{3}){2,}(\\.\\d+)?|[+-]?\\d{1,3}(,\\d{3})+\\.\\d+");
    Pattern WITH_ERROR = Pattern.compile("([+-]?(?:\\d+(?:\\.\\d*)?|\\.\\d+)(?:[eE][+-]?\\d+)?)\\s*(?:±|\\+/?-)\\s*"
            + "((?:\\d+(?:\\.\\d*)?|\\.\\d+)(?:[eE][+-]?\\d+)?)(.*)");
    Pattern WITH_UNIT = Pattern.compile("([+-]?[0-9.]+(?:[eE][+-]?\\d+)?)\\s*(?![eE][+-]?\\d)([\\p{L}°%µΩÅ].*)");

    /**
     * Reads a number, {@code <0.05}, {@code >99}, {@code failed}, {@code 失敗}, or {@code 61.8 ± 0.4} with the standard
     * error of the number. Full-width characters and a unit after the number are accepted.
     *
     * @param unit the unit in which the value is needed
     */
    static CellEntry read(String typed, @Nullable Unit unit) {
        if (isPlain(typed)) {
            return measured(Double.parseDouble(typed));
        }
        String text = Numbers.normal(typed).replace('−', '-').replace('。', '.').strip();
        if (text.isEmpty()) {
            return new Nothing();
        }
        if (FAILED.contains(text.toLowerCase(Locale.ROOT))) {
            return new Read(new Outcome.Failed());
        }
        char first = text.charAt(0);
        if (first == '<' || first == '>') {
            return limit(number(text.substring(1).strip(), unit), first == '<');
        }
        Matcher uncertain = WITH_ERROR.matcher(text);
        return uncertain.matches() ? uncertain(uncertain, unit) : number(text, unit);
    }

    /** Whether a text is a plain decimal such as {@code -12.5}, as most cells are; it then needs no further checks. */
    private static boolean isPlain(String text) {
        int points = 0;
        int digits = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                digits++;
            } else if (c == '.') {
                points++;
            } else if (c != '-' || i > 0) {
                return false;
            }
        }
        return digits > 0 && points <= 1;
    }

    /** Reads {@code 61.8 ± 0.4 MPa}, in which the unit belongs to both numbers. */
    private static CellEntry uncertain(Matcher parts, @Nullable Unit wanted) {
        String number = parts.group(1);
        double error = Double.parseDouble(parts.group(2));
        String unit = parts.group(3).strip();
        CellEntry plain = number(number + unit, wanted);
        if (!(plain instanceof Read)) {
            return plain;
        }
        return Double.isFinite(error)
                ? new Outcome.Measured(Double.parseDouble(number), error)
                        .on(x -> converted(x, unit, wanted))
                        .<CellEntry>map(Read::new)
                        .orElseGet(Unreadable::new)
                : new Unreadable();
    }

    private static double converted(double x, String unit, @Nullable Unit wanted) {
        return Double.isFinite(x) && number(Numbers.plain(x) + unit, wanted) instanceof Read(Outcome.Measured there)
                ? there.value()
                : Double.NaN;
    }

    private static CellEntry limit(CellEntry entry, boolean below) {
        return switch (entry) {
            case Read(Outcome.Measured(double value, double ignored)) ->
                new Read(below ? new Outcome.Below(value) : new Outcome.Above(value));
            case Read ignored -> new Unreadable();
            case Nothing ignored -> new Unreadable();
            case Ambiguous ambiguous -> ambiguous;
            case OtherUnit other -> other;
            case Unreadable ignored -> new Unreadable();
        };
    }

    private static CellEntry number(String text, @Nullable Unit unit) {
        Optional<Double> plain = Numbers.parse(text);
        if (plain.isPresent()) {
            return measured(plain.get());
        }
        if (COMMA.matcher(text).matches()) {
            return new Ambiguous(Double.parseDouble(text.replace(',', '.')), Double.parseDouble(text.replace(",", "")));
        }
        if (THOUSANDS.matcher(text).matches()) {
            return measured(Double.parseDouble(text.replace(",", "")));
        }
        Matcher matcher = WITH_UNIT.matcher(text);
        return matcher.matches() && unit != null
                ? withUnit(matcher.group(1), Unit.of(matcher.group(2)), unit)
                : new Unreadable();
    }

    private static CellEntry withUnit(String number, Unit typed, Unit wanted) {
        Optional<Double> value = Numbers.parse(number);
        if (value.isEmpty()) {
            return new Unreadable();
        }
        if (Numbers.normal(typed.label()).equals(Numbers.normal(wanted.label()))) {
            return measured(value.get());
        }
        return new Quantity(value.get(), typed)
                .in(wanted)
                .map(CellEntry::measured)
                .orElse(new OtherUnit(typed));
    }

    private static CellEntry measured(double value) {
        return Double.isFinite(value) ? new Read(new Outcome.Measured(value == 0 ? 0.0 : value)) : new Unreadable();
    }
}
