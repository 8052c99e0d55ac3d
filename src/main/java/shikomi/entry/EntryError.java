package shikomi.entry;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import shikomi.message.Numbers;
import shikomi.unit.ConfusableUnits;
import shikomi.unit.Unit;

/**
 * A slip that may have led to what was typed.
 *
 * @param odds of such a slip against none, before anything is known of the value
 * @param slope by how much the right value changes with what was typed, where it was read in another unit
 */
record EntryError(Correction fix, double odds, double slope) {
    /** One value in fifty is mistyped; these are shares of that. */
    private static final double SLIP = 1.0 / 50;

    private static final double ONE_PLACE = 0.15 * SLIP;
    private static final double TWO_PLACES = 0.05 * SLIP;
    private static final double THREE_PLACES = 0.1 * SLIP;
    private static final double UNIT = 0.15 * SLIP;
    private static final double TRANSPOSED = 0.15 * SLIP;
    static final double SWAPPED = 0.1 * SLIP;

    /** Digits behind these are not missed by anybody. */
    private static final int DIGITS = 4;

    /**
     * How probable it makes what was typed, in proportion: as probable as the right value is to be written. A value in another
     * unit may be that value converted, or be written as finely there as values are here.
     */
    double weight(double typed, ExpectedEntry expected) {
        double right = fix.value();
        double converted = expected.resolution().spacing(right);
        double spacing = switch (fix) {
            case Correction.OtherUnit unit ->
                0.5 * (converted + slope * expected.resolution().spacing(typed));
            case Correction.Decimal point -> converted;
            case Correction.Transposed digits -> converted;
            case Correction.Swapped fields -> converted;
        };
        return odds * expected.distribution().density(right) * spacing;
    }

    /** Every slip that ends in this number, in a unit. */
    static List<EntryError> of(double typed, @Nullable Unit unit) {
        List<EntryError> slips = new ArrayList<>();
        if (typed == 0) {
            return slips;
        }
        for (int places = -3; places <= 3; places++) {
            double odds = switch (Math.abs(places)) {
                case 1 -> ONE_PLACE;
                case 2 -> TWO_PLACES;
                default -> THREE_PLACES;
            };
            if (places != 0) {
                double right = new BigDecimal(Numbers.plain(typed))
                        .scaleByPowerOfTen(-places)
                        .doubleValue();
                slips.add(new EntryError(new Correction.Decimal(right, places), odds, 1));
            }
        }
        if (unit != null) {
            units(typed, unit, slips);
        }
        Set<Double> transposed = transposed(typed);
        transposed.forEach(right ->
                slips.add(new EntryError(new Correction.Transposed(right), TRANSPOSED / transposed.size(), 1)));
        return slips;
    }

    private static void units(double typed, Unit unit, List<EntryError> slips) {
        List<Unit> others = ConfusableUnits.of(unit);
        for (Unit other : others) {
            double right = other.convert(typed, unit);
            double slope = Math.abs(other.convert(1, unit) - other.convert(0, unit));
            if (Double.isFinite(right) && slope > 0) {
                slips.add(new EntryError(new Correction.OtherUnit(right, other), UNIT / others.size(), slope));
            }
        }
    }

    /** The numbers from which this one comes by changing two digits that stand side by side. */
    private static Set<Double> transposed(double typed) {
        String text = Numbers.plain(typed);
        Set<Double> found = new TreeSet<>();
        int first = -1;
        int seen = 0;
        for (int i = 0; i < text.length() && seen < DIGITS; i++) {
            char digit = text.charAt(i);
            if (!Character.isDigit(digit) || (seen == 0 && digit == '0')) {
                continue;
            }
            seen++;
            boolean leadingZero = seen == 2 && digit == '0' && i == first + 1;
            if (first >= 0 && text.charAt(first) != digit && !leadingZero) {
                char[] swapped = text.toCharArray();
                swapped[i] = text.charAt(first);
                swapped[first] = digit;
                found.add(Double.parseDouble(new String(swapped)));
            }
            first = i;
        }
        return found;
    }
}
