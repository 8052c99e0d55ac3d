package shikomi.campaign;

/**
 * A value far from the prediction, and how the person answered the question about it.
 *
 * @param typed what was entered first, in the objective's unit
 * @param mean of the predicted measurement
 * @param sd of the predicted measurement
 */
public record Check(double typed, double mean, double sd, Answer answer) {

    /** How the person answered. */
    public enum Answer {
        /** It was an entry error: another value is right. */
        CORRECTED,
        /** It is right as it was typed. */
        KEPT,
        /** Undecided: it is set aside and not used for planning until someone checks. */
        ASIDE
    }
}
