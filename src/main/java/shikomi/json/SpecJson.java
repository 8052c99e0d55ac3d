package shikomi.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import shikomi.recipe.SourceSpec;
import shikomi.recipe.TableSpec;
import shikomi.unit.Unit;

/** The declaration of a source as JSON, with the keys of a recipe. */
public final class SpecJson {
    private SpecJson() {}

    public static ObjectNode of(SourceSpec spec) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("name", spec.name()).put("kind", Fields.word(spec.kind())).put("file", spec.file());
        origin(spec.origin(), node);
        Fields.putPresent(node, "group", spec.group());
        table(spec.table(), node);
        ObjectNode columns = node.putObject("columns");
        spec.columns().forEach((name, column) -> {
            ObjectNode one = columns.putObject(name).put("column", column.name());
            Fields.putPresent(
                    one, "unit", column.unit() == null ? null : column.unit().label());
        });
        return node;
    }

    /** The keys on how the table is read, where there are any. */
    private static void table(TableSpec table, ObjectNode node) {
        TableSpec.Rows rows = table.rows();
        Fields.putPresent(node, "sheet", table.sheet());
        Fields.putPresent(node, "blank", table.blank());
        if (table.header() != null) {
            node.put("header", table.header());
        }
        if (table.units() != null) {
            node.put("units", table.units());
        }
        if (rows != null) {
            node.putArray("rows").add(rows.first()).add(rows.last());
        }
        if (!table.pairs().isEmpty()) {
            ObjectNode pairs = node.putObject("pairs");
            table.pairs().forEach(pairs::put);
        }
        if (table.added()) {
            node.put("add-amounts", true);
        }
        if (table.normalised()) {
            node.put("normalise", true);
        }
    }

    private static TableSpec table(JsonNode node) {
        Map<String, String> pairs = new LinkedHashMap<>();
        node.path("pairs")
                .properties()
                .forEach(pair -> pairs.put(pair.getKey(), pair.getValue().asText()));
        JsonNode rows = node.path("rows");
        return new TableSpec(
                Fields.textOrNull(node, "sheet"),
                row(node, "header"),
                row(node, "units"),
                rows.size() == 2
                        ? new TableSpec.Rows(rows.get(0).asInt(), rows.get(1).asInt())
                        : null,
                Fields.textOrNull(node, "blank"),
                pairs,
                node.path("add-amounts").asBoolean(),
                node.path("normalise").asBoolean());
    }

    private static @Nullable Integer row(JsonNode node, String key) {
        return node.has(key) ? Integer.valueOf(node.get(key).asInt()) : null;
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
                table(node),
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
