package shikomi.campaign;

import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;
import shikomi.message.Numbers;

/** The outcome of measuring one objective of one experiment. */
public sealed interface Outcome {

    /**
     * A measured number, in the objective's unit.
     *
     * @param error the standard error that the lab reports, in the same unit; 0 if it reports none
     */
    record Measured(double value, double error) implements Outcome {
        public Measured {
            if (!Double.isFinite(value) || !Double.isFinite(error) || error < 0) {
                throw new IllegalArgumentException(
                        "A measured value and its standard error must be finite, not " + value + " ± " + error);
            }
        }

        /** A measured number without a reported standard error. */
        public Measured(double value) {
            this(value, 0);
        }
    }

    /** A value below the detection limit: {@code <0.05}. */
    record Below(double limit) implements Outcome {}

    /** A value above the measuring range: {@code >99}. */
    record Above(double limit) implements Outcome {}

    /**
     * A failed experiment: there was nothing to measure.
     *
     * @param reason the reason in words; null if none was given
     * @param again whether the same experiment would fail again
     */
    record Failed(@Nullable String reason, Again again) implements Outcome {
        /** A failure without a stated reason. */
        public Failed() {
            this(null, Again.UNKNOWN);
        }
    }

    /**
     * The largest magnitude of a number that can be computed with; the smallest is its reciprocal. A fit multiplies up
     * to three such numbers, and 10³⁰⁸ is the largest double.
     */
    double LARGEST = 1e100;

    /** The text of an outcome in tables: {@code 61.8 ± 0.4}, {@code <0.05}, {@code failed}. */
    default String text() {
        return switch (this) {
            case Measured(double value, double error) ->
                Numbers.plain(value) + (error == 0 ? "" : " ± " + Numbers.plain(error));
            case Below(double limit) -> "<" + Numbers.plain(limit);
            case Above(double limit) -> ">" + Numbers.plain(limit);
            case Failed ignored -> "failed";
        };
    }

    /** Whether its numbers can be computed with: their squares and products neither overflow nor vanish. */
    default boolean isComputable() {
        return switch (this) {
            case Measured(double value, double error) -> isComputable(value) && isComputable(error);
            case Below(double limit) -> isComputable(limit);
            case Above(double limit) -> isComputable(limit);
            case Failed ignored -> true;
        };
    }

    private static boolean isComputable(double number) {
        double magnitude = Math.abs(number);
        return magnitude == 0 || (magnitude <= LARGEST && magnitude >= 1 / LARGEST);
    }

    /**
     * The outcome on another scale; empty if it has no number there. A standard error is a difference, so the zero of
     * the scale does not matter.
     */
    default Optional<Outcome> on(DoubleUnaryOperator scale) {
        return switch (this) {
            case Measured(double value, double error) -> {
                double right = scale.applyAsDouble(value);
                double above = error == 0 ? right : scale.applyAsDouble(value + error);
                yield Double.isFinite(right) && Double.isFinite(above)
                        ? Optional.of(new Measured(right, rounded(Math.abs(above - right))))
                        : Optional.empty();
            }
            case Below(double limit) ->
                Optional.of(scale.applyAsDouble(limit)).filter(Double::isFinite).map(Below::new);
            case Above(double limit) ->
                Optional.of(scale.applyAsDouble(limit)).filter(Double::isFinite).map(Above::new);
            case Failed failed -> Optional.of(failed);
        };
    }

    /** Removes the rounding error that the subtraction of two numbers leaves after the significant digits. */
    private static double rounded(double error) {
        return Double.parseDouble(Numbers.significant(error, 9));
    }

    /** Whether the same experiment would fail again. */
    enum Again {
        YES,
        NO,
        UNKNOWN
    }
}
