package shikomi.campaign;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import shikomi.space.Point;

/**
 * The record of one experiment: the point as actually made, its measurements, and the money and time spent.
 *
 * @param money the money spent, excluding labour; null means as planned
 * @param hours the hands-on time in hours; null means as planned
 */
public record Result(
        Point made,
        List<Measurement> measurements,
        @Nullable Double money,
        @Nullable Double hours,
        @Nullable LocalDate date,
        @Nullable String by,
        @Nullable String note,
        List<Attachment> attachments) {
    public Result {
        measurements = List.copyOf(measurements);
        attachments = List.copyOf(attachments);
    }

    /** A result without attachments. */
    public Result(
            Point made,
            List<Measurement> measurements,
            @Nullable Double money,
            @Nullable Double hours,
            @Nullable LocalDate date,
            @Nullable String by,
            @Nullable String note) {
        this(made, measurements, money, hours, date, by, note, List.of());
    }

    /** A result that consists of measurements at a point, without further details. */
    public static Result of(Point made, List<Measurement> measurements) {
        return new Result(made, measurements, null, null, null, null, null);
    }

    /**
     * The values of an objective, one for each sample: the mean of the sample's readings. Values that were set aside
     * are left out.
     */
    public DoubleStream values(String objective) {
        return samples(objective).mapToDouble(Outcome.Measured::value);
    }

    /** The values of an objective, one for each sample, with the standard error if the lab reports one. */
    public Stream<Outcome.Measured> samples(String objective) {
        Map<Integer, List<Outcome.Measured>> samples = new TreeMap<>();
        for (Measurement measurement : measurements) {
            if (measurement.objective().equals(objective)
                    && !measurement.isAside()
                    && measurement.outcome() instanceof Outcome.Measured measured) {
                samples.computeIfAbsent(measurement.sample(), sample -> new ArrayList<>())
                        .add(measured);
            }
        }
        return samples.values().stream().map(Result::mean);
    }

    private static Outcome.Measured mean(List<Outcome.Measured> readings) {
        double mean =
                readings.stream().mapToDouble(Outcome.Measured::value).average().orElseThrow();
        double squares = readings.stream()
                .mapToDouble(each -> each.error() * each.error())
                .sum();
        return new Outcome.Measured(mean, Math.sqrt(squares) / readings.size());
    }

    /** Whether any objective has an outcome: a number, a value out of range, or a failure. */
    public boolean isAnswer() {
        return !measurements.isEmpty();
    }

    /** Whether any objective has a number that is not set aside. */
    public boolean isValid() {
        return measurements.stream().anyMatch(m -> m.outcome() instanceof Outcome.Measured && !m.isAside());
    }
}
