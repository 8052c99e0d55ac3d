package shikomi.campaign;

import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;
import shikomi.message.Numbers;

/** The outcome of measuring one objective of one experiment. */
public sealed interface Outcome {

    /**
     * A number, in the objective's unit.
     *
     * @param error the standard error that the lab reports, in the same unit; 0 where it reports none
     */
    record Measured(double value, double error) implements Outcome {
        public Measured {
            if (!Double.isFinite(value) || !Double.isFinite(error) || error < 0) {
                throw new IllegalArgumentException(
                        "A measured value and its standard error must be finite, not " + value + " ± " + error);
            }
        }

        /** A number without a reported standard error. */
        public Measured(double value) {
            this(value, 0);
        }
    }

    /** Below the detection limit: {@code <0.05}. */
    record Below(double limit) implements Outcome {}

    /** Above the measuring range: {@code >99}. */
    record Above(double limit) implements Outcome {}

    /**
     * The experiment gave nothing to measure.
     *
     * @param reason in words; null where none was given
     */
    record Failed(@Nullable String reason, Again again) implements Outcome {
        /** Without a reason. */
        public Failed() {
            this(null, Again.UNKNOWN);
        }
    }

    /**
     * The same on another scale; empty where it has no number there. A standard error is a difference, so that the zero of
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

    /** Without the rounding error that the difference of two numbers leaves behind the written digits. */
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
