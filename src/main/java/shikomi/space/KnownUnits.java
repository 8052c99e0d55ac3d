package shikomi.space;

import java.util.List;
import java.util.stream.Stream;

/** The units in which laboratories read and write what they measure, those of one quantity together. */
public final class KnownUnits {
    private static final List<Unit> ALL = Stream.of(
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
                    "lb",
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
                    "mW/(m·K)",
                    "µV/K",
                    "V/K",
                    "m²/g",
                    "mAh/g",
                    "Ah/kg",
                    "N",
                    "kN",
                    "N/mm²",
                    "mN/m")
            .map(Unit::of)
            .toList();

    private KnownUnits() {}

    /** Those that measure the same as this one, itself included where it is known. */
    public static List<Unit> alike(Unit unit) {
        return ALL.stream().filter(other -> other.converts(unit)).toList();
    }
}
