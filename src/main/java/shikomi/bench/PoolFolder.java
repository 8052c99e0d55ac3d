package shikomi.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import shikomi.forecast.MeasuredPool;
import shikomi.message.Problem;
import shikomi.message.Reading;
import shikomi.recipe.Recipe;
import shikomi.recipe.RecipeReader;
import shikomi.table.file.Sheet;
import shikomi.table.result.MeasuredTable;

/**
 * Pools as folders of {@code data.csv} and {@code dataset.json}. Inputs have the range of their values in the pool; a
 * missing number is 0.
 */
public record PoolFolder(List<PoolTask> tasks, List<Problem> unread) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * The number of experiments of one search on a pool without anchors, which would set the budget. Set by judgement.
     */
    private static final int BUDGET = 60;

    public PoolFolder {
        tasks = List.copyOf(tasks);
        unread = List.copyOf(unread);
    }

    /** The pools under {@code folder}: those that have anchors, and others with one output to be optimised. */
    public static PoolFolder read(Path folder, Anchors anchors) {
        List<PoolTask> tasks = new ArrayList<>();
        List<Problem> unread = new ArrayList<>();
        for (Path entry : Dataset.folders(folder)) {
            task(Dataset.of(entry), anchors).ifPresent(task -> {
                task.get().ifPresent(tasks::add);
                unread.addAll(task.problems());
            });
        }
        return new PoolFolder(tasks, unread);
    }

    private static Optional<Reading<PoolTask>> task(Dataset dataset, Anchors anchors) {
        Optional<Anchors.Anchor> anchor = anchors.of(dataset.name()).stream().findFirst();
        if (anchor.isEmpty() && !dataset.isPool()) {
            return Optional.empty();
        }
        Optional<JsonNode> output = dataset.outputs().stream()
                .filter(each ->
                        anchor.map(a -> Dataset.column(each).equals(a.output())).orElseGet(() -> Dataset.isGoal(each)))
                .findFirst();
        Sheet sheet = rows(dataset, anchor.map(Anchors.Anchor::where).orElse(""));
        int budget = anchor.map(Anchors.Anchor::budget).orElse(BUDGET);
        return output.map(each -> task(dataset, each, sheet, budget));
    }

    private static Reading<PoolTask> task(Dataset dataset, JsonNode output, Sheet sheet, int budget) {
        Reading<Recipe> recipe =
                RecipeReader.read(dataset.name(), recipe(dataset, output, sheet).toString());
        return recipe.value() == null
                ? Reading.failed(recipe.problems())
                : task(dataset.name(), recipe.value(), sheet, budget);
    }

    private static Reading<PoolTask> task(String name, Recipe recipe, Sheet sheet, int budget) {
        Reading<MeasuredTable> table = MeasuredTable.read(sheet, recipe, recipe.primary());
        if (table.value() == null) {
            return Reading.failed(table.problems());
        }
        MeasuredPool pool =
                new MeasuredPool(recipe.space(), recipe.primary(), table.value().rows());
        return Reading.of(new PoolTask(name, recipe, pool, Math.min(budget, pool.size())));
    }

    /** Each output of a pool that is to be optimised, as its own task; those that cannot be read are left out. */
    static List<PoolTask> outputs(Dataset dataset) {
        Sheet sheet = rows(dataset, "");
        return dataset.goals().stream()
                .flatMap(output -> task(dataset, output, sheet, BUDGET).get().stream())
                .toList();
    }

    /** The rows that meet a condition, with 0 for every missing number. */
    private static Sheet rows(Dataset dataset, String where) {
        Sheet sheet = dataset.sheet().orElseThrow();
        String[] condition = where.split("==", -1);
        int filter = sheet.header().indexOf(condition[0]);
        Set<Integer> numeric = dataset.inputs().stream()
                .filter(input -> !Dataset.isChoice(input))
                .map(input -> sheet.header().indexOf(Dataset.column(input)))
                .collect(Collectors.toSet());
        List<Sheet.Row> rows = sheet.rows().stream()
                .filter(row -> condition.length != 2 || same(row.cell(filter), condition[1]))
                .map(row -> filled(row, sheet.header().size(), numeric))
                .toList();
        return new Sheet(sheet.name(), sheet.header(), rows, sheet.evidence());
    }

    private static Sheet.Row filled(Sheet.Row row, int columns, Set<Integer> numeric) {
        List<String> cells = IntStream.range(0, columns)
                .mapToObj(column -> numeric.contains(column) && row.cell(column).isEmpty() ? "0" : row.cell(column))
                .toList();
        return new Sheet.Row(row.line(), cells);
    }

    private static boolean same(String cell, String wanted) {
        return !cell.isEmpty() && Double.parseDouble(cell) == Double.parseDouble(wanted);
    }

    private static ObjectNode recipe(Dataset dataset, JsonNode output, Sheet sheet) {
        ObjectNode recipe = JSON.createObjectNode();
        recipe.put("recipe", 1)
                .put("name", dataset.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        ObjectNode parameters = recipe.putObject("parameters");
        for (JsonNode input : dataset.inputs()) {
            List<String> seen = seen(sheet, Dataset.column(input));
            if (seen.size() > 1) {
                parameter(parameters.putObject(Dataset.column(input)), input, seen);
            }
        }
        dataset.mixture(
                recipe,
                parameters,
                column -> Double.parseDouble(seen(sheet, column).getFirst()));
        Dataset.objective(recipe, output);
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

    private static void parameter(ObjectNode parameter, JsonNode input, List<String> seen) {
        if (Dataset.isChoice(input)) {
            Dataset.choices(parameter, seen);
        } else {
            DoubleSummaryStatistics numbers =
                    seen.stream().mapToDouble(Double::parseDouble).summaryStatistics();
            Dataset.range(parameter, numbers.getMin(), numbers.getMax());
        }
    }
}
