package shikomi.recipe;

import org.jspecify.annotations.Nullable;
import shikomi.message.Text;
import shikomi.unit.Quantity;

/**
 * A material as supplied: its price, purity and stock solution.
 *
 * @param price its price; null if it is not stated
 * @param purity the fraction of the named substance, above 0 and up to 1
 * @param molarMass its molar mass; null if amounts of substance need not be converted to masses
 * @param stock the solution that it is taken from; null if it is taken as supplied
 * @param hazard a warning for the people who handle it
 */
public record Material(
        Cost.@Nullable Price price,
        double purity,
        @Nullable Quantity molarMass,
        @Nullable Stock stock,
        @Nullable Text hazard) {
    public Material {
        if (!(purity > 0 && purity <= 1)) {
            throw new IllegalArgumentException("A purity lies above 0 and up to 1: " + purity);
        }
    }

    /**
     * A stock solution, prepared in advance.
     *
     * @param concentration the concentration of the material
     * @param solvent the parameter that is the solvent; null if no parameter is
     */
    public record Stock(Quantity concentration, @Nullable String solvent) {}

    /** A pure material for which only the price is stated. */
    public static Material of(Cost.Price price) {
        return new Material(price, 1, null, null, null);
    }
}
