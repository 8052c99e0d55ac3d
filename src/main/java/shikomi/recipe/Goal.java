package shikomi.recipe;

/** The goal for a measured property. */
public sealed interface Goal {

    /** The property is to be maximised. */
    record Maximize() implements Goal {}

    /** The property is to be minimised. */
    record Minimize() implements Goal {}

    /** The property should be as close to a value as possible; all values within the tolerance are equally good. */
    record Match(double value, double tolerance) implements Goal {
        public Match {
            if (!(tolerance >= 0)) {
                throw new IllegalArgumentException("A tolerance must be 0 or more, not " + tolerance);
            }
        }
    }

    /** The property should lie inside a range. */
    record Between(double low, double high) implements Goal {
        public Between {
            if (!(low < high)) {
                throw new IllegalArgumentException("between: " + low + " must be below " + high);
            }
        }
    }

    /** The property should not be below a value. */
    record AtLeast(double least) implements Goal {}

    /** The property should not be above a value. */
    record AtMost(double most) implements Goal {}

    /** Whether the property is to be maximised or minimised. */
    default boolean isExtreme() {
        return this instanceof Maximize || this instanceof Minimize;
    }

    /** The factor that turns the goal into a maximisation: −1 if the property is to be minimised, otherwise 1. */
    default int sign() {
        return this instanceof Minimize ? -1 : 1;
    }

    /**
     * Whether {@code a} is better than {@code b}; if the goal is neither to maximise nor to minimise, whether it is
     * larger.
     */
    default boolean isBetter(double a, double b) {
        return sign() * a > sign() * b;
    }
}
