package shikomi.campaign;

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

    /** The experiment gave nothing to measure. */
    record Failed() implements Outcome {}
}
