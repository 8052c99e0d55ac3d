package shikomi.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import shikomi.message.Reading;
import shikomi.table.file.Sheet;
import shikomi.table.file.Sheets;
import shikomi.unit.Unit;

/**
 * A table with its description, as a folder of {@code data.csv} and {@code dataset.json} (inputs, outputs, mixture).
 */
record Dataset(Path folder, JsonNode description) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String DESCRIPTION = "dataset.json";

    /** The folders under a folder that hold a description, sorted. */
    static List<Path> folders(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(entry -> Files.isRegularFile(entry.resolve(DESCRIPTION)))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** @throws UncheckedIOException if the description cannot be read */
    static Dataset of(Path folder) {
        try {
            return new Dataset(folder, JSON.readTree(folder.resolve(DESCRIPTION).toFile()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    String name() {
        return String.valueOf(folder.getFileName());
    }

    boolean isPool() {
        return description.path("kind").asText().startsWith("pool");
    }

    /** Whether its rows come from several labs and a column names the lab of each row. */
    boolean isOfSeveralLabs() {
        return description.path("kind").asText().equals("multi-source")
                && description.path("source_column").isTextual();
    }

    Reading<Sheet> sheet() {
        return Sheets.read(folder.resolve(description.path("file").asText("data.csv")));
    }

    List<JsonNode> inputs() {
        return list(description.path("inputs"));
    }

    List<JsonNode> outputs() {
        return list(description.path("outputs"));
    }

    /** The outputs to be maximised or minimised. */
    List<JsonNode> goals() {
        return outputs().stream().filter(Dataset::isGoal).toList();
    }

    static boolean isGoal(JsonNode output) {
        return output.path("goal").asText().matches("maximize|minimize");
    }

    static boolean isChoice(JsonNode input) {
        return input.path("kind").asText().matches("categorical|molecule");
    }

    /** The column of an input or an output. */
    static String column(JsonNode part) {
        return part.path("column").asText();
    }

    /** The unit of an output; null if none is given. */
    @Nullable
    Unit unit(String output) {
        return outputs().stream()
                .filter(each -> column(each).equals(output))
                .map(each -> each.path("unit").asText())
                .filter(label -> !label.isEmpty())
                .map(Unit::of)
                .findFirst()
                .orElse(null);
    }

    static List<JsonNode> list(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }

    /** Adds an output to a recipe as its objective. */
    static void objective(ObjectNode recipe, JsonNode output) {
        recipe.putObject("objectives")
                .putObject(column(output))
                .put("goal", output.path("goal").asText());
    }

    /** Writes a categorical parameter. */
    static void choices(ObjectNode parameter, List<String> choices) {
        parameter.put("kind", "categorical");
        choices.forEach(parameter.putArray("choices")::add);
    }

    /** Writes a continuous parameter. */
    static void range(ObjectNode parameter, double low, double high) {
        parameter.put("kind", "continuous").put("low", low).put("high", high);
    }

    /**
     * Adds the mixture, if there is one, to a recipe. A component that is the same in every row is no parameter; the
     * others share the remainder.
     *
     * @param fixed the amount of such a component, given its column
     */
    void mixture(ObjectNode recipe, ObjectNode parameters, ToDoubleFunction<String> fixed) {
        JsonNode mixture = description.path("mixture");
        if (!mixture.isObject()) {
            return;
        }
        ObjectNode parts = recipe.putObject("mixtures").putObject("mixture");
        ArrayNode components = parts.putArray("components");
        double total = mixture.path("sum").asDouble();
        for (JsonNode component : mixture.path("columns")) {
            if (parameters.has(component.asText())) {
                components.add(component.asText());
            } else {
                total -= fixed.applyAsDouble(component.asText());
            }
        }
        parts.put("total", total);
    }
}
