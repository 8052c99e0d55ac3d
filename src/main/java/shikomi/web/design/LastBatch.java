package shikomi.web.design;

import java.util.List;
import java.util.Optional;
import shikomi.campaign.Campaign;
import shikomi.campaign.Event;
import shikomi.campaign.Experiment;
import shikomi.campaign.Occurrence;
import shikomi.message.Message;

/**
 * The newest batch that was not undone, with the seed and the release with which it was proposed.
 *
 * @param number the number of the event
 * @param notes the notes of the batch, which describe the state before its results; empty once every experiment of the
 *     batch is made or rejected
 */
public record LastBatch(long seed, String version, int number, List<Message> notes) {
    static Optional<LastBatch> of(Campaign campaign, List<Occurrence> history) {
        return history.reversed().stream()
                .flatMap(occurrence -> of(campaign, occurrence).stream())
                .findFirst();
    }

    /**
     * The batch that an event proposed; empty if it proposed nothing or was undone, in which case its experiments are
     * not in the campaign.
     */
    private static Optional<LastBatch> of(Campaign campaign, Occurrence occurrence) {
        if (!(occurrence.event() instanceof Event.Proposed proposed)) {
            return Optional.empty();
        }
        List<Experiment> experiments = proposed.ids().stream()
                .flatMap(id -> campaign.experiment(id).stream())
                .toList();
        if (experiments.isEmpty()) {
            return Optional.empty();
        }
        boolean pending = experiments.stream().anyMatch(Experiment::isPending);
        return Optional.of(new LastBatch(
                proposed.seed(), proposed.version(), occurrence.number(), pending ? proposed.notes() : List.of()));
    }
}
