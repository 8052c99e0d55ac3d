package shikomi.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import shikomi.message.Numbers;
import shikomi.message.Problem;
import shikomi.message.Reading;
import shikomi.message.Suggestion;
import shikomi.recipe.Recipe;
import shikomi.recipe.RecipeReader;
import shikomi.table.file.Sheet;
import shikomi.table.result.MeasuredTable;

/** One output of a table of several labs: the recipe that they share, and those who measured it often. */
final class LabTable {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** An input that more of the rows leave blank is none. */
    private static final double MOST_BLANK = 0.3;

    /** Rows of a lab that can be asked. */
    private static final int FEWEST = 20;

    private final String name;
    private final JsonNode description;
    private final JsonNode output;
    private final int lab;
    private final Sheet sheet;
    private final List<JsonNode> inputs;

    LabTable(String name, JsonNode description, JsonNode output, Sheet all) {
        this.name = name;
        this.description = description;
        this.output = output;
        this.lab = all.header().indexOf(description.path("source_column").asText());
        int measured = all.header().indexOf(output.path("column").asText());
        this.sheet = with(all, row -> !row.cell(measured).isEmpty());
        this.inputs = PoolFolder.list(description.path("inputs")).stream()
                .filter(input -> column(input) != lab
                        && isReported(column(input))
                        && seen(input).size() > 1)
                .toList();
    }

    /** The columns that a description names and the table does not have. */
    static List<Problem> missing(String name, JsonNode description, Sheet sheet) {
        Stream<JsonNode> named = Stream.of("inputs", "outputs")
                .flatMap(part -> PoolFolder.list(description.path(part)).stream())
                .map(each -> each.path("column"));
        Stream<JsonNode> mixed = PoolFolder.list(description.path("mixture").path("columns")).stream();
        return Stream.of(Stream.of(description.path("source_column")), named, mixed)
                .flatMap(columns -> columns)
                .map(JsonNode::asText)
                .distinct()
                .filter(column -> !sheet.header().contains(column))
                .map(column -> Problem.of(
                        name + "/" + sheet.name(),
                        "table.no-column",
                        column,
                        Suggestion.of(column, sheet.header()).message(),
                        String.join(", ", sheet.header())))
                .toList();
    }

    /** The labs with enough rows that tell every input, at most {@code most}, evenly from the sorted list. */
    LabFolder labs(int most) {
        Reading<Recipe> recipe = RecipeReader.read(name, recipe().toString());
        if (recipe.value() == null) {
            return new LabFolder(List.of(), recipe.problems());
        }
        List<List<Sheet.Row>> labs = labs();
        int count = Math.min(most, labs.size());
        List<LabTask> tasks = new ArrayList<>();
        List<Problem> unread = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Reading<LabTask> task = task(labs.get(i * labs.size() / count), recipe.value());
            task.get().filter(LabTable::isVaried).ifPresent(tasks::add);
            unread.addAll(task.problems());
        }
        return new LabFolder(tasks, unread);
    }

    private List<List<Sheet.Row>> labs() {
        Map<String, List<Sheet.Row>> byLab = new TreeMap<>();
        for (Sheet.Row row : sheet.rows()) {
            boolean whole =
                    inputs.stream().noneMatch(input -> row.cell(column(input)).isEmpty());
            if (whole && !row.cell(lab).isEmpty()) {
                byLab.computeIfAbsent(row.cell(lab), l -> new ArrayList<>()).add(row);
            }
        }
        return byLab.values().stream().filter(rows -> rows.size() >= FEWEST).toList();
    }

    private Reading<LabTask> task(List<Sheet.Row> rows, Recipe recipe) {
        String asked = rows.getFirst().cell(lab);
        Sheet own = new Sheet(sheet.name(), sheet.header(), rows, sheet.decimalComma());
        Reading<MeasuredTable> table = MeasuredTable.read(own, recipe, recipe.primary());
        Sheet others = with(sheet, row -> !row.cell(lab).equals(asked));
        return table.value() == null
                ? Reading.failed(table.problems())
                : Reading.of(new LabTask(name, asked, recipe, table.value().rows(), others));
    }

    /** Where always the same was found, or not a number, there is nothing to ask. */
    private static boolean isVaried(LabTask task) {
        return task.own().size() >= FEWEST
                && task.own().stream().map(MeasuredTable.Row::value).distinct().count() > 1;
    }

    private ObjectNode recipe() {
        ObjectNode recipe = JSON.createObjectNode();
        recipe.put("recipe", 1).put("name", "labs");
        ObjectNode parameters = recipe.putObject("parameters");
        inputs.forEach(input -> parameter(parameters.putObject(text(input)), input));
        if (description.path("mixture").isObject()) {
            mixture(recipe, parameters, description.path("mixture"));
        }
        recipe.putObject("objectives")
                .putObject(text(output))
                .put("goal", output.path("goal").asText());
        recipe.putObject("sources")
                .putObject("others")
                .put("kind", "literature")
                .put("file", sheet.name())
                .put("group", sheet.header().get(lab));
        return recipe;
    }

    private void parameter(ObjectNode parameter, JsonNode input) {
        if (PoolFolder.isChoice(input)) {
            parameter.put("kind", "categorical");
            seen(input).forEach(parameter.putArray("choices")::add);
        } else {
            DoubleSummaryStatistics numbers = seen(input).stream()
                    .flatMap(cell -> Numbers.parse(cell).stream())
                    .mapToDouble(number -> number)
                    .summaryStatistics();
            parameter
                    .put("kind", "continuous")
                    .put("low", input.path("low").asDouble(numbers.getMin()))
                    .put("high", input.path("high").asDouble(numbers.getMax()));
        }
    }

    /** A component that is the same in every row is no parameter; the others share what it leaves. */
    private void mixture(ObjectNode recipe, ObjectNode parameters, JsonNode mixture) {
        ObjectNode parts = recipe.putObject("mixtures").putObject("mixture");
        ArrayNode components = parts.putArray("components");
        double total = mixture.path("sum").asDouble();
        for (JsonNode component : mixture.path("columns")) {
            if (parameters.has(component.asText())) {
                components.add(component.asText());
            } else {
                total -= sheet.rows().stream()
                        .flatMap(row -> Numbers.parse(row.cell(sheet.header().indexOf(component.asText()))).stream())
                        .findFirst()
                        .orElse(0.0);
            }
        }
        parts.put("total", total);
    }

    private boolean isReported(int column) {
        long blank =
                sheet.rows().stream().filter(row -> row.cell(column).isEmpty()).count();
        return blank <= MOST_BLANK * sheet.rows().size();
    }

    /** The different values of an input; {@code 0} and {@code 0.0} are one. */
    private List<String> seen(JsonNode input) {
        return sheet.rows().stream()
                .map(row -> row.cell(column(input)))
                .filter(cell -> !cell.isEmpty())
                .map(cell -> PoolFolder.isChoice(input)
                        ? cell
                        : Numbers.parse(cell).map(Numbers::plain).orElse(cell))
                .distinct()
                .sorted()
                .toList();
    }

    private int column(JsonNode named) {
        return sheet.header().indexOf(text(named));
    }

    private static String text(JsonNode named) {
        return named.path("column").asText();
    }

    private static Sheet with(Sheet all, Predicate<Sheet.Row> kept) {
        return new Sheet(
                all.name(), all.header(), all.rows().stream().filter(kept).toList(), all.decimalComma());
    }
}
