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
        @Nullable String note,
        List<Attachment> attachments) {
    public Result {
        measurements = List.copyOf(measurements);
        attachments = List.copyOf(attachments);
    }

    /** Without a photo or a file. */
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

    /** Measurements at a point, and nothing else said. */
    public static Result of(Point made, List<Measurement> measurements) {
        return new Result(made, measurements, null, null, null, null, null);
    }

    /**
     * What the samples said of an objective, one number each: the mean of the readings of one sample, which repeat each
     * other. Values that were kept aside are left out.
     */
    public DoubleStream values(String objective) {
        return samples(objective).mapToDouble(Outcome.Measured::value);
    }

    /** The same, each with its standard error where the lab tells one. */
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

    /** Whether it says anything about an objective: a number, outside the range, or failed. */
    public boolean isAnswer() {
        return !measurements.isEmpty();
    }

    /** Whether any objective has a number that is not kept aside. */
    public boolean isValid() {
        return measurements.stream().anyMatch(m -> m.outcome() instanceof Outcome.Measured && !m.isAside());
    }
}
