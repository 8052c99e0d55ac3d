package shikomi.campaign;

import org.jspecify.annotations.Nullable;

/**
 * One outcome of one experiment.
 *
 * @param replicate from 1, for each objective
 * @param sample which of the experiment's samples was measured, from 1: measurements of one sample are readings of the same
 *     thing, another sample was made again
 * @param check what was asked about the value before it was kept; null where nothing was
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

    /** A measurement of a sample of its own, about which nothing was asked. */
    public Measurement(String objective, int replicate, Outcome outcome) {
        this(objective, replicate, outcome, replicate, null);
    }

    /** The same after something was asked about it. */
    public Measurement checked(Outcome right, @Nullable Check asked) {
        return new Measurement(objective, replicate, right, sample, asked);
    }

    /** Whether it is set aside until someone checks it. */
    public boolean isAside() {
        return check != null && check.answer() == Check.Answer.ASIDE;
    }
}
