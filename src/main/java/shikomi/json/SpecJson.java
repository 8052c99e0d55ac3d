package shikomi.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import shikomi.recipe.SourceSpec;
import shikomi.unit.Unit;

/** The declaration of a source as JSON, with the keys of a recipe. */
public final class SpecJson {
    private SpecJson() {}

    public static ObjectNode of(SourceSpec spec) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("name", spec.name())
                .put("kind", spec.kind().name().toLowerCase(Locale.ROOT))
                .put("file", spec.file());
        SourceSpec.Origin origin = spec.origin();
        put(node, "citation", origin.citation());
        put(node, "doi", origin.doi());
        put(node, "patent", origin.patent());
        put(node, "license", origin.license());
        put(node, "measured-by", origin.measuredBy());
        put(node, "method", origin.method());
        put(node, "group", spec.group());
        ObjectNode columns = node.putObject("columns");
        spec.columns().forEach((name, column) -> {
            ObjectNode one = columns.putObject(name).put("column", column.name());
            put(one, "unit", column.unit() == null ? null : column.unit().label());
        });
        return node;
    }

    private static void put(ObjectNode node, String key, @Nullable String text) {
        if (text != null) {
            node.put(key, text);
        }
    }

    public static SourceSpec spec(JsonNode node) {
        Map<String, SourceSpec.Column> columns = new LinkedHashMap<>();
        node.get("columns").properties().forEach(entry -> columns.put(entry.getKey(), column(entry.getValue())));
        return new SourceSpec(
                node.get("name").textValue(),
                SourceSpec.Kind.valueOf(node.get("kind").textValue().toUpperCase(Locale.ROOT)),
                node.get("file").textValue(),
                new SourceSpec.Origin(
                        FactJson.text(node, "citation"),
                        FactJson.text(node, "doi"),
                        FactJson.text(node, "patent"),
                        FactJson.text(node, "license"),
                        FactJson.text(node, "measured-by"),
                        FactJson.text(node, "method")),
                FactJson.text(node, "group"),
                columns);
    }

    private static SourceSpec.Column column(JsonNode node) {
        String unit = FactJson.text(node, "unit");
        return new SourceSpec.Column(node.get("column").textValue(), unit == null ? null : Unit.of(unit));
    }
}
