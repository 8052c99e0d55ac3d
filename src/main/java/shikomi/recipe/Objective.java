package shikomi.recipe;

import java.util.List;
import org.jspecify.annotations.Nullable;
import shikomi.message.Language;
import shikomi.message.Text;
import shikomi.unit.Unit;

/**
 * A measured property and its goal.
 *
 * @param target a value that is good enough
 * @param plausible the range of plausible values; a value outside cannot be right
 * @param noise the standard deviation of one measurement, if it is known
 * @param title the words that people see instead of the name; the name itself if the recipe gives no title
 */
public record Objective(
        String name,
        @Nullable Unit unit,
        Goal goal,
        @Nullable Double target,
        @Nullable Range plausible,
        @Nullable Double noise,
        Transform transform,
        double weight,
        Text title) {

    /** A range from low to high. */
    public record Range(double low, double high) {
        public Range {
            if (!(low < high)) {
                throw new IllegalArgumentException(low + " must be below " + high);
            }
        }
    }

    /** An objective with a goal and without any other details. */
    public static Objective of(String name, @Nullable Unit unit, Goal goal) {
        return new Objective(name, unit, goal, null, null, null, Transform.CHOSEN, 1, Text.plain(name));
    }

    /**
     * Whether a value can be represented on the scale on which the objective is modelled: a logarithm needs a positive
     * value.
     */
    public boolean canBeModelled(double value) {
        return transform != Transform.LOG || value > 0;
    }

    /** Whether a value lies in the plausible range, or no range is stated. */
    public boolean isPlausible(double value) {
        return plausible == null || (plausible.low() <= value && value <= plausible.high());
    }

    /** All that may stand for the objective in the heading of a column: its name and its title in each language. */
    public List<String> names() {
        return title.beside(name);
    }

    /** The name with its unit, as the heading of a table column: {@code strength (MPa)}. */
    public String heading() {
        return unit == null ? name : name + " (" + unit.label() + ")";
    }

    /** The title with the unit, as the heading of a column that people read. */
    public String heading(Language language) {
        String words = title.in(language);
        return unit == null ? words : words + " (" + unit.label() + ")";
    }
}
