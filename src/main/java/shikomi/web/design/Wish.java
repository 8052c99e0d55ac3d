package shikomi.web.design;

import java.util.List;
import shikomi.campaign.Campaign;
import shikomi.campaign.Event;
import shikomi.campaign.Experiment;
import shikomi.campaign.Limits;
import shikomi.campaign.Occurrence;
import shikomi.campaign.Rules;
import shikomi.message.Language;
import shikomi.message.Message;
import shikomi.space.Constraint;
import shikomi.web.BenchWords;
import shikomi.web.Visit;

/**
 * An open request from the bench for a limit against similar experiments.
 *
 * @param why the reason why the experiment could not be made
 * @param point the rejected experiment, in words
 * @param offers the limits that would exclude it
 * @param chosen the rule of the offer that was chosen; empty if none was chosen
 * @param written a limit that was written instead
 */
public record Wish(String id, String why, String point, List<Limits.Offer> offers, String chosen, String written) {

    /** A limit that was added to the campaign, and the planned experiments that violate it. */
    public record Kept(Rules.Added added, List<String> against) {}

    /** The requests that are still undecided; a form that could not be saved keeps its fields. */
    static List<Wish> of(Visit visit, Campaign campaign) {
        return campaign.experiments().stream()
                .filter(Experiment::isWished)
                .map(e -> new Wish(
                        e.id(),
                        e.rejected() == null ? "" : words(BenchWords.of(e.rejected()), visit.language()),
                        campaign.recipe().space().words(e.point()).in(visit.language()),
                        Limits.against(e, campaign),
                        visit.field("limit-" + e.id()),
                        visit.field("rule-" + e.id())))
                .toList();
    }

    /** The reason for a limit in the wording that the recipe records. */
    static String reason(Event.Rejected rejected, Language language) {
        return rejected.id() + ": " + words(BenchWords.of(rejected), language);
    }

    private static String words(Object words, Language language) {
        return words instanceof Message message ? message.in(language) : words.toString();
    }

    /** The limits that were added, newest first. */
    static List<Kept> kept(Campaign campaign, List<Occurrence> history) {
        return Rules.in(history).reversed().stream()
                .map(added -> new Kept(added, against(added.event().constraint(), campaign)))
                .toList();
    }

    /** Experiments that were planned earlier, are still to be made, and violate a limit. */
    private static List<String> against(Constraint limit, Campaign campaign) {
        return campaign.pending().stream()
                .filter(e -> !limit.isKept(campaign.recipe().space().parameters(), e.point()))
                .map(Experiment::id)
                .toList();
    }
}
