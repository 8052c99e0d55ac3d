package shikomi.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import shikomi.forecast.MeasuredPool;
import shikomi.message.Problem;
import shikomi.message.Reading;
import shikomi.recipe.Objective;
import shikomi.recipe.Recipe;
import shikomi.recipe.RecipeReader;
import shikomi.table.file.Sheet;
import shikomi.table.file.Sheets;
import shikomi.table.result.MeasuredTable;

/**
 * Pools as folders of {@code data.csv} and {@code dataset.json} (inputs, outputs, mixture). Inputs range as far as they do
 * in the pool; an input that is not given is not used, 0.
 */
public record PoolFolder(List<PoolTask> tasks, List<Problem> unread) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int BUDGET = 60;

    public PoolFolder {
        tasks = List.copyOf(tasks);
        unread = List.copyOf(unread);
    }

    /** The pools under {@code folder}: those that have anchors, and others with one output to be improved. */
    public static PoolFolder read(Path folder, Anchors anchors) {
        List<PoolTask> tasks = new ArrayList<>();
        List<Problem> unread = new ArrayList<>();
        try (Stream<Path> entries = Files.list(folder)) {
            entries.filter(entry -> Files.isRegularFile(entry.resolve("dataset.json")))
                    .sorted()
                    .forEach(entry -> task(entry, anchors).ifPresent(task -> {
                        task.get().ifPresent(tasks::add);
                        unread.addAll(task.problems());
                    }));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return new PoolFolder(tasks, unread);
    }

    private static Optional<Reading<PoolTask>> task(Path folder, Anchors anchors) {
        JsonNode description;
        try {
            description = JSON.readTree(folder.resolve("dataset.json").toFile());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        String name = String.valueOf(folder.getFileName());
        Optional<Anchors.Anchor> anchor = anchors.of(name).stream().findFirst();
        if (anchor.isEmpty() && !description.path("kind").asText().startsWith("pool")) {
            return Optional.empty();
        }
        Optional<JsonNode> output = list(description.path("outputs")).stream()
                .filter(o -> anchor.isPresent()
                        ? o.path("column").asText().equals(anchor.get().output())
                        : o.path("goal").asText().matches("maximize|minimize"))
                .findFirst();
        Sheet all = Sheets.read(folder.resolve(description.path("file").asText("data.csv")))
                .orElseThrow();
        Sheet sheet = rows(all, description, anchor.map(Anchors.Anchor::where).orElse(""));
        return output.map(o -> task(name, description, o, sheet, anchor.map(a -> a.budget())));
    }

    private static Reading<PoolTask> task(
            String name, JsonNode description, JsonNode output, Sheet sheet, Optional<Integer> budget) {
        Reading<Recipe> recipe =
                RecipeReader.read(name, recipe(name, description, output, sheet).toString());
        if (recipe.value() == null) {
            return Reading.failed(recipe.problems());
        }
        Objective objective = recipe.value().primary();
        Reading<MeasuredTable> table = MeasuredTable.read(sheet, recipe.value(), objective);
        if (table.value() == null) {
            return Reading.failed(table.problems());
        }
        MeasuredPool pool = new MeasuredPool(
                recipe.value().space(),
                objective,
                table.value().rows().stream()
                        .map(row -> new MeasuredPool.Row(row.number(), row.point(), row.value()))
                        .toList());
        return Reading.of(new PoolTask(name, recipe.value(), pool, Math.min(budget.orElse(BUDGET), pool.size())));
    }

    /** Each output of a pool that is to be improved, as a task of its own; those that cannot be read are left out. */
    static List<PoolTask> outputs(Path folder, JsonNode description) {
        Sheet all = Sheets.read(folder.resolve(description.path("file").asText("data.csv")))
                .orElseThrow();
        Sheet sheet = rows(all, description, "");
        String name = String.valueOf(folder.getFileName());
        return list(description.path("outputs")).stream()
                .filter(output -> output.path("goal").asText().matches("maximize|minimize"))
                .flatMap(output -> task(name, description, output, sheet, Optional.empty()).get().stream())
                .toList();
    }

    /** The rows that are asked for, with 0 for every number that is not given. */
    private static Sheet rows(Sheet sheet, JsonNode description, String where) {
        String[] condition = where.split("==", -1);
        int filter = sheet.header().indexOf(condition[0]);
        List<Integer> numeric = list(description.path("inputs")).stream()
                .filter(input -> !isChoice(input))
                .map(input -> sheet.header().indexOf(input.path("column").asText()))
                .toList();
        List<Sheet.Row> rows = new ArrayList<>();
        for (Sheet.Row row : sheet.rows()) {
            if (condition.length == 2 && !same(row.cell(filter), condition[1])) {
                continue;
            }
            List<String> cells = new ArrayList<>();
            for (int column = 0; column < sheet.header().size(); column++) {
                cells.add(numeric.contains(column) && row.cell(column).isEmpty() ? "0" : row.cell(column));
            }
            rows.add(new Sheet.Row(row.line(), cells));
        }
        return new Sheet(sheet.name(), sheet.header(), rows, sheet.decimalComma());
    }

    private static boolean same(String cell, String wanted) {
        return !cell.isEmpty() && Double.parseDouble(cell) == Double.parseDouble(wanted);
    }

    private static ObjectNode recipe(String name, JsonNode description, JsonNode output, Sheet sheet) {
        ObjectNode recipe = JSON.createObjectNode();
        recipe.put("recipe", 1).put("name", name.toLowerCase(Locale.ROOT).replace('_', '-'));
        ObjectNode parameters = recipe.putObject("parameters");
        for (JsonNode input : list(description.path("inputs"))) {
            List<String> seen = seen(sheet, input.path("column").asText());
            if (seen.size() > 1) {
                parameter(parameters.putObject(input.path("column").asText()), isChoice(input), seen);
            }
        }
        if (description.path("mixture").isObject()) {
            mixture(recipe, parameters, description.path("mixture"), sheet);
        }
        recipe.putObject("objectives")
                .putObject(output.path("column").asText())
                .put("goal", output.path("goal").asText());
        return recipe;
    }

    private static List<String> seen(Sheet sheet, String column) {
        int at = sheet.header().indexOf(column);
        return sheet.rows().stream()
                .map(row -> row.cell(at))
                .distinct()
                .sorted()
                .toList();
    }

    private static void parameter(ObjectNode parameter, boolean choice, List<String> seen) {
        if (choice) {
            parameter.put("kind", "categorical");
            seen.forEach(parameter.putArray("choices")::add);
        } else {
            DoubleSummaryStatistics numbers =
                    seen.stream().mapToDouble(Double::parseDouble).summaryStatistics();
            parameter.put("kind", "continuous").put("low", numbers.getMin()).put("high", numbers.getMax());
        }
    }

    /** A component that is the same in every row is no parameter; the others share what it leaves. */
    private static void mixture(ObjectNode recipe, ObjectNode parameters, JsonNode mixture, Sheet sheet) {
        ObjectNode parts = recipe.putObject("mixtures").putObject("mixture");
        ArrayNode components = parts.putArray("components");
        double total = mixture.path("sum").asDouble();
        for (JsonNode column : mixture.path("columns")) {
            if (parameters.has(column.asText())) {
                components.add(column.asText());
            } else {
                total -= Double.parseDouble(seen(sheet, column.asText()).getFirst());
            }
        }
        parts.put("total", total);
    }

    static boolean isChoice(JsonNode input) {
        return input.path("kind").asText().matches("categorical|molecule");
    }

    static List<JsonNode> list(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }
}
