package shikomi.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import shikomi.space.KnownUnits;
import shikomi.space.Unit;

/** The units in which a laboratory may have read a value that is wanted in another one. */
final class OtherUnits {
    private static final List<String> PREFIXES = List.of("", "k", "m", "µ", "n", "M", "G");

    private OtherUnits() {}

    /** Those that measure the same and are not the same. */
    static List<Unit> of(Unit unit) {
        List<Unit> candidates = new ArrayList<>(KnownUnits.alike(unit));
        String label = unit.label();
        for (String bare : label.length() > 1 ? List.of(label, label.substring(1)) : List.of(label)) {
            PREFIXES.forEach(prefix -> candidates.add(Unit.of(prefix + bare)));
        }
        Map<Double, Unit> bySize = new LinkedHashMap<>();
        for (Unit other : candidates) {
            if (other.converts(unit)) {
                double size = other.convert(1, unit);
                if (size != 1) {
                    bySize.putIfAbsent(size, other);
                }
            }
        }
        return List.copyOf(bySize.values());
    }
}
