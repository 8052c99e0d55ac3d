package shikomi.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import shikomi.message.Message;

/**
 * Messages as they are stored in a history, format 1: the key and the arguments, so that each reader sees them in their
 * language.
 */
public final class MessageJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private MessageJson() {}

    public static ObjectNode stored(Message message) {
        ObjectNode node = NODES.objectNode().put("key", message.key());
        ArrayNode arguments = node.putArray("arguments");
        message.arguments().forEach(argument -> arguments.add(stored(argument)));
        return node;
    }

    public static Message read(JsonNode node) {
        return new Message(Fields.text(node, "key"), Fields.list(node.get("arguments"), MessageJson::argument));
    }

    private static JsonNode stored(Object argument) {
        return switch (argument) {
            case String text -> NODES.textNode(text);
            case Integer number -> NODES.numberNode(number);
            case Long number -> NODES.numberNode(number);
            case Double number -> NODES.numberNode(number);
            case Message nested -> stored(nested);
            default -> throw new IllegalArgumentException("Not an argument that a history can keep: " + argument);
        };
    }

    /** Whole numbers are read as the shortest type that holds them, which is formatted in the same way. */
    private static Object argument(JsonNode node) {
        if (node.isObject()) {
            return read(node);
        }
        return node.isNumber() ? node.numberValue() : node.textValue();
    }
}
