package shikomi.unit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Units that a laboratory may have used by mistake in place of the expected unit. */
public final class ConfusableUnits {
    private static final List<String> PREFIXES = List.of("", "k", "m", "µ", "n", "M", "G");

    private ConfusableUnits() {}

    /** The confusable units of a unit: those of the same quantity but of a different size. */
    public static List<Unit> of(Unit unit) {
        Map<Double, Unit> bySize = new LinkedHashMap<>();
        for (Unit other : candidates(unit)) {
            double size = other.converts(unit) ? other.convert(1, unit) : 1;
            if (size != 1) {
                bySize.putIfAbsent(size, other);
            }
        }
        return List.copyOf(bySize.values());
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
