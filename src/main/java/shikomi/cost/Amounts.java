package shikomi.cost;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import shikomi.recipe.Recipe;
import shikomi.space.Mixture;
import shikomi.space.Parameter;
import shikomi.space.Point;
import shikomi.space.Value;
import shikomi.unit.Quantity;
import shikomi.unit.Unit;

/** The amount of each material that an experiment needs: value × size, if the units allow it. */
public final class Amounts {
    private static final Unit ONE = Unit.of("1");
    private static final Unit BY_MASS = Unit.of("wt%");
    private static final Unit BY_VOLUME = Unit.of("vol%");
    private static final Unit GRAM = Unit.of("g");
    private static final Unit MILLILITRE = Unit.of("mL");

    private Amounts() {}

    /** The amount of one parameter, in a convenient unit for a balance or a pipette. */
    public record Amount(String parameter, Quantity quantity) {}

    /**
     * The amounts of one experiment, in the order of the recipe; empty if no size is known.
     *
     * @param size the amount to make; null means the size in the recipe
     */
    public static List<Amount> of(Recipe recipe, Point point, @Nullable Quantity size) {
        Quantity made = size == null && recipe.cost() != null ? recipe.cost().size() : size;
        if (made == null) {
            return List.of();
        }
        List<Amount> amounts = new ArrayList<>();
        for (Parameter.Numeric parameter : recipe.space().numeric()) {
            if (point.value(parameter.name()) instanceof Value.Amount(double value)) {
                amount(recipe, parameter, value, made)
                        .ifPresent(q -> amounts.add(new Amount(parameter.name(), handy(q))));
            }
        }
        return amounts;
    }

    /** The sum of the amounts; empty if there are fewer than two, or if they cannot be weighed together. */
    public static Optional<Quantity> total(List<Amount> amounts) {
        if (amounts.size() < 2) {
            return Optional.empty();
        }
        Unit unit = amounts.getFirst().quantity().unit();
        double sum = 0;
        for (Amount amount : amounts) {
            Optional<Double> part = amount.quantity().in(unit);
            if (part.isEmpty()) {
                return Optional.empty();
            }
            sum += part.get();
        }
        return Optional.of(handy(new Quantity(sum, unit)));
    }

    static Optional<Quantity> amount(Recipe recipe, Parameter.Numeric parameter, double value, Quantity size) {
        Optional<Double> share = share(recipe, parameter, value, size);
        return share.isPresent()
                ? Optional.of(new Quantity(share.get() * size.value(), size.unit()))
                : Optional.ofNullable(parameter.unit())
                        .filter(unit -> !unit.converts(ONE))
                        .map(unit -> new Quantity(value * size.value(), unit.times(size.unit())))
                        .filter(q -> Measure.of(q.unit()).isPresent());
    }

    /**
     * A value as a fraction of the total, from 0 to 1. A number without a unit is a fraction only in a mixture or for a
     * material.
     */
    static Optional<Double> share(Recipe recipe, Parameter.Numeric parameter, double value, Quantity size) {
        Unit unit = parameter.unit();
        if (unit != null && (ofMass(unit, size) || ofVolume(unit, size))) {
            return Optional.of(value / 100 * unit.convert(1, ofMass(unit, size) ? BY_MASS : BY_VOLUME));
        }
        if (unit != null && !unit.converts(ONE)) {
            return Optional.empty();
        }
        Optional<Mixture> mixture = recipe.space().mixtures().stream()
                .filter(m -> m.components().contains(parameter.name()))
                .findFirst();
        if (mixture.isPresent()) {
            return Optional.of(value / mixture.get().total());
        }
        boolean material = recipe.cost() != null && recipe.cost().materials().containsKey(parameter.name());
        return material ? Optional.of(unit == null ? value : unit.convert(value, ONE)) : Optional.empty();
    }

    private static boolean ofMass(Unit unit, Quantity size) {
        return unit.converts(BY_MASS) && size.unit().converts(GRAM);
    }

    private static boolean ofVolume(Unit unit, Quantity size) {
        return unit.converts(BY_VOLUME) && size.unit().converts(MILLILITRE);
    }

    private static Quantity handy(Quantity amount) {
        return Measure.of(amount.unit()).map(m -> m.handy(amount)).orElse(amount);
    }
}
