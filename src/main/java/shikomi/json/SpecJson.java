package shikomi.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import shikomi.recipe.SourceSpec;
import shikomi.unit.Unit;

/** The declaration of a source as JSON, with the keys of a recipe. */
public final class SpecJson {
    private SpecJson() {}

    public static ObjectNode of(SourceSpec spec) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("name", spec.name()).put("kind", Fields.word(spec.kind())).put("file", spec.file());
        origin(spec.origin(), node);
        Fields.putPresent(node, "group", spec.group());
        ObjectNode columns = node.putObject("columns");
        spec.columns().forEach((name, column) -> {
            ObjectNode one = columns.putObject(name).put("column", column.name());
            Fields.putPresent(
                    one, "unit", column.unit() == null ? null : column.unit().label());
        });
        return node;
    }

    private static void origin(SourceSpec.Origin origin, ObjectNode node) {
        Fields.putPresent(node, "citation", origin.citation());
        Fields.putPresent(node, "doi", origin.doi());
        Fields.putPresent(node, "patent", origin.patent());
        Fields.putPresent(node, "license", origin.license());
        Fields.putPresent(node, "measured-by", origin.measuredBy());
        Fields.putPresent(node, "method", origin.method());
    }

    public static SourceSpec read(JsonNode node) {
        Map<String, SourceSpec.Column> columns = new LinkedHashMap<>();
        node.get("columns").properties().forEach(entry -> columns.put(entry.getKey(), column(entry.getValue())));
        return new SourceSpec(
                Fields.text(node, "name"),
                Fields.constant(SourceSpec.Kind.class, Fields.text(node, "kind")),
                Fields.text(node, "file"),
                origin(node),
                Fields.textOrNull(node, "group"),
                columns);
    }

    private static SourceSpec.Origin origin(JsonNode node) {
        return new SourceSpec.Origin(
                Fields.textOrNull(node, "citation"),
                Fields.textOrNull(node, "doi"),
                Fields.textOrNull(node, "patent"),
                Fields.textOrNull(node, "license"),
                Fields.textOrNull(node, "measured-by"),
                Fields.textOrNull(node, "method"));
    }

    private static SourceSpec.Column column(JsonNode node) {
        String unit = Fields.textOrNull(node, "unit");
        return new SourceSpec.Column(Fields.text(node, "column"), unit == null ? null : Unit.of(unit));
    }
}
