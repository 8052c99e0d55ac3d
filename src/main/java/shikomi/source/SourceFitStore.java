package shikomi.source;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Where what was learned of sources is kept, so that it is learned once. */
public interface SourceFitStore {
    Optional<SourceFit> recall(String key);

    void keep(String key, SourceFit learned);

    /** Keeps everything as long as it lives itself. */
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
