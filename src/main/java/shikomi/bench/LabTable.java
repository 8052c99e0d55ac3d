package shikomi.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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

/** One output of a table of several labs: the recipe that they share, and the labs that measured it often. */
final class LabTable {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The largest share of blank rows at which a column is an input. Set by judgement. */
    private static final double MOST_BLANK = 0.3;

    /** The fewest rows of a lab: 15 are shown and the others predicted. Set by judgement. */
    private static final int FEWEST = 20;

    private final Dataset dataset;
    private final JsonNode output;
    private final int lab;
    private final Sheet sheet;
    private final List<JsonNode> inputs;

    LabTable(Dataset dataset, JsonNode output, Sheet all) {
        this.dataset = dataset;
        this.output = output;
        this.lab = all.header().indexOf(labColumn(dataset));
        int measured = all.header().indexOf(Dataset.column(output));
        this.sheet = with(all, row -> !row.cell(measured).isEmpty());
        this.inputs = dataset.inputs().stream()
                .filter(input -> column(input) != lab
                        && isReported(column(input))
                        && seen(input).size() > 1)
                .toList();
    }

    private static String labColumn(Dataset dataset) {
        return dataset.description().path("source_column").asText();
    }

    /** The columns that a description names and the table does not have. */
    static List<Problem> missing(Dataset dataset, Sheet sheet) {
        Stream<String> named = Stream.concat(dataset.inputs().stream(), dataset.outputs().stream())
                .map(Dataset::column);
        Stream<String> mixed = Dataset.list(
                        dataset.description().path("mixture").path("columns"))
                .stream()
                .map(JsonNode::asText);
        return Stream.of(Stream.of(labColumn(dataset)), named, mixed)
                .flatMap(columns -> columns)
                .distinct()
                .filter(column -> !sheet.header().contains(column))
                .map(column -> Problem.of(
                        dataset.name() + "/" + sheet.name(),
                        "table.no-column",
                        column,
                        Suggestion.of(column, sheet.header()).message(),
                        String.join(", ", sheet.header())))
                .toList();
    }

    /** The labs with enough rows that report every input, at most {@code most}, evenly spaced in the sorted list. */
    LabFolder labs(int most) {
        Reading<Recipe> recipe = RecipeReader.read(dataset.name(), recipe().toString());
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
        Sheet own = new Sheet(sheet.name(), sheet.header(), rows, sheet.evidence());
        Reading<MeasuredTable> table = MeasuredTable.read(own, recipe, recipe.primary());
        Sheet others = with(sheet, row -> !row.cell(lab).equals(asked));
        return table.value() == null
                ? Reading.failed(table.problems())
                : Reading.of(
                        new LabTask(dataset.name(), asked, recipe, table.value().rows(), others));
    }

    /** Whether a lab's values vary; if they are all the same, or not numbers, there is nothing to predict. */
    private static boolean isVaried(LabTask task) {
        return task.own().size() >= FEWEST
                && task.own().stream().map(MeasuredTable.Row::value).distinct().count() > 1;
    }

    private ObjectNode recipe() {
        ObjectNode recipe = JSON.createObjectNode();
        recipe.put("recipe", 1).put("name", "labs");
        ObjectNode parameters = recipe.putObject("parameters");
        inputs.forEach(input -> parameter(parameters.putObject(Dataset.column(input)), input));
        dataset.mixture(recipe, parameters, this::firstNumber);
        Dataset.objective(recipe, output);
        recipe.putObject("sources")
                .putObject("others")
                .put("kind", "literature")
                .put("file", sheet.name())
                .put("group", sheet.header().get(lab));
        return recipe;
    }

    private void parameter(ObjectNode parameter, JsonNode input) {
        if (Dataset.isChoice(input)) {
            Dataset.choices(parameter, seen(input));
        } else {
            DoubleSummaryStatistics numbers = seen(input).stream()
                    .flatMap(cell -> Numbers.parse(cell).stream())
                    .mapToDouble(number -> number)
                    .summaryStatistics();
            Dataset.range(
                    parameter,
                    input.path("low").asDouble(numbers.getMin()),
                    input.path("high").asDouble(numbers.getMax()));
        }
    }

    private double firstNumber(String column) {
        int at = sheet.header().indexOf(column);
        return sheet.rows().stream()
                .flatMap(row -> Numbers.parse(row.cell(at)).stream())
                .findFirst()
                .orElse(0.0);
    }

    private boolean isReported(int column) {
        long blank =
                sheet.rows().stream().filter(row -> row.cell(column).isEmpty()).count();
        return blank <= MOST_BLANK * sheet.rows().size();
    }

    /** The distinct values of an input; {@code 0} and {@code 0.0} are the same. */
    private List<String> seen(JsonNode input) {
        return sheet.rows().stream()
                .map(row -> row.cell(column(input)))
                .filter(cell -> !cell.isEmpty())
                .map(cell -> Dataset.isChoice(input)
                        ? cell
                        : Numbers.parse(cell).map(Numbers::plain).orElse(cell))
                .distinct()
                .sorted()
                .toList();
    }

    private int column(JsonNode named) {
        return sheet.header().indexOf(Dataset.column(named));
    }

    private static Sheet with(Sheet all, Predicate<Sheet.Row> kept) {
        return new Sheet(
                all.name(), all.header(), all.rows().stream().filter(kept).toList(), all.evidence());
    }
}
