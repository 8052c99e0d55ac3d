package shikomi.unit;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Units that a laboratory may have used by mistake in place of the expected unit. */
public final class ConfusableUnits {
    private static final List<String> PREFIXES = List.of("", "k", "m", "µ", "n", "M", "G");

    /** The digits of a converted number that are kept; later ones may come from the arithmetic. */
    private static final int DIGITS = 14;

    /** A number so large that the offset of its conversion takes no digits from the slope: 273.15 of a million. */
    private static final double FAR = 1e6;

    private ConfusableUnits() {}

    /**
     * A confusable unit with its conversion {@code slope · x + offset} to the expected unit. It is worked out once,
     * because a table has thousands of values in one unit.
     */
    public record Confusable(Unit unit, double slope, double offset) {
        /** A number read in this unit, in the expected unit. */
        public double converted(double number) {
            double scaled = slope * number;
            double converted = scaled + offset;
            double largest = Math.max(Math.abs(scaled), Math.abs(offset));
            return largest == 0 || !Double.isFinite(converted)
                    ? converted
                    : new BigDecimal(converted)
                            .setScale(DIGITS - 1 - (int) Math.floor(Math.log10(largest)), RoundingMode.HALF_EVEN)
                            .doubleValue();
        }
    }

    /**
     * The confusable units of a unit: those of the same quantity but of a different size. Comparing units takes
     * a millisecond, so the list is to be kept.
     */
    public static List<Confusable> of(Unit unit) {
        Map<Double, Confusable> bySize = new LinkedHashMap<>();
        for (Unit other : candidates(unit)) {
            double size = other.converts(unit) ? other.convert(1, unit) : 1;
            if (size != 1) {
                double offset = other.convert(0, unit);
                bySize.putIfAbsent(size, new Confusable(other, (other.convert(FAR, unit) - offset) / FAR, offset));
            }
        }
        return bySize.values().stream().filter(other -> other.slope() > 0).toList();
    }

    /**
     * Laboratory units of the same quantity, and the unit with every prefix, added to its label or in place of its
     * first letter.
     */
    private static List<Unit> candidates(Unit unit) {
        List<Unit> candidates = new ArrayList<>(LaboratoryUnits.alike(unit));
        String label = unit.label();
        for (String bare : label.length() > 1 ? List.of(label, label.substring(1)) : List.of(label)) {
            PREFIXES.forEach(prefix -> candidates.add(Unit.of(prefix + bare)));
        }
        return candidates;
    }
}
