package shikomi.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import shikomi.message.Language;
import shikomi.message.Message;
import shikomi.message.Text;

/**
 * Messages as they are stored in a history, format 1: the key and the arguments, so that each reader sees them in their
 * language.
 */
public final class MessageJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** The key under which the versions of a text in several languages are kept. */
    private static final String TEXT = "text";

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
            case Text text -> stored(text);
            case List<?> several -> stored(several);
            default -> throw new IllegalArgumentException("Not an argument that a history can keep: " + argument);
        };
    }

    /** A text that is the same in every language is kept as a string. */
    private static JsonNode stored(Text text) {
        if (text.isPlain()) {
            return NODES.textNode(text.in(Language.EN));
        }
        ObjectNode versions = NODES.objectNode();
        text.versions().forEach((language, words) -> versions.put(language.code(), words));
        return NODES.objectNode().set(TEXT, versions);
    }

    private static JsonNode stored(List<?> several) {
        ArrayNode all = NODES.arrayNode();
        several.forEach(each -> all.add(stored((Object) each)));
        return all;
    }

    private static Text text(JsonNode versions) {
        Map<Language, String> words = new EnumMap<>(Language.class);
        for (Language language : Language.values()) {
            if (versions.has(language.code())) {
                words.put(language, Fields.text(versions, language.code()));
            }
        }
        return new Text(words);
    }

    /** Whole numbers are read as the shortest type that holds them, which is formatted in the same way. */
    private static Object argument(JsonNode node) {
        if (node.isObject()) {
            return node.has(TEXT) ? text(node.get(TEXT)) : read(node);
        }
        if (node.isArray()) {
            return Fields.list(node, MessageJson::argument);
        }
        return node.isNumber() ? node.numberValue() : node.textValue();
    }
}
