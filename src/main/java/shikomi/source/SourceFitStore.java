package shikomi.source;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Stores the fits of sources, so that each fit is computed only once. */
public interface SourceFitStore {
    Optional<SourceFit> recall(String key);

    void keep(String key, SourceFit learned);

    /** A store in memory. */
    static SourceFitStore passing() {
        Map<String, SourceFit> kept = new ConcurrentHashMap<>();
        return new SourceFitStore() {
            @Override
            public Optional<SourceFit> recall(String key) {
                return Optional.ofNullable(kept.get(key));
            }

            @Override
            public void keep(String key, SourceFit learned) {
                kept.put(key, learned);
            }
        };
    }
}
