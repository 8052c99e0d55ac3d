package shikomi.math;

/**
 * e^(−s), several times faster in a loop than {@link Math#exp}: without tables and branches, the compiler can vectorise
 * it. The result has the same bits on every machine.
 *
 * <p>e^(−s) = (e^(−s/256))^256, the inner power by the first eleven terms of its Taylor series, the outer one by eight
 * squarings. The relative error is below 10⁻¹³ for s ≤ 40; beyond, the result is e^(−40) = 4·10⁻¹⁸.
 */
public final class Exponential {
    /** The largest exponent that is distinguished; e^(−40) is below the rounding error of a covariance of 1. */
    private static final double LARGEST = 40;

    /** The factor that divides s into 2⁸ parts of at most 40/256 = 0.16, for which eleven terms suffice. */
    private static final double PART = -1.0 / 256;

    private static final double C2 = 1.0 / 2;
    private static final double C3 = 1.0 / 6;
    private static final double C4 = 1.0 / 24;
    private static final double C5 = 1.0 / 120;
    private static final double C6 = 1.0 / 720;
    private static final double C7 = 1.0 / 5040;
    private static final double C8 = 1.0 / 40320;
    private static final double C9 = 1.0 / 362880;
    private static final double C10 = 1.0 / 3628800;

    private Exponential() {}

    /** The value e^(−s) for s ≥ 0. */
    public static double decay(double s) {
        double x = PART * Math.min(s, LARGEST);
        double e = ((((((((C10 * x + C9) * x + C8) * x + C7) * x + C6) * x + C5) * x + C4) * x + C3) * x + C2) * x + 1;
        e = e * x + 1;
        e *= e;
        e *= e;
        e *= e;
        e *= e;
        e *= e;
        e *= e;
        e *= e;
        return e * e;
    }
}
