package shikomi.cost;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import shikomi.unit.Quantity;
import shikomi.unit.Unit;

/**
 * Kinds of amount that can be weighed or measured out, each with three units; every unit is a thousand times the one
 * before.
 */
@SuppressWarnings("ImmutableEnumChecker") // units never change
enum Measure {
    MASS("mg", "g", "kg"),
    VOLUME("µL", "mL", "L"),
    SUBSTANCE("µmol", "mmol", "mol");

    /** Below this value in the middle unit, the small unit is easier to read. */
    private static final double SMALL = 0.1;

    /** From this value in the middle unit, the large unit needs fewer digits. */
    private static final double LARGE = 1000;

    private final Unit small;
    private final Unit middle;
    private final Unit large;

    Measure(String small, String middle, String large) {
        this.small = Unit.of(small);
        this.middle = Unit.of(middle);
        this.large = Unit.of(large);
    }

    static Optional<Measure> of(Unit unit) {
        return Arrays.stream(values()).filter(m -> unit.converts(m.middle)).findFirst();
    }

    /**
     * An amount in another unit; the molar mass converts between masses and amounts of substance. Empty if no
     * conversion is possible.
     */
    static Optional<Quantity> converted(Quantity amount, Unit unit, @Nullable Quantity molarMass) {
        if (amount.unit().converts(unit)) {
            return Optional.of(new Quantity(amount.unit().convert(amount.value(), unit), unit));
        }
        if (molarMass == null) {
            return Optional.empty();
        }
        double gramsPerMole = molarMass.unit().convert(molarMass.value(), Unit.of("g/mol"));
        if (amount.unit().converts(SUBSTANCE.large) && unit.converts(MASS.middle)) {
            double moles = amount.unit().convert(amount.value(), SUBSTANCE.large);
            return Optional.of(new Quantity(MASS.middle.convert(moles * gramsPerMole, unit), unit));
        }
        if (amount.unit().converts(MASS.middle) && unit.converts(SUBSTANCE.large)) {
            double grams = amount.unit().convert(amount.value(), MASS.middle);
            return Optional.of(new Quantity(SUBSTANCE.large.convert(grams / gramsPerMole, unit), unit));
        }
        return Optional.empty();
    }

    /** The amount in the unit that needs the fewest zeros. */
    Quantity handy(Quantity amount) {
        double value = amount.unit().convert(amount.value(), middle);
        double size = Math.abs(value);
        Unit unit = size >= LARGE ? large : size > 0 && size < SMALL ? small : middle;
        return new Quantity(middle.convert(value, unit), unit);
    }
}
