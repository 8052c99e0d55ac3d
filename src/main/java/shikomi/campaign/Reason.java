package shikomi.campaign;

/** The reason why an experiment was proposed, with the numbers that the sentence about it needs. */
public sealed interface Reason {

    /**
     * Experiment {@code number} of {@code of} in the start design, which covers the space before the model is reliable.
     */
    record Start(int number, int of) implements Reason {}

    /**
     * Experiment {@code number} of {@code of} in the start design, chosen because external data predict a good result.
     */
    record ColdStart(int number, int of) implements Reason {}

    /** Exploitation: it is likely to beat the best so far (probability {@code chance}). */
    record LikelyBetter(double chance, double best) implements Reason {}

    /** Exploration: its predictive standard deviation {@code sd} is large. */
    record LeastKnown(double sd, double best) implements Reason {}

    /** A replicate in the start design, to estimate the noise. */
    record Repeat(int number, int of) implements Reason {}

    /** A repeat of the best so far; {@code chance} is the probability that another experiment is truly better. */
    record Confirm(double chance, double best) implements Reason {}

    /**
     * A repeat of one of the best three so far: single measurements that reach the target must be confirmed before they
     * count.
     */
    record Verify(double mean, double target) implements Reason {}

    /** An experiment chosen without external data, as insurance against misleading sources. */
    record Insurance(double chance, double best) implements Reason {}

    /** The code in files: {@code likely-better}. */
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
