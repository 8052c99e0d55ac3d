package shikomi.entry;

import shikomi.message.Figures;
import shikomi.message.Message;
import shikomi.recipe.Objective;
import shikomi.unit.Unit;

/** What was probably meant by a value that surprises. */
public sealed interface Correction {
    /** The value that is then right, in the objective's unit. */
    double value();

    /** The decimal point: what was typed is so many places too large, below zero too small. */
    record Decimal(double value, int places) implements Correction {}

    /** The number was read in another unit. */
    record OtherUnit(double value, Unit unit) implements Correction {}

    /** Two digits that stand side by side changed places. */
    record Transposed(double value) implements Correction {}

    /**
     * The value belongs to another objective, and the other's here.
     *
     * @param otherValue right for the other objective
     */
    record Swapped(double value, String other, double otherValue) implements Correction {}

    /** What is offered to the person who typed it. */
    default Message words(Objective objective, double typed) {
        String right = Figures.value(value());
        String unit = objective.unit() == null ? "" : objective.unit().label();
        return switch (this) {
            case Decimal ignored -> Message.of("plan.fix.decimal", right, unit);
            case OtherUnit other ->
                Message.of("plan.fix.unit", Figures.value(typed), other.unit().label(), right, unit);
            case Transposed ignored -> Message.of("plan.fix.transposed", right, unit);
            case Swapped swapped ->
                Message.of("plan.fix.swapped", right, unit, swapped.other(), Figures.value(swapped.otherValue()));
        };
    }
}
