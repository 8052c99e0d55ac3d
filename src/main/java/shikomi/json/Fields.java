package shikomi.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import shikomi.message.Numbers;

/** Reads and writes the fields of JSON objects in the same way for every fact. */
public final class Fields {
    private Fields() {}

    /** The string value of a required key. */
    public static String text(JsonNode node, String key) {
        return node.get(key).textValue();
    }

    /** The string value of a key, or null if the key is absent. */
    public static @Nullable String textOrNull(JsonNode node, String key) {
        return node.has(key) ? text(node, key) : null;
    }

    /** The numeric value of a required key. */
    public static double number(JsonNode node, String key) {
        return node.get(key).doubleValue();
    }

    static @Nullable Double numberOrNull(JsonNode node, String key) {
        return node.has(key) ? (Double) number(node, key) : null;
    }

    /** The integer value of a required key. */
    public static int integer(JsonNode node, String key) {
        return node.get(key).intValue();
    }

    /** The elements of an array; none if the array is missing. */
    public static <T> List<T> list(JsonNode array, Function<JsonNode, T> element) {
        List<T> list = new ArrayList<>();
        array.forEach(node -> list.add(element.apply(node)));
        return list;
    }

    /** Writes a string; omits the key if it is null. */
    public static void putPresent(ObjectNode node, String key, @Nullable String text) {
        if (text != null) {
            node.put(key, text);
        }
    }

    /** Writes a number; omits the key if it is null. */
    static void putPresent(ObjectNode node, String key, @Nullable Double number) {
        if (number != null) {
            node.put(key, number);
        }
    }

    /** Writes a number as a person would, {@code 0.8} or {@code 110}; null if it is unknown or not finite. */
    static void putExact(ObjectNode node, String key, @Nullable Double number) {
        if (number == null || !Double.isFinite(number)) {
            node.putNull(key);
        } else {
            node.put(key, Numbers.exact(number));
        }
    }

    /** The code of an enum constant: {@code literature}. */
    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /** The enum constant of a code. */
    static <E extends Enum<E>> E constant(Class<E> type, String word) {
        return Enum.valueOf(type, word.toUpperCase(Locale.ROOT));
    }
}
