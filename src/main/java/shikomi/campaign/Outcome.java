package shikomi.campaign;

import org.jspecify.annotations.Nullable;

/** What came of measuring one objective of one experiment. */
public sealed interface Outcome {

    /** A number, in the objective's unit. */
    record Measured(double value) implements Outcome {
        public Measured {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("A measured value must be finite, not " + value);
            }
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
