package shikomi.cost;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import shikomi.recipe.Material;
import shikomi.unit.Quantity;
import shikomi.unit.Unit;

/**
 * What is taken off the shelf for a pure amount: both in units of their own, and in proportion.
 *
 * @param unit in which it is taken
 * @param perPure how much is taken for one unit of the pure amount
 * @param solvent what comes along; null where nothing does
 * @param brings how much of that comes with one unit taken, in {@code brought}
 */
record Shelf(
        Unit unit,
        double perPure,
        @Nullable String solvent,
        double brings,
        @Nullable Unit brought) {
    private static final Unit GRAM = Unit.of("g");
    private static final Unit MILLILITRE = Unit.of("mL");
    private static final Unit GRAM_PER_MILLILITRE = Unit.of("g/mL");
    private static final Unit MOLE = Unit.of("mol");
    private static final Unit MOLE_PER_MILLILITRE = Unit.of("mol/mL");

    /** @param pure the unit of the pure amount */
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

    /** Empty where the amount and the concentration do not fit each other. */
    private static Optional<Shelf> solution(Unit pure, Material material, Material.Stock stock) {
        Quantity concentration = stock.concentration();
        String solvent = stock.solvent();
        Optional<Double> mass = concentration.in(Unit.of("wt%"));
        if (mass.isPresent()) {
            double part = mass.get() / 100;
            return per(pure, GRAM, material).map(g -> new Shelf(GRAM, g / part, solvent, 1 - part, GRAM));
        }
        Optional<Double> volume = concentration.in(Unit.of("vol%"));
        if (volume.isPresent()) {
            double part = volume.get() / 100;
            return per(pure, MILLILITRE, material)
                    .map(v -> new Shelf(MILLILITRE, v / part, solvent, 1 - part, MILLILITRE));
        }
        // What is dissolved is taken to add nothing to the volume of its solvent.
        return concentration
                .in(GRAM_PER_MILLILITRE)
                .flatMap(c -> per(pure, GRAM, material).map(g -> g / c))
                .or(() -> concentration
                        .in(MOLE_PER_MILLILITRE)
                        .flatMap(c -> per(pure, MOLE, material).map(n -> n / c)))
                .map(v -> new Shelf(MILLILITRE, v, solvent, 1, MILLILITRE));
    }

    private static Optional<Double> per(Unit pure, Unit unit, Material material) {
        return Measure.told(new Quantity(1, pure), unit, material.molarMass()).map(Quantity::value);
    }

    /** How much of a solvent that is wanted in {@code pure} units comes with so much taken; empty where it cannot be told. */
    Optional<Double> broughtWith(double taken, Unit pure, @Nullable Material of) {
        return brought == null
                ? Optional.empty()
                : Measure.told(new Quantity(taken * brings, brought), pure, of == null ? null : of.molarMass())
                        .map(Quantity::value);
    }
}
