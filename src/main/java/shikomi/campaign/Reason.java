package shikomi.campaign;

/** Why an experiment was proposed, with the numbers that a sentence about it needs. */
public sealed interface Reason {

    /** Number {@code number} of {@code of} of the start design, which covers the space before the model is reliable. */
    record Start(int number, int of) implements Reason {}

    /** Number {@code number} of {@code of} of the start design, chosen where external data predict a good result. */
    record ColdStart(int number, int of) implements Reason {}

    /** It is likely to beat the best so far (probability {@code chance}). */
    record LikelyBetter(double chance, double best) implements Reason {}

    /** Exploration: its predictive standard deviation {@code sd} is large. */
    record LeastKnown(double sd, double best) implements Reason {}

    /** A replicate in the start design, to estimate the noise. */
    record Repeat(int number, int of) implements Reason {}

    /** It is the best so far, and is made again: with this chance one of the others is truly better. */
    record Confirm(double chance, double best) implements Reason {}

    /** It is one of the best three so far, whose target is reached by single measurements: made again before that counts. */
    record Verify(double mean, double target) implements Reason {}

    /** It was chosen without any external data, as insurance. */
    record Insurance(double chance, double best) implements Reason {}

    /** The word in files: {@code likely-better}. */
    default String code() {
        return switch (this) {
            case Start ignored -> "start";
            case ColdStart ignored -> "start";
            case LikelyBetter ignored -> "likely-better";
            case LeastKnown ignored -> "least-known";
            case Repeat ignored -> "repeat";
            case Confirm ignored -> "repeat";
            case Verify ignored -> "repeat";
            case Insurance ignored -> "guard";
        };
    }
}
