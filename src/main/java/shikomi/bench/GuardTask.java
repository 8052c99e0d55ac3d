package shikomi.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import shikomi.campaign.Result;
import shikomi.message.Numbers;
import shikomi.recipe.Objective;
import shikomi.recipe.Recipe;
import shikomi.space.Condition;
import shikomi.space.Point;
import shikomi.space.Space;

/**
 * A table whose values are entered again, correctly and with entry errors.
 *
 * @param rows the points, each with the values of all objectives measured there
 */
public record GuardTask(String name, Recipe recipe, List<Row> rows) {
    /** One condition, with values to four digits, as people type them. */
    public record Row(Point point, Map<String, Double> values) {}

    public GuardTask {
        rows = List.copyOf(rows);
    }

    /** The pools under a folder, with all their outputs. */
    public static List<GuardTask> read(Path folder) {
        return Dataset.folders(folder).stream()
                .map(Dataset::of)
                .filter(Dataset::isPool)
                .flatMap(dataset -> together(PoolFolder.outputs(dataset), dataset).stream())
                .toList();
    }

    /** The tables of all outputs combined into one; empty if there are none. */
    private static Optional<GuardTask> together(List<PoolTask> outputs, Dataset dataset) {
        if (outputs.isEmpty()) {
            return Optional.empty();
        }
        Recipe first = outputs.getFirst().recipe();
        Map<Condition, Row> rows = new LinkedHashMap<>();
        outputs.forEach(output -> add(output, first.space(), rows));
        List<Objective> objectives = outputs.stream()
                .map(output -> output.recipe().primary())
                .map(objective -> Objective.of(objective.name(), dataset.unit(objective.name()), objective.goal()))
                .toList();
        return Optional.of(new GuardTask(dataset.name(), with(objectives, first), new ArrayList<>(rows.values())));
    }

    private static void add(PoolTask output, Space space, Map<Condition, Row> rows) {
        String objective = output.recipe().primary().name();
        for (Result result : output.pool().results()) {
            double mean = result.values(objective).average().orElseThrow();
            rows.computeIfAbsent(
                            space.condition(result.made()), condition -> new Row(result.made(), new LinkedHashMap<>()))
                    .values()
                    .put(objective, Double.parseDouble(Numbers.significant(mean, 4)));
        }
    }

    private static Recipe with(List<Objective> objectives, Recipe recipe) {
        return new Recipe(
                recipe.name(),
                null,
                null,
                recipe.space(),
                objectives,
                recipe.combine(),
                null,
                recipe.batch(),
                List.of(),
                null,
                null);
    }
}
