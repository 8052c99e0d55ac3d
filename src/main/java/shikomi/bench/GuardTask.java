package shikomi.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import shikomi.campaign.Result;
import shikomi.message.Numbers;
import shikomi.recipe.Objective;
import shikomi.recipe.Recipe;
import shikomi.recipe.Transform;
import shikomi.space.Condition;
import shikomi.space.Point;
import shikomi.unit.Unit;

/**
 * A table whose values are entered again, right and with slips.
 *
 * @param rows a point and the value of every objective that was measured there
 */
public record GuardTask(String name, Recipe recipe, List<Row> rows) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** One condition; values to four digits, as people type them. */
    public record Row(Point point, Map<String, Double> values) {}

    public GuardTask {
        rows = List.copyOf(rows);
    }

    /** The pools under a folder, with all their outputs. */
    public static List<GuardTask> read(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(entry -> Files.isRegularFile(entry.resolve("dataset.json")))
                    .sorted()
                    .flatMap(entry -> task(entry).stream())
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Optional<GuardTask> task(Path folder) {
        JsonNode description;
        try {
            description = JSON.readTree(folder.resolve("dataset.json").toFile());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        List<PoolTask> outputs = description.path("kind").asText().startsWith("pool")
                ? PoolFolder.outputs(folder, description)
                : List.of();
        return outputs.isEmpty() ? Optional.empty() : Optional.of(together(outputs, description));
    }

    /** The tables of all outputs as one. */
    private static GuardTask together(List<PoolTask> outputs, JsonNode description) {
        Recipe first = outputs.getFirst().recipe();
        List<Objective> objectives = new ArrayList<>();
        Map<Condition, Row> rows = new LinkedHashMap<>();
        for (PoolTask output : outputs) {
            Objective objective = output.recipe().primary();
            objectives.add(new Objective(
                    objective.name(),
                    unit(description, objective.name()),
                    objective.goal(),
                    null,
                    null,
                    null,
                    Transform.CHOSEN,
                    1));
            for (Result result : output.pool().results()) {
                double mean = result.values(objective.name()).average().orElseThrow();
                rows.computeIfAbsent(
                                first.space().condition(result.made()),
                                condition -> new Row(result.made(), new LinkedHashMap<>()))
                        .values()
                        .put(objective.name(), Double.parseDouble(Numbers.significant(mean, 4)));
            }
        }
        Recipe recipe = new Recipe(
                first.name(),
                null,
                null,
                first.space(),
                objectives,
                first.combine(),
                null,
                first.batch(),
                List.of(),
                null,
                null);
        return new GuardTask(outputs.getFirst().name(), recipe, new ArrayList<>(rows.values()));
    }

    private static @org.jspecify.annotations.Nullable Unit unit(JsonNode description, String output) {
        return PoolFolder.list(description.path("outputs")).stream()
                .filter(o -> o.path("column").asText().equals(output))
                .map(o -> o.path("unit").asText())
                .filter(label -> !label.isEmpty())
                .map(Unit::of)
                .findFirst()
                .orElse(null);
    }
}
