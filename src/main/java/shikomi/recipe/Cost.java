package shikomi.recipe;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collections;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import shikomi.unit.Quantity;
import shikomi.unit.Unit;

/**
 * The costs of experiments, in one currency.
 *
 * @param run the cost of one experiment
 * @param setUp the money for setting up one batch
 * @param labour the money for one hour of hands-on work
 * @param materials each parameter that is a material, with its price, purity and stock solution
 * @param size the amount that one experiment makes: a mass for fractions, a volume for concentrations
 * @param balance the readability of the lab's balance; null if it is not stated
 */
public record Cost(
        Currency currency,
        Run run,
        double setUp,
        double labour,
        Map<String, Material> materials,
        @Nullable Quantity size,
        @Nullable Quantity balance,
        @Nullable Budget budget) {
    public Cost {
        materials = Collections.unmodifiableMap(new LinkedHashMap<>(materials));
    }

    /**
     * The cost of one experiment: money excluding labour and materials, hours of hands-on work, hours until its result
     * is known.
     */
    public record Run(double money, double handsOnHours, double untilResultHours) {}

    /** Money per unit of an amount. */
    public record Price(double money, Unit per) {}

    /** The budget: money, hours until the end, or both. */
    public record Budget(@Nullable Double money, @Nullable Double untilHours) {}

    /** The amount rounded to the smallest unit of the currency: whole yen, cents. */
    public double rounded(double money) {
        return BigDecimal.valueOf(money)
                .setScale(currency.getDefaultFractionDigits(), RoundingMode.HALF_EVEN)
                .doubleValue();
    }
}
