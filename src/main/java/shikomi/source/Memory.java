package shikomi.source;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Where what was learned of sources is kept, so that it is learned once. */
public interface Memory {
    Optional<Learned> recall(String key);

    void keep(String key, Learned learned);

    /** Keeps everything as long as it lives itself. */
    static Memory passing() {
        Map<String, Learned> kept = new ConcurrentHashMap<>();
        return new Memory() {
            @Override
            public Optional<Learned> recall(String key) {
                return Optional.ofNullable(kept.get(key));
            }

            @Override
            public void keep(String key, Learned learned) {
                kept.put(key, learned);
            }
        };
    }
}
