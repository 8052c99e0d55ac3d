package shikomi.campaign;

import org.jspecify.annotations.Nullable;

/** What came of measuring one objective of one experiment. */
public sealed interface Outcome {

    /**
     * A number, in the objective's unit.
     *
     * @param error the standard error that the lab tells, in the same unit; 0 where it tells none
     */
    record Measured(double value, double error) implements Outcome {
        public Measured {
            if (!Double.isFinite(value) || !Double.isFinite(error) || error < 0) {
                throw new IllegalArgumentException(
                        "A measured value and its standard error must be finite, not " + value + " ± " + error);
            }
        }

        /** A number of which the lab tells no error. */
        public Measured(double value) {
            this(value, 0);
        }
    }

    /** Less than the meter can read: {@code <0.05}. */
    record Below(double limit) implements Outcome {}

    /** More than the meter can read: {@code >99}. */
    record Above(double limit) implements Outcome {}

    /**
     * The experiment gave nothing to measure.
     *
     * @param reason in words; null where nobody said
     */
    record Failed(@Nullable String reason, Again again) implements Outcome {
        /** Nobody said why. */
        public Failed() {
            this(null, Again.UNKNOWN);
        }
    }

    /** Whether the same experiment would fail again. */
    enum Again {
        YES,
        NO,
        UNKNOWN
    }
}
