package shikomi.web.design;

import java.util.List;
import shikomi.campaign.Campaign;
import shikomi.campaign.Experiment;
import shikomi.space.Language;
import shikomi.space.Message;
import shikomi.web.BenchWords;

/**
 * Somebody at the bench wishes that nothing like an experiment is suggested again.
 *
 * @param why it could not be made
 * @param point what it was
 */
public record Wish(String id, String why, String point) {

    /** Those that still stand: who takes one back undoes it. */
    static List<Wish> of(Campaign campaign, Language language) {
        return campaign.experiments().stream()
                .filter(e -> e.state() == Experiment.State.REJECTED && e.rejected() != null)
                .filter(e -> e.rejected() != null && e.rejected().never())
                .map(e -> new Wish(
                        e.id(),
                        e.rejected() == null ? "" : words(BenchWords.of(e.rejected()), language),
                        e.point().words()))
                .toList();
    }

    private static String words(Object words, Language language) {
        return words instanceof Message message ? message.in(language) : words.toString();
    }
}
