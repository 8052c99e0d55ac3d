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
    /**
     * The largest amount of money of one experiment, in any currency: the sum of ten thousand of them is still exact to
     * the unit of a double's 2⁵³.
     */
    public static final double MOST_MONEY = 1e11;

    /** The longest hands-on time of one experiment in hours: somewhat more than ten years. */
    public static final double MOST_HOURS = 1e5;

    /** The first day that is taken for a day of measurement; an earlier year is a slip. Set by judgement. */
    private static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);

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

    /** Whether a result can be from a day. Tomorrow is allowed, because it has begun elsewhere. */
    public static boolean isDayPossible(LocalDate day, LocalDate today) {
        return !day.isBefore(EARLIEST) && day.toEpochDay() <= today.toEpochDay() + 1;
    }

    /** The same result at another point. */
    Result madeAt(Point other) {
        return new Result(other, measurements, money, hours, date, by, note, attachments);
    }

    /**
     * The values of an objective, one for each sample: the mean of the sample's readings. Values that were set aside
     * are left out.
     */
    public DoubleStream values(String objective) {
        return samples(objective).mapToDouble(Sample::value);
    }

    /**
     * The value of one sample: the mean of its readings.
     *
     * @param error the standard error of the value; 0 if the lab reports none
     * @param date the date of its first reading; null if it is unknown
     * @param confirmed whether a person confirmed every reading when asked about it
     */
    public record Sample(
            double value, double error, @Nullable LocalDate date, boolean confirmed) {}

    /** The samples of an objective; values that were set aside are left out. */
    public Stream<Sample> samples(String objective) {
        Map<Integer, List<Measurement>> samples = new TreeMap<>();
        for (Measurement measurement : measurements) {
            if (measurement.objective().equals(objective)
                    && !measurement.isAside()
                    && measurement.outcome() instanceof Outcome.Measured) {
                samples.computeIfAbsent(measurement.sample(), sample -> new ArrayList<>())
                        .add(measurement);
            }
        }
        return samples.values().stream().map(this::sample);
    }

    private Sample sample(List<Measurement> readings) {
        double sum = 0;
        double squares = 0;
        for (Measurement reading : readings) {
            if (reading.outcome() instanceof Outcome.Measured(double value, double error)) {
                sum += value;
                squares += error * error;
            }
        }
        return new Sample(
                sum / readings.size(),
                Math.sqrt(squares) / readings.size(),
                date(readings.getFirst()),
                readings.stream().allMatch(Measurement::isConfirmed));
    }

    /** This result as a correction of an earlier one, whose dates and notes on single measurements it keeps. */
    public Result correcting(Result earlier) {
        List<Measurement> dated = measurements.stream()
                .map(measurement -> earlier.measurements.stream()
                        .filter(before -> before.objective().equals(measurement.objective())
                                && before.replicate() == measurement.replicate())
                        .flatMap(before -> Stream.ofNullable(before.occasion()))
                        .findFirst()
                        .map(measurement::on)
                        .orElse(measurement))
                .toList();
        return new Result(made, dated, money, hours, date == null ? earlier.date : date, by, note, attachments);
    }

    /** The date of a measurement; null if it is unknown. */
    public @Nullable LocalDate date(Measurement measurement) {
        Measurement.Occasion occasion = measurement.occasion();
        return occasion == null || occasion.date() == null ? date : occasion.date();
    }

    /** Whether the money is unknown or an amount that an experiment can cost. */
    public boolean isMoneyPossible() {
        return money == null || (money >= 0 && money <= MOST_MONEY);
    }

    /** Whether the hands-on time is unknown or one that an experiment can take. */
    public boolean areHoursPossible() {
        return hours == null || (hours >= 0 && hours <= MOST_HOURS);
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
