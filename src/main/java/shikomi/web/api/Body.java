package shikomi.web.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import shikomi.json.Json;
import shikomi.message.Reading;
import shikomi.message.Suggestion;
import shikomi.recipe.Recipe;
import shikomi.recipe.RecipeReader;
import shikomi.table.file.Sheet;

/** The JSON body of a program's request. */
final class Body {
    private final JsonNode root;

    private Body(JsonNode root) {
        this.root = root;
    }

    static Body of(Context context) {
        return new Body(SentJson.parse(context.bodyAsBytes()));
    }

    /** Rejects a body that is not an object, or that has keys other than the given ones. */
    Body only(String... keys) {
        if (!root.isObject()) {
            throw ProblemDetails.of(422, "body", "web.api.no-object");
        }
        List<String> known = List.of(keys);
        root.fieldNames().forEachRemaining(key -> {
            if (!known.contains(key)) {
                throw unknown(key, known);
            }
        });
        return this;
    }

    private static ProblemDetails unknown(String key, List<String> known) {
        return ProblemDetails.of(
                422, key, "web.api.unknown-key", key, Suggestion.of(key, known).message(), String.join(", ", known));
    }

    static <T> T read(Reading<T> reading) {
        return reading.get().orElseThrow(() -> new ProblemDetails(422, reading.problems()));
    }

    /** Reads the recipe, given as an object or as the text of a YAML file. It must not refer to files. */
    Recipe recipe() {
        Recipe recipe = read(RecipeReader.read("recipe", recipeText()));
        Set<String> files = new LinkedHashSet<>(recipe.files());
        recipe.sources().forEach(source -> files.remove(source.file())); // their rows are in the request
        if (!files.isEmpty()) {
            throw ProblemDetails.of(422, "recipe", "web.names-files", String.join(", ", files));
        }
        return recipe;
    }

    String recipeText() {
        return text("recipe").orElseThrow(() -> ProblemDetails.of(422, "recipe", "web.api.missing", "recipe"));
    }

    /** The string under a key; any other value is returned as its JSON text. */
    Optional<String> text(String key) {
        JsonNode value = root.get(key);
        return value == null || value.isNull()
                ? Optional.empty()
                : Optional.of(value.isTextual() ? value.textValue() : Json.text(value));
    }

    boolean has(String key) {
        return root.hasNonNull(key);
    }

    /** The tables under a key, mapped by name. */
    Map<String, Sheet> tables(String key) {
        JsonNode tables = root.get(key);
        Map<String, Sheet> sheets = new LinkedHashMap<>();
        if (tables != null && !tables.isNull()) {
            if (!tables.isObject()) {
                throw ProblemDetails.of(422, key, "web.api.no-rows", key);
            }
            tables.properties()
                    .forEach(table -> sheets.put(table.getKey(), SentRows.read(table.getKey(), table.getValue())));
        }
        return sheets;
    }

    /** The list of rows under a key, each an object with a value for each column. */
    Sheet rows(String key) {
        JsonNode rows = root.get(key);
        return SentRows.read(key, rows == null || rows.isNull() ? Json.MAPPER.createArrayNode() : rows);
    }

    /** The whole body as rows: one object or a list of objects. */
    Sheet rows() {
        return SentRows.read(
                "results", root.isObject() ? Json.MAPPER.createArrayNode().add(root) : root);
    }

    /** The whole number under a key, from 1 to {@code most}; {@code otherwise} if the key is missing. */
    int whole(String key, int otherwise, int most) {
        JsonNode value = root.get(key);
        if (value == null || value.isNull()) {
            return otherwise;
        }
        if (!value.canConvertToInt() || !value.isIntegralNumber() || value.intValue() < 1 || value.intValue() > most) {
            throw ProblemDetails.of(422, key, "web.api.no-whole", key, value.toString(), most);
        }
        return value.intValue();
    }

    long seed() {
        JsonNode value = root.get("seed");
        if (value == null || value.isNull()) {
            return 1;
        }
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw ProblemDetails.of(422, "seed", "web.api.no-seed", value.toString());
        }
        return value.longValue();
    }
}
