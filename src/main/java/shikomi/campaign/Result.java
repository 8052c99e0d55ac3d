package shikomi.campaign;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;
import shikomi.space.Point;

/**
 * What the lab says of one experiment: the point as it was really made, its measurements, and what it took.
 *
 * @param money what was paid without labour; null is as planned
 * @param hours hands-on; null is as planned
 */
public record Result(
        Point made,
        List<Measurement> measurements,
        @Nullable Double money,
        @Nullable Double hours,
        @Nullable LocalDate date,
        @Nullable String by,
        @Nullable String note) {
    public Result {
        measurements = List.copyOf(measurements);
    }

    /** Measurements at a point, and nothing else said. */
    public static Result of(Point made, List<Measurement> measurements) {
        return new Result(made, measurements, null, null, null, null, null);
    }

    /** The numbers measured of an objective, replicate by replicate. */
    public DoubleStream values(String objective) {
        return measurements.stream()
                .filter(m -> m.objective().equals(objective))
                .map(Measurement::outcome)
                .filter(Outcome.Measured.class::isInstance)
                .mapToDouble(o -> ((Outcome.Measured) o).value());
    }

    /** Whether it says anything about an objective: a number, outside the range, or failed. */
    public boolean isAnswer() {
        return !measurements.isEmpty();
    }

    /** Whether any objective has a number. */
    public boolean isValid() {
        return measurements.stream().anyMatch(m -> m.outcome() instanceof Outcome.Measured);
    }
}
