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

    /** Exploration: no experiment is near. */
    record FarFromData(double chance, double best) implements Reason {}

    /** Exploration: no experiment has had this {@code choice} of a parameter. */
    record Untried(String parameter, String choice, double chance, double best) implements Reason {}

    /** Exploitation: a small step from the best so far. */
    record FineSearch(double chance, double best) implements Reason {}

    /** The most useful of what is left, when nothing left is likely to beat the best so far. */
    record NothingLikely(double chance, double best) implements Reason {}

    /**
     * A repeat of a condition whose value {@code measured} is in gross disagreement with all others.
     *
     * @param low the lower end of the 80 % range that the others predict
     */
    record CheckDoubtful(double measured, double low, double high) implements Reason {}

    /** A balance of promise and uncertainty, {@code sd}; in histories of earlier releases only. */
    record LeastKnown(double sd, double best) implements Reason {}

    /** A replicate in the start design, to estimate the noise. */
    record Repeat(int number, int of) implements Reason {}

    /** A repeat of the best so far; {@code chance} is the probability that another experiment is truly better. */
    record Confirm(double chance, double best) implements Reason {}

    /**
     * A repeat of a condition that is not the best so far, but truly better with this {@code chance}, where every
     * condition has been measured.
     */
    record Contender(double chance, double best) implements Reason {}

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
            case ColdStart ignored -> "source";
            case LikelyBetter ignored -> "likely-better";
            case FarFromData ignored -> "far-from-data";
            case Untried ignored -> "far-from-data";
            case FineSearch ignored -> "fine-search";
            case NothingLikely ignored -> "nothing-likely";
            case CheckDoubtful ignored -> "check-doubtful";
            case LeastKnown ignored -> "least-known";
            case Repeat ignored -> "repeat";
            case Confirm ignored -> "confirm";
            case Contender ignored -> "confirm";
            case Verify ignored -> "verify";
            case Insurance ignored -> "guard";
        };
    }
}
