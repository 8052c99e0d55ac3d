package shikomi.table.composition;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import shikomi.message.Numbers;
import shikomi.unit.Unit;

/**
 * A unit of mass or amount fractions.
 *
 * @param size the size of the unit as a fraction: 0.01 for {@code wt%}
 */
public record FractionUnit(Basis basis, double size) {
    /** The quantity by which the parts are measured. */
    public enum Basis {
        MASS,
        AMOUNT
    }

    private static final Unit ONE = Unit.of("1");
    private static final Unit MASS_PERCENT = Unit.of("wt%");
    private static final Unit AMOUNT_PERCENT = Unit.of("mol%");
    private static final List<String> MASS_WORDS = List.of("mass fraction", "weight fraction", "w/w");
    private static final List<String> AMOUNT_WORDS =
            List.of("atomic fraction", "mole fraction", "molar fraction", "amount fraction");

    public static Optional<FractionUnit> of(@Nullable Unit unit) {
        if (unit == null) {
            return Optional.empty();
        }
        if (unit.converts(MASS_PERCENT)) {
            return Optional.of(new FractionUnit(Basis.MASS, unit.convert(1, MASS_PERCENT) / 100));
        }
        return unit.converts(AMOUNT_PERCENT)
                ? Optional.of(new FractionUnit(Basis.AMOUNT, unit.convert(1, AMOUNT_PERCENT) / 100))
                : byLabel(unit);
    }

    private static Optional<FractionUnit> byLabel(Unit unit) {
        String label = Numbers.normal(unit.label()).toLowerCase(Locale.ROOT);
        if (MASS_WORDS.contains(label) || AMOUNT_WORDS.contains(label)) {
            return Optional.of(new FractionUnit(MASS_WORDS.contains(label) ? Basis.MASS : Basis.AMOUNT, 1));
        }
        if (label.matches("[kmµμ]?g/k?g") || label.matches("[mµμ]?mol/k?mol")) {
            Basis basis = label.contains("mol") ? Basis.AMOUNT : Basis.MASS;
            return Optional.of(new FractionUnit(basis, unit.convert(1, ONE)));
        }
        return Optional.empty();
    }
}
