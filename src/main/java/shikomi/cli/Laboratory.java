package shikomi.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import shikomi.campaign.Measurement;
import shikomi.campaign.Outcome;
import shikomi.campaign.Result;
import shikomi.recipe.Objective;
import shikomi.space.Condition;
import shikomi.space.Point;
import shikomi.space.Space;
import shikomi.table.result.MeasuredTable;

/** The simulated laboratory of the demo, which returns all measured values of a condition. */
final class Laboratory {
    private final Space space;
    private final Objective objective;
    private final Map<Condition, List<Double>> measured = new LinkedHashMap<>();

    Laboratory(Space space, Objective objective, MeasuredTable table) {
        this.space = space;
        this.objective = objective;
        for (MeasuredTable.Row row : table.rows()) {
            measured.computeIfAbsent(space.condition(row.point()), c -> new ArrayList<>())
                    .add(row.value());
        }
    }

    Result answer(Point point) {
        List<Measurement> measurements = new ArrayList<>();
        for (double value : measured.getOrDefault(space.condition(point), List.of())) {
            measurements.add(new Measurement(objective.name(), measurements.size() + 1, new Outcome.Measured(value)));
        }
        return Result.of(point, measurements);
    }

    /** The mean of every condition, in the order of the table. */
    double[] means() {
        return measured.values().stream()
                .mapToDouble(
                        values -> values.stream().mapToDouble(v -> v).average().orElseThrow())
                .toArray();
    }
}
