package shikomi.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import shikomi.space.Unit;

/** The units in which a laboratory may have read a value that is wanted in another one. */
final class OtherUnits {
    private static final List<Unit> KNOWN = Stream.of(
                    "%",
                    "fraction",
                    "ppm",
                    "°C",
                    "K",
                    "°F",
                    "s",
                    "min",
                    "h",
                    "d",
                    "mg",
                    "g",
                    "kg",
                    "nm",
                    "µm",
                    "mm",
                    "cm",
                    "m",
                    "in",
                    "mL",
                    "L",
                    "g/L",
                    "mg/mL",
                    "µg/mL",
                    "kg/m³",
                    "g/cm³",
                    "mmol/L",
                    "mol/L",
                    "Pa",
                    "kPa",
                    "MPa",
                    "GPa",
                    "bar",
                    "atm",
                    "psi",
                    "ksi",
                    "Torr",
                    "mJ",
                    "J",
                    "kJ",
                    "cal",
                    "kcal",
                    "eV",
                    "J/mol",
                    "kJ/mol",
                    "kcal/mol",
                    "mV",
                    "V",
                    "mA",
                    "A",
                    "mA/cm²",
                    "A/m²",
                    "Ω",
                    "kΩ",
                    "S/m",
                    "S/cm",
                    "mS/cm",
                    "µS/cm",
                    "mPa·s",
                    "Pa·s",
                    "cP",
                    "mW",
                    "W",
                    "W/(m·K)",
                    "W/(cm·K)",
                    "m²/g",
                    "mAh/g",
                    "Ah/kg",
                    "N",
                    "kN",
                    "N/mm²",
                    "mN/m")
            .map(Unit::of)
            .toList();

    private static final List<String> PREFIXES = List.of("", "k", "m", "µ", "n", "M", "G");

    private OtherUnits() {}

    /** Those that measure the same and are not the same. */
    static List<Unit> of(Unit unit) {
        List<Unit> candidates = new ArrayList<>(KNOWN);
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
