package shikomi.recipe;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A mapping to be written to a file; values that are null are left out. */
final class Tree {
    private final Map<String, Object> entries = new LinkedHashMap<>();

    Tree put(String key, @Nullable Object value) {
        if (value != null) {
            entries.put(key, value);
        }
        return this;
    }

    Tree putUnlessEmpty(String key, Object value) {
        boolean empty = switch (value) {
            case Map<?, ?> map -> map.isEmpty();
            case Collection<?> collection -> collection.isEmpty();
            default -> false;
        };
        return put(key, empty ? null : value);
    }

    Map<String, Object> entries() {
        return Collections.unmodifiableMap(entries);
    }
}
