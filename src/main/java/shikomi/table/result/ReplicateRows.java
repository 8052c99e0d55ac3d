package shikomi.table.result;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import shikomi.campaign.Check;
import shikomi.campaign.Given;
import shikomi.campaign.Measurement;
import shikomi.campaign.Measurement.Occasion;
import shikomi.campaign.Outcome;
import shikomi.campaign.Result;
import shikomi.recipe.Objective;
import shikomi.space.Condition;
import shikomi.space.Point;

/** Collects the rows of one experiment for its result. */
final class ReplicateRows {
    private final @Nullable String id;
    private final Point point;
    private final Condition condition;
    private final int line;
    private final List<Measurement> measurements = new ArrayList<>();
    private int before;
    private int highest;
    private final List<Details> rows = new ArrayList<>();
    private final List<Integer> rowOf = new ArrayList<>();

    /** The contents of a row other than parameters and measurements. */
    record Details(
            @Nullable Double money,
            @Nullable Double hours,
            @Nullable LocalDate date,
            @Nullable String by,
            @Nullable String note) {}

    /** @param line the line number of its first row */
    ReplicateRows(@Nullable String id, Point point, Condition condition, int line) {
        this.id = id;
        this.point = point;
        this.condition = condition;
        this.line = line;
    }

    Condition condition() {
        return condition;
    }

    int line() {
        return line;
    }

    /** The point of its first row. */
    Point point() {
        return point;
    }

    int rows() {
        return rows.size();
    }

    /** @param state the state of the row, which may put values on hold */
    void add(Map<Objective, Outcome> outcomes, Details details, @Nullable String state) {
        outcomes.forEach(
                (objective, outcome) -> measured(objective, outcome, 1, HeldState.check(state, objective, outcome)));
        add(details);
    }

    /**
     * Adds a measurement of the row whose details are added next. A row is one specimen, so its measurements get the
     * same number even if an earlier row lacks some of them. Columns of several specimens are numbered on.
     *
     * @param specimen the number of the specimen in its row, from 1
     * @param check the check of the value by a person; null if the value was not questioned
     */
    void measured(Objective objective, Outcome outcome, int specimen, @Nullable Check check) {
        int number = before + specimen;
        highest = Math.max(highest, number);
        measurements.add(new Measurement(objective.name(), number, outcome, number, check));
        rowOf.add(rows.size());
    }

    void add(Details details) {
        rows.add(details);
        before = highest;
    }

    Given given() {
        String notes = values(Details::note).distinct().collect(Collectors.joining("; "));
        LocalDate date = whole(Details::date);
        String by = whole(Details::by);
        return new Given(
                id,
                new Result(
                        point,
                        differ(date, by) ? dated(date, by) : measurements,
                        sum(Details::money),
                        sum(Details::hours),
                        date,
                        by,
                        notes.isEmpty() ? null : notes));
    }

    /** Whether a row says something of its own: another date, another person, or a note after the first row. */
    private boolean differ(@Nullable LocalDate date, @Nullable String by) {
        return values(Details::date).anyMatch(own -> !own.equals(date))
                || values(Details::by).anyMatch(own -> !own.equals(by))
                || rows.stream().skip(1).anyMatch(row -> row.note() != null);
    }

    /** The measurements with the occasion of their row, where it differs from that of the whole. */
    private List<Measurement> dated(@Nullable LocalDate date, @Nullable String by) {
        List<Measurement> dated = new ArrayList<>();
        for (int i = 0; i < measurements.size(); i++) {
            Details row = rows.get(rowOf.get(i));
            dated.add(measurements
                    .get(i)
                    .on(new Occasion(
                            Objects.equals(row.date(), date) ? null : row.date(),
                            Objects.equals(row.by(), by) ? null : row.by(),
                            row.note())));
        }
        return dated;
    }

    private <T> Stream<T> values(Function<Details, @Nullable T> detail) {
        return rows.stream().map(detail).flatMap(Stream::ofNullable);
    }

    /**
     * A detail of the whole: what every row has, or the first alone. Where some other rows have it, a row without it
     * must not get that of another, so the whole has none.
     */
    private <T> @Nullable T whole(Function<Details, @Nullable T> detail) {
        List<T> said = values(detail).toList();
        boolean shared = said.size() == rows.size() || (said.size() == 1 && detail.apply(rows.getFirst()) != null);
        return shared && !said.isEmpty() ? said.getLast() : null;
    }

    private @Nullable Double sum(Function<Details, @Nullable Double> amount) {
        return values(amount).reduce(Double::sum).orElse(null);
    }
}
