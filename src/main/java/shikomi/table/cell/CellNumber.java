package shikomi.table.cell;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import shikomi.campaign.Outcome;
import shikomi.message.Numbers;
import shikomi.unit.Quantity;
import shikomi.unit.Unit;
import shikomi.unit.UnitNames;

/**
 * Reads one number with or without a unit, in the unit that is needed.
 *
 * @param unit the unit in which the value is needed
 * @param mark how numbers are written in the column
 */
record CellNumber(@Nullable Unit unit, DecimalMark mark) {
    /** A number as people write it, before it is decided which of its marks is decimal. */
    static final String NUMBER = "(?:\\d+(?:[.,' ]\\d+)*\\.?|[.,]\\d+)";

    /** A power of ten after a number, in both notations. Without caret or sign, {@code ×103} may be a product. */
    private static final String POWER =
            "(?:\\s*[eE]([+-]?\\d{1,3})(?![\\d\\p{L}])|\\s*[×xX*·⋅]\\s*10(?:\\^\\(?|(?=[+-]))([+-]?\\d{1,3})\\)?(?![\\d.,]))";

    private static final Pattern PARTS =
            Pattern.compile("([+-]?)(?:10\\^([+-]?\\d{1,3})(?![\\d.,])|(" + NUMBER + ")" + POWER + "?)\\s*(.*)");

    private static final Unit CELSIUS = Unit.of("°C");
    private static final Unit PERCENT = Unit.of("%");

    CellEntry read(String text) {
        Matcher parts = PARTS.matcher(text);
        if (!parts.matches()) {
            return new CellEntry.Unreadable();
        }
        String power = parts.group(4) != null ? parts.group(4) : parts.group(5);
        String digits = parts.group(3) == null ? "1" : parts.group(3);
        double[] values = mark.values(parts.group(1) + digits + exponent(power, parts.group(2)));
        if (values.length == 0 || (values[0] == 0 && isNonzero(digits))) {
            return new CellEntry.Unreadable();
        }
        CellEntry first = withUnit(values[0], parts.group(6));
        return values.length == 2 && first instanceof CellEntry.Read
                ? new CellEntry.Ambiguous(values[0], values[1])
                : first;
    }

    /** Whether a number that is read as zero has other digits, so that it is too small to be stored. */
    private static boolean isNonzero(String digits) {
        return digits.chars().anyMatch(digit -> digit >= '1' && digit <= '9');
    }

    private static String exponent(@Nullable String power, @Nullable String alone) {
        return power != null ? "e" + power : alone != null ? "e" + alone : "";
    }

    private CellEntry withUnit(double value, String typed) {
        String label = typed.strip();
        if (label.isEmpty()) {
            return measured(value);
        }
        if (!Character.isLetter(label.charAt(0)) && "°%‰µΩÅ".indexOf(label.charAt(0)) < 0) {
            return new CellEntry.Unreadable();
        }
        return inUnit(value, label);
    }

    private CellEntry inUnit(double value, String label) {
        Unit wanted = unit;
        if (label.equals("%")) {
            return percent(value);
        }
        if (wanted == null) {
            return new CellEntry.Unreadable();
        }
        Unit given = label.equals("°") && CELSIUS.converts(wanted) ? CELSIUS : UnitNames.of(label);
        if (Numbers.normal(given.label()).equals(Numbers.normal(wanted.label()))) {
            return measured(value);
        }
        return new Quantity(value, given)
                .in(wanted)
                .map(this::measured)
                .orElseGet(() -> new CellEntry.OtherUnit(given));
    }

    /** A percentage of what is needed; of a plain number, a hundredth. */
    private CellEntry percent(double value) {
        Unit wanted = unit;
        if (wanted == null) {
            return measured(Double.parseDouble(Numbers.significant(value / 100, 15)));
        }
        return PERCENT.converts(wanted) ? measured(PERCENT.convert(value, wanted)) : new CellEntry.OtherUnit(PERCENT);
    }

    CellEntry measured(double value) {
        return Double.isFinite(value)
                ? new CellEntry.Read(new Outcome.Measured(value == 0 ? 0.0 : value))
                : new CellEntry.Unreadable();
    }
}
