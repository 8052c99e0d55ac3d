package shikomi.cost;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import shikomi.recipe.Material;
import shikomi.unit.Quantity;
import shikomi.unit.Unit;

/**
 * The conversion between the pure amount of a material and the amount taken of the material as supplied. The two are
 * proportional, each in its own unit.
 *
 * @param unit the unit of the amount taken
 * @param perPure the amount taken for one unit of the pure amount
 * @param solvent the parameter that is the solvent of the solution; null if there is none
 * @param brings the amount of solvent in one unit taken, in the unit {@code brought}
 * @param brought the unit of {@code brings}; null if nothing but the material is taken
 */
record Shelf(
        Unit unit,
        double perPure,
        @Nullable String solvent,
        double brings,
        @Nullable Unit brought) {
    private static final Unit BY_MASS = Unit.of("wt%");
    private static final Unit BY_VOLUME = Unit.of("vol%");
    private static final Unit GRAM = Unit.of("g");
    private static final Unit MILLILITRE = Unit.of("mL");
    private static final Unit GRAM_PER_MILLILITRE = Unit.of("g/mL");
    private static final Unit MOLE = Unit.of("mol");
    private static final Unit MOLE_PER_MILLILITRE = Unit.of("mol/mL");

    /**
     * The conversion for a material.
     *
     * @param pure the unit of the pure amount
     * @param material null if the recipe does not describe it
     */
    static Shelf of(Unit pure, @Nullable Material material) {
        if (material == null) {
            return new Shelf(pure, 1, null, 0, null);
        }
        Material.Stock stock = material.stock();
        if (stock != null) {
            Optional<Shelf> solution = solution(pure, material, stock);
            if (solution.isPresent()) {
                return solution.get();
            }
        }
        Optional<Double> grams = pure.converts(MOLE) ? per(pure, GRAM, material) : Optional.empty();
        return new Shelf(grams.isPresent() ? GRAM : pure, grams.orElse(1.0) / material.purity(), null, 0, null);
    }

    /**
     * The conversion for a stock solution; empty if the units of the amount and the concentration do not fit together.
     */
    private static Optional<Shelf> solution(Unit pure, Material material, Material.Stock stock) {
        Optional<Double> mass = stock.concentration().in(BY_MASS);
        if (mass.isPresent()) {
            return part(mass.get() / 100, GRAM, pure, material, stock);
        }
        Optional<Double> volume = stock.concentration().in(BY_VOLUME);
        return volume.isPresent()
                ? part(volume.get() / 100, MILLILITRE, pure, material, stock)
                : dissolved(pure, material, stock);
    }

    /** The conversion for a solution whose concentration is a mass or volume fraction. */
    private static Optional<Shelf> part(double part, Unit unit, Unit pure, Material material, Material.Stock stock) {
        return per(pure, unit, material).map(amount -> new Shelf(unit, amount / part, stock.solvent(), 1 - part, unit));
    }

    /**
     * The conversion for a concentration per volume of solution; the dissolved material is assumed not to add to the
     * volume.
     */
    private static Optional<Shelf> dissolved(Unit pure, Material material, Material.Stock stock) {
        Quantity concentration = stock.concentration();
        return concentration
                .in(GRAM_PER_MILLILITRE)
                .flatMap(c -> per(pure, GRAM, material).map(g -> g / c))
                .or(() -> concentration
                        .in(MOLE_PER_MILLILITRE)
                        .flatMap(c -> per(pure, MOLE, material).map(n -> n / c)))
                .map(v -> new Shelf(MILLILITRE, v, stock.solvent(), 1, MILLILITRE));
    }

    private static Optional<Double> per(Unit pure, Unit unit, Material material) {
        return Measure.converted(new Quantity(1, pure), unit, material.molarMass())
                .map(Quantity::value);
    }

    /**
     * The amount of solvent that comes with an amount taken, in the unit {@code pure}; empty if it cannot be converted.
     */
    Optional<Double> broughtWith(double taken, Unit pure, @Nullable Material of) {
        return brought == null
                ? Optional.empty()
                : Measure.converted(new Quantity(taken * brings, brought), pure, of == null ? null : of.molarMass())
                        .map(Quantity::value);
    }
}
