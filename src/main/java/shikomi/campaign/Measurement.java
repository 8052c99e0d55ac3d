package shikomi.campaign;

import org.jspecify.annotations.Nullable;

/**
 * The outcome of one measurement in an experiment.
 *
 * @param replicate the number of the replicate, counted from 1 for each objective
 * @param sample the number of the experiment's sample, from 1: measurements of one sample are readings of the same
 *     material, whereas every sample was prepared separately
 * @param check the question asked about the value before it was saved; null if none was asked
 */
public record Measurement(
        String objective,
        int replicate,
        Outcome outcome,
        int sample,
        @Nullable Check check) {
    public Measurement {
        if (replicate < 1 || sample < 1) {
            throw new IllegalArgumentException("Replicates and samples count from 1, not " + replicate + ", " + sample);
        }
    }

    /** A measurement of a separate sample, about which no question was asked. */
    public Measurement(String objective, int replicate, Outcome outcome) {
        this(objective, replicate, outcome, replicate, null);
    }

    /** A copy with the outcome and the check that follow from a question about it. */
    public Measurement checked(Outcome right, @Nullable Check asked) {
        return new Measurement(objective, replicate, right, sample, asked);
    }

    /** Whether it is set aside until it has been checked. */
    public boolean isAside() {
        return check != null && check.answer() == Check.Answer.ASIDE;
    }
}
