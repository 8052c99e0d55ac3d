package shikomi.entry;

import shikomi.message.Figures;
import shikomi.message.Message;
import shikomi.recipe.Objective;
import shikomi.recipe.Recipe;
import shikomi.unit.Unit;

/** The correction of an unexpected value to the one that was probably meant. */
public sealed interface Correction {
    /** The corrected value, in the objective's unit. */
    double value();

    /**
     * The decimal point was misplaced: the typed value is {@code places} places too large, or too small if negative.
     */
    record Decimal(double value, int places) implements Correction {}

    /** The number was read in another unit. */
    record OtherUnit(double value, Unit unit) implements Correction {}

    /** Two adjacent digits changed places. */
    record Transposed(double value) implements Correction {}

    /**
     * The values of two objectives changed places.
     *
     * @param otherValue the corrected value of the other objective
     */
    record Swapped(double value, String other, double otherValue) implements Correction {}

    /** The correction as it is offered to the person who typed the value. */
    default Message words(Recipe recipe, Objective objective, double typed) {
        String right = Figures.value(value());
        String unit = objective.unit() == null ? "" : objective.unit().label();
        return switch (this) {
            case Decimal ignored -> Message.of("plan.fix.decimal", right, unit);
            case OtherUnit other ->
                Message.of("plan.fix.unit", Figures.value(typed), other.unit().label(), right, unit);
            case Transposed ignored -> Message.of("plan.fix.transposed", right, unit);
            case Swapped swapped ->
                Message.of(
                        "plan.fix.swapped",
                        right,
                        unit,
                        recipe.title(swapped.other()),
                        Figures.value(swapped.otherValue()));
        };
    }
}
