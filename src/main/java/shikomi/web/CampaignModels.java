package shikomi.web;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import shikomi.campaign.Campaign;
import shikomi.message.Problem;
import shikomi.message.Reading;
import shikomi.model.CampaignModel;
import shikomi.model.ModelHealth;
import shikomi.source.SourceVerdict;
import shikomi.source.Sources;

/** What was learned last of each campaign. It is fitted in the background, one at a time: no page waits for it long. */
public final class CampaignModels implements AutoCloseable {
    /** So long a page waits for a fit that may be quick. */
    private static final long PATIENCE_MILLIS = 50;

    private static final long SEED = 1;

    private final CampaignSources sources;
    private final Map<String, CompletableFuture<Fitted>> running = new ConcurrentHashMap<>();
    private final Map<String, Fitted> last = new ConcurrentHashMap<>();
    private final ExecutorService worker = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("fits").factory());

    CampaignModels(CampaignSources sources) {
        this.sources = sources;
    }

    /**
     * What was learned.
     *
     * @param campaign from whose results
     * @param problems what is wrong with its external data, which then were not used
     */
    public record Fitted(Campaign campaign, ModelHealth health, List<SourceVerdict> verdicts, List<Problem> problems) {

        /** Whether nothing that matters was changed since. */
        public boolean isOf(Campaign now) {
            return campaign.results().equals(now.results())
                    && campaign.sources().equals(now.sources())
                    && campaign.recipe().equals(now.recipe());
        }
    }

    /** What was learned last, and, where that is not of the campaign as it stands, a fit is under way; null before the first. */
    public @Nullable Fitted of(Campaign campaign) {
        Fitted known = last.get(campaign.name());
        if (known != null && known.isOf(campaign)) {
            return known;
        }
        CompletableFuture<Fitted> fit = start(campaign);
        try {
            return fit.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException stillFitting) {
            return known;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return known;
        } catch (ExecutionException broken) {
            running.remove(campaign.name());
            throw new IllegalStateException("No fit of " + campaign.name(), broken);
        }
    }

    /** One fit of a campaign at a time: however often its results change, every fit that began comes to its end. */
    private synchronized CompletableFuture<Fitted> start(Campaign campaign) {
        Fitted known = last.get(campaign.name());
        if (known != null && known.isOf(campaign)) { // it came to its end a moment ago
            return CompletableFuture.completedFuture(known);
        }
        CompletableFuture<Fitted> before = running.get(campaign.name());
        if (before != null && !before.isDone()) {
            return before;
        }
        CompletableFuture<Fitted> fitted = CompletableFuture.supplyAsync(() -> fit(campaign), worker);
        running.put(campaign.name(), fitted);
        return fitted;
    }

    private Fitted fit(Campaign campaign) {
        Reading<Sources> read = sources.of(campaign);
        Sources used = read.get().orElse(Sources.none());
        CampaignModel predictor = CampaignModel.of(campaign.recipe(), campaign.results(), used, SEED);
        List<SourceVerdict> verdicts = used.isEmpty()
                ? List.of()
                : SourceVerdict.complete(
                        used,
                        predictor.verdicts(
                                campaign.recipe().objectives().getFirst().name()));
        Fitted fitted = new Fitted(campaign, predictor.health(), verdicts, read.problems());
        last.put(campaign.name(), fitted);
        return fitted;
    }

    @Override
    public void close() {
        worker.shutdownNow();
        try {
            worker.awaitTermination(30, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
