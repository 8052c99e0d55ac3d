package shikomi.web.design;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import shikomi.store.Hash;
import shikomi.store.RequestKey;
import shikomi.web.Visit;

/** The form of a preview, which a double click or the Back button may send again. */
final class SentForm {
    private static final String KEY = "once";

    /** The fields that do not distinguish one choice from another. */
    private static final List<String> NOT_CHOSEN = List.of("csrf", KEY);

    private SentForm() {}

    /** The key that distinguishes a repeated form from a new one; null if the form carries no key. */
    static @Nullable RequestKey key(Visit visit) {
        String key = visit.field(KEY);
        Map<String, List<String>> chosen = new TreeMap<>(visit.context().formParamMap());
        chosen.keySet().removeAll(NOT_CHOSEN);
        return key.matches("[\\w-]{8,64}")
                ? new RequestKey("preview " + key, Hash.of(visit.context().path() + "\n" + chosen))
                : null;
    }
}
