package shikomi.recipe;

/** What is wanted of a measured property. */
public sealed interface Goal {

    /** The larger the better. */
    record Maximize() implements Goal {}

    /** The smaller the better. */
    record Minimize() implements Goal {}

    /** As close to a value as possible; all values within the tolerance are equally good. */
    record Match(double value, double tolerance) implements Goal {
        public Match {
            if (!(tolerance >= 0)) {
                throw new IllegalArgumentException("A tolerance must be 0 or more, not " + tolerance);
            }
        }
    }

    /** Inside a range. */
    record Between(double low, double high) implements Goal {
        public Between {
            if (!(low < high)) {
                throw new IllegalArgumentException("between: " + low + " must be below " + high);
            }
        }
    }

    /** Not below a value. */
    record AtLeast(double least) implements Goal {}

    /** Not above a value. */
    record AtMost(double most) implements Goal {}

    /** Whether the extreme value of the property is sought, its largest or its smallest. */
    default boolean isExtreme() {
        return this instanceof Maximize || this instanceof Minimize;
    }

    /** The factor that makes the larger value the better one: −1 where the smallest value is sought, otherwise 1. */
    default int sign() {
        return this instanceof Minimize ? -1 : 1;
    }

    /** Whether {@code a} is better than {@code b}; where no extreme value is sought, whether it is larger. */
    default boolean isBetter(double a, double b) {
        return sign() * a > sign() * b;
    }
}
