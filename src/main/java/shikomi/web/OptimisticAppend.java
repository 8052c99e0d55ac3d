package shikomi.web;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import shikomi.campaign.Campaign;
import shikomi.campaign.Event;
import shikomi.campaign.Occurrence;
import shikomi.message.Problem;
import shikomi.message.Reading;
import shikomi.store.Appended;
import shikomi.store.Histories;
import shikomi.store.RequestKey;

/**
 * Appends events with optimistic concurrency: the decision is made anew when somebody else changed the campaign in between.
 *
 * @param busy the key of the problem when others were faster every time
 */
public record OptimisticAppend(Histories histories, String person, String busy) {
    /** How often a decision is made anew before the person is asked to try again. Set by judgement. */
    private static final int ATTEMPTS = 20;

    /** Something that a person decides about a campaign in its present state. */
    public interface Decision {
        Reading<Event> about(Campaign campaign);
    }

    /**
     * Decides and appends the event, once however often the request is sent.
     *
     * @param key identifies a request that may be sent again; null where it is not
     */
    public Reading<Occurrence> append(String name, @Nullable RequestKey key, Decision decision) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Campaign campaign = histories.campaign(name).orElseThrow();
            Reading<Event> event = decision.about(campaign);
            if (event.get().isEmpty()) {
                return repeated(name, key).map(Reading::of).orElseGet(() -> Reading.failed(event.problems()));
            }
            Appended appended = histories.append(name, campaign.version(), person, event.orElseThrow(), key);
            if (appended instanceof Appended.KeyReused) {
                return append(name, null, decision);
            }
            Optional<Occurrence> kept = occurrence(appended);
            if (kept.isPresent()) {
                return Reading.of(kept.get());
            }
        }
        return Reading.failed(List.of(Problem.of(name, busy, name)));
    }

    private static Optional<Occurrence> occurrence(Appended appended) {
        return switch (appended) {
            case Appended.Done(Occurrence occurrence) -> Optional.of(occurrence);
            case Appended.Repeated(Occurrence occurrence) -> Optional.of(occurrence);
            case Appended.Stale ignored -> Optional.empty();
            case Appended.KeyReused ignored -> Optional.empty();
        };
    }

    /** The event that a request was kept as before; empty where it is new, or another one under the same key. */
    public Optional<Occurrence> repeated(String name, @Nullable RequestKey key) {
        return key != null
                        && histories.repeated(name, key).orElse(null)
                                instanceof Appended.Repeated(Occurrence occurrence)
                ? Optional.of(occurrence)
                : Optional.empty();
    }
}
