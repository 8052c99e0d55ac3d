package shikomi.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import shikomi.campaign.Result;
import shikomi.recipe.Objective;
import shikomi.space.Condition;
import shikomi.space.Point;
import shikomi.space.Space;

/** The numbers measured of one objective at one condition; there is at least one. */
record Replicates(Point point, Condition condition, double[] values) {

    /** Gathers results by condition, in the order in which conditions were first measured. */
    static List<Replicates> of(Space space, Objective objective, List<Result> results) {
        Map<Condition, List<Double>> values = new LinkedHashMap<>();
        Map<Condition, Point> points = new LinkedHashMap<>();
        for (Result result : results) {
            Condition condition = space.condition(result.made());
            result.values(objective.name()).forEach(value -> {
                points.putIfAbsent(condition, result.made());
                values.computeIfAbsent(condition, c -> new ArrayList<>()).add(value);
            });
        }
        return points.entrySet().stream()
                .map(entry -> new Replicates(
                        entry.getValue(),
                        entry.getKey(),
                        values.getOrDefault(entry.getKey(), List.of()).stream()
                                .mapToDouble(v -> v)
                                .toArray()))
                .toList();
    }

    double mean() {
        return java.util.Arrays.stream(values).average().orElseThrow();
    }
}
