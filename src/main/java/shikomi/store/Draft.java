package shikomi.store;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A partly filled-in form.
 *
 * @param fields the text of each field, by name
 * @param time when it was saved
 */
public record Draft(Map<String, String> fields, Instant time) {
    public Draft {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }
}
