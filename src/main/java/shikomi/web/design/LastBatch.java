package shikomi.web.design;

import java.util.List;
import java.util.Optional;
import shikomi.campaign.Campaign;
import shikomi.campaign.Event;
import shikomi.campaign.Experiment;
import shikomi.campaign.Occurrence;
import shikomi.message.Message;

/**
 * The newest batch that was not undone, with the seed and the release that proposed it.
 *
 * @param number of the event
 * @param notes none once every experiment of the batch is made or rejected: they describe the state before its results
 */
public record LastBatch(long seed, String version, int number, List<Message> notes) {
    static Optional<LastBatch> of(Campaign campaign, List<Occurrence> history) {
        return history.reversed().stream()
                .flatMap(occurrence -> of(campaign, occurrence).stream())
                .findFirst();
    }

    /** Empty where the event proposed nothing, or was undone: its experiments are then not in the campaign. */
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
