package shikomi.campaign;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of one measurement in an experiment.
 *
 * @param replicate the number of the replicate, counted from 1 for each objective
 * @param sample the number of the experiment's sample, from 1: measurements of one sample are readings of the same
 *     material, whereas every sample was prepared separately
 * @param check the question asked about the value before it was saved; null if none was asked
 * @param occasion when and by whom it was made; null if as the whole result
 */
public record Measurement(
        String objective,
        int replicate,
        Outcome outcome,
        int sample,
        @Nullable Check check,
        @Nullable Occasion occasion) {
    /**
     * When and by whom one measurement was made, with a note on it; a null component is that of the whole
     * {@link Result}.
     */
    public record Occasion(
            @Nullable LocalDate date,
            @Nullable String by,
            @Nullable String note) {

        boolean isEmpty() {
            return date == null && by == null && note == null;
        }
    }

    public Measurement {
        if (replicate < 1 || sample < 1) {
            throw new IllegalArgumentException("Replicates and samples count from 1, not " + replicate + ", " + sample);
        }
    }

    /** A measurement made on the occasion of the whole result. */
    public Measurement(String objective, int replicate, Outcome outcome, int sample, @Nullable Check check) {
        this(objective, replicate, outcome, sample, check, null);
    }

    /** A measurement of a separate sample, about which no question was asked. */
    public Measurement(String objective, int replicate, Outcome outcome) {
        this(objective, replicate, outcome, replicate, null);
    }

    /** A copy with the outcome and the check that follow from a question about it. */
    public Measurement checked(Outcome right, @Nullable Check asked) {
        return new Measurement(objective, replicate, right, sample, asked, occasion);
    }

    /** Whether a person was asked about the value and answered that it is right as typed. */
    public boolean isConfirmed() {
        return check != null && check.answer() == Check.Answer.KEPT;
    }

    /** A copy made on an occasion of its own. */
    public Measurement on(Occasion own) {
        Occasion other = own.isEmpty() ? null : own;
        return new Measurement(objective, replicate, outcome, sample, check, other);
    }

    /** Whether it is set aside until it has been checked. */
    public boolean isAside() {
        return check != null && check.answer() == Check.Answer.ASIDE;
    }
}
