package shikomi.campaign;

/**
 * A question about a value far from the prediction, with the person's answer.
 *
 * @param typed the value first entered, in the objective's unit
 * @param mean the predicted mean of the measurement, in the same unit
 * @param sd the predicted standard deviation of the measurement, in the same unit
 */
public record Check(double typed, double mean, double sd, Answer answer) {

    /** The person's answer. */
    public enum Answer {
        /** It was an entry error; another value is right. */
        CORRECTED,
        /** The value is right as typed. */
        KEPT,
        /** Undecided: the value is set aside and not used for planning until it has been checked. */
        ASIDE
    }
}
