package shikomi.table.result;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import shikomi.campaign.Check;
import shikomi.campaign.Given;
import shikomi.campaign.Measurement;
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
    private final Map<String, Integer> counts = new HashMap<>();
    private final Set<String> notes = new LinkedHashSet<>();
    private int rows;
    private @Nullable Double money;
    private @Nullable Double hours;
    private @Nullable LocalDate date;
    private @Nullable String by;

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

    int rows() {
        return rows;
    }

    void add(Map<Objective, Outcome> outcomes, Details details) {
        outcomes.forEach((objective, outcome) -> measured(objective, outcome, null));
        add(details);
    }

    /** @param check the check of the value by a person; null if the value was not questioned */
    void measured(Objective objective, Outcome outcome, @Nullable Check check) {
        int number = counts.merge(objective.name(), 1, Integer::sum);
        measurements.add(new Measurement(objective.name(), number, outcome, number, check));
    }

    void add(Details details) {
        rows++;
        money = sum(money, details.money());
        hours = sum(hours, details.hours());
        date = details.date() == null ? date : details.date();
        by = details.by() == null ? by : details.by();
        if (details.note() != null) {
            notes.add(details.note());
        }
    }

    private static @Nullable Double sum(@Nullable Double a, @Nullable Double b) {
        return a == null ? b : b == null ? a : (Double) (a + b);
    }

    Given given() {
        String note = notes.isEmpty() ? null : String.join("; ", notes);
        return new Given(id, new Result(point, measurements, money, hours, date, by, note));
    }
}
