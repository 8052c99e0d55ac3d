package shikomi.table.column;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import shikomi.message.Figures;
import shikomi.message.Numbers;
import shikomi.unit.Unit;

/** The conversion of the numbers of a column into the unit of the recipe: none, from another unit, or by a factor. */
public final class Conversion {
    private final String label;
    private final @Nullable Unit from;
    private final @Nullable Unit to;
    private final double factor;
    private final Map<Double, Double> before = new HashMap<>();
    /**
     * The factor between two units with the same zero; converting each number through the units takes a hundred times
     * as long.
     */
    private final double proportional;
    /** The number to divide by instead, if it has fewer digits, as 60 has for minutes in hours; 0 otherwise. */
    private final double divisor;

    private Conversion(String label, @Nullable Unit from, @Nullable Unit to, double factor) {
        this.label = label;
        this.from = from;
        this.to = to;
        this.factor = factor;
        this.proportional = from == null || to == null || from.convert(0, to) != 0 ? 0 : from.convert(1, to);
        double inverse = from == null || to == null || proportional == 0 ? 0 : to.convert(1, from);
        this.divisor = inverse != 0 && digits(inverse) < digits(proportional) ? inverse : 0;
    }

    /** @param label a unit, {@code ×1000}, {@code ÷100}, or empty for no conversion */
    public static Conversion of(String label, @Nullable Unit wanted) {
        boolean factor = label.startsWith("×") || label.startsWith("÷");
        if (factor && Numbers.parse(label.substring(1)).isPresent()) {
            double size = Numbers.parse(label.substring(1)).filter(x -> x > 0).orElse(1.0);
            return new Conversion(label, null, wanted, label.startsWith("×") ? size : 1 / size);
        }
        Unit from = label.isEmpty() || wanted == null ? null : Unit.of(label);
        return from == null || wanted == null || !from.converts(wanted)
                ? new Conversion("", null, wanted, 1)
                : new Conversion(label, from, wanted, 1);
    }

    private static int digits(double number) {
        return number == 0 ? 0 : Numbers.exact(number).stripTrailingZeros().precision();
    }

    public double apply(double value) {
        if (from == null || to == null) {
            return factor == 1 ? value : Double.parseDouble(Numbers.significant(value * factor, 15));
        }
        if (proportional != 0) {
            double converted = divisor == 0 ? value * proportional : value / divisor;
            return Double.parseDouble(Numbers.significant(converted, 15));
        }
        Unit unit = from;
        Unit wanted = to;
        return before.computeIfAbsent(value, x -> unit.convert(x, wanted));
    }

    /** The unit of the numbers in the cells. */
    @Nullable
    public Unit from() {
        return from == null ? to : from;
    }

    /** An example of the conversion, such as {@code 0.62 S/cm → 620 mS/cm}. */
    String example(double value) {
        String wanted = to == null ? "" : " " + to.label();
        String written = " " + label;
        return Figures.value(value) + written + " → " + Figures.value(apply(value)) + wanted;
    }
}
