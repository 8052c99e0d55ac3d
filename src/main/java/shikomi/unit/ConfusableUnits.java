package shikomi.unit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The units in which a laboratory may have read a value that is wanted in another one. */
public final class ConfusableUnits {
    private static final List<String> PREFIXES = List.of("", "k", "m", "µ", "n", "M", "G");

    private ConfusableUnits() {}

    /** Those that measure the same and are not the same. */
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

    /** Units of laboratories, and the unit itself with any prefix, added or instead of its first letter. */
    private static List<Unit> candidates(Unit unit) {
        List<Unit> candidates = new ArrayList<>(LaboratoryUnits.alike(unit));
        String label = unit.label();
        for (String bare : label.length() > 1 ? List.of(label, label.substring(1)) : List.of(label)) {
            PREFIXES.forEach(prefix -> candidates.add(Unit.of(prefix + bare)));
        }
        return candidates;
    }
}
