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
 * Appends events with optimistic concurrency: the decision is made again if another person changed the campaign in
 * between.
 *
 * @param busy the key of the problem to report if every attempt failed because of other changes
 */
public record OptimisticAppend(Histories histories, String person, String busy) {
    /** The number of attempts before the person is asked to try again. Set by judgement. */
    private static final int ATTEMPTS = 20;

    /** A decision about a campaign in its current state. */
    public interface Decision {
        Reading<Event> about(Campaign campaign);
    }

    /**
     * Decides and appends the event. A request that is sent repeatedly appends it only once.
     *
     * @param key identifies a request that may be sent again; null if it has no identity
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

    /**
     * The event that was stored when the same request was sent before; empty if the request is new, or if its key
     * belongs to a different request.
     */
    public Optional<Occurrence> repeated(String name, @Nullable RequestKey key) {
        return key != null
                        && histories.repeated(name, key).orElse(null)
                                instanceof Appended.Repeated(Occurrence occurrence)
                ? Optional.of(occurrence)
                : Optional.empty();
    }
}
