package shikomi.recipe;

import org.jspecify.annotations.Nullable;
import shikomi.message.Text;
import shikomi.unit.Quantity;

/**
 * A material as supplied: its price, purity and stock solution.
 *
 * @param price null where it is not stated
 * @param purity the fraction of the named substance, above 0 and up to 1
 * @param molarMass null where amounts of substance need not be converted to masses
 * @param stock the solution that it is taken from; null where it is taken as it is
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
     * A solution that is made beforehand.
     *
     * @param concentration of the material in it
     * @param solvent the parameter that the rest of it is; null where that is none
     */
    public record Stock(Quantity concentration, @Nullable String solvent) {}

    /** A pure material of which only the price is known. */
    public static Material of(Cost.Price price) {
        return new Material(price, 1, null, null, null);
    }
}
