package shikomi.campaign;

/**
 * A value far from what was expected, and what the person said when asked.
 *
 * @param typed what was entered first, in the objective's unit
 * @param mean expected of a measurement there
 * @param sd of that expectation
 */
public record Check(double typed, double mean, double sd, Answer answer) {

    /** What the person said. */
    public enum Answer {
        /** It was a slip: another value is right. */
        CORRECTED,
        /** It is right as it was typed. */
        KEPT,
        /** Nobody knows yet: it is kept aside and not used for planning until someone checks. */
        ASIDE
    }
}
