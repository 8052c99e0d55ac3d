package shikomi.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import shikomi.space.Point;
import shikomi.space.Value;

/** Points as JSON: a number or a string for each parameter. */
public final class PointJson {
    private PointJson() {}

    /** Puts a number under a key. */
    private interface NumberField {
        void put(ObjectNode node, String key, double number);
    }

    /** The form stored in a history, format 1, with numbers such as {@code 110.0}. */
    public static ObjectNode stored(Point point) {
        return of(point, ObjectNode::put);
    }

    /** The form that is sent to programs and people, with numbers such as {@code 110}. */
    public static ObjectNode answer(Point point) {
        return of(point, Fields::putExact);
    }

    private static ObjectNode of(Point point, NumberField field) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        point.values().forEach((name, value) -> {
            switch (value) {
                case Value.Amount(double number) -> field.put(node, name, number);
                case Value.Choice(String choice) -> node.put(name, choice);
            }
        });
        return node;
    }

    /** Reads a point in either form. */
    public static Point read(JsonNode node) {
        Map<String, Value> values = new LinkedHashMap<>();
        node.properties().forEach(entry -> values.put(entry.getKey(), value(entry.getValue())));
        return new Point(values);
    }

    private static Value value(JsonNode node) {
        return node.isNumber() ? Value.of(node.doubleValue()) : Value.of(node.textValue());
    }
}
