package shikomi.recipe;

import org.jspecify.annotations.Nullable;
import shikomi.unit.Unit;

/**
 * A measured property and what is wanted of it.
 *
 * @param target a value that is good enough
 * @param plausible the range outside which a value cannot be right
 * @param noise the standard deviation of one measurement, where it is known
 */
public record Objective(
        String name,
        @Nullable Unit unit,
        Goal goal,
        @Nullable Double target,
        @Nullable Range plausible,
        @Nullable Double noise,
        Transform transform,
        double weight) {

    /** From low to high. */
    public record Range(double low, double high) {
        public Range {
            if (!(low < high)) {
                throw new IllegalArgumentException(low + " must be below " + high);
            }
        }
    }

    /** A property with a goal, and everything else left out. */
    public static Objective of(String name, @Nullable Unit unit, Goal goal) {
        return new Objective(name, unit, goal, null, null, null, Transform.CHOSEN, 1);
    }

    /** Whether the scale on which the objective is modelled has a place for a value: a logarithm needs a positive one. */
    public boolean canBeModelled(double value) {
        return transform != Transform.LOG || value > 0;
    }

    /** The name with its unit, as a table's heading: {@code strength (MPa)}. */
    public String heading() {
        return unit == null ? name : name + " (" + unit.label() + ")";
    }
}
