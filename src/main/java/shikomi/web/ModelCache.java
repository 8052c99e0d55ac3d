package shikomi.web;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A cache of fitted models, keyed by the data they were fitted to. Above a limit of memory it evicts the least
 * recently used.
 */
final class ModelCache<K> {
    private final long limit;
    private final Map<K, CampaignModels.Fitted> kept = new LinkedHashMap<>(16, 0.75f, true);
    private long bytes;

    /** @param limit in bytes; the newest model is kept whatever its size */
    ModelCache(long limit) {
        this.limit = limit;
    }

    synchronized Optional<CampaignModels.Fitted> find(K key) {
        return Optional.ofNullable(kept.get(key));
    }

    synchronized void keep(K key, CampaignModels.Fitted fitted) {
        CampaignModels.Fitted before = kept.put(key, fitted);
        bytes += fitted.model().bytes() - (before == null ? 0 : before.model().bytes());
        Iterator<CampaignModels.Fitted> oldest = kept.values().iterator();
        while (bytes > limit && kept.size() > 1) {
            bytes -= oldest.next().model().bytes();
            oldest.remove();
        }
    }

    synchronized int size() {
        return kept.size();
    }
}
