package shikomi.math;

import java.util.function.DoublePredicate;

/** Bisection of an interval at whose lower end a monotone condition holds and at whose upper end it does not. */
public final class Bisection {
    /** 60 halvings shrink an interval by 10¹⁸, below the resolution of a double. */
    private static final int HALVINGS = 60;

    private Bisection() {}

    /**
     * The point at which {@code isBelow} changes from true to false.
     *
     * @param low lower end of the interval, at most {@code high}
     */
    public static double threshold(DoublePredicate isBelow, double low, double high) {
        double a = low;
        double b = high;
        for (int halving = 0; halving < HALVINGS && a < b; halving++) {
            double middle = 0.5 * (a + b);
            if (isBelow.test(middle)) {
                a = middle;
            } else {
                b = middle;
            }
        }
        return 0.5 * (a + b);
    }
}
