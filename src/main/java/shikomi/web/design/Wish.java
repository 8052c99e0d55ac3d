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
 * Somebody at the bench wishes that nothing like an experiment is suggested again.
 *
 * @param why it could not be made
 * @param point what it was
 * @param offers limits that would keep it away
 * @param chosen the rule of the offer that somebody chose; empty where nobody did yet
 * @param written a limit that somebody wrote instead
 */
public record Wish(String id, String why, String point, List<Limits.Offer> offers, String chosen, String written) {

    /** A limit that was added in this campaign, and planned experiments that do not keep it. */
    public record Kept(Rules.Added added, List<String> against) {}

    /** Those that nobody has decided on; a form that could not be kept is filled as it was. */
    static List<Wish> of(Visit visit, Campaign campaign) {
        return campaign.experiments().stream()
                .filter(Experiment::isWished)
                .map(e -> new Wish(
                        e.id(),
                        e.rejected() == null ? "" : words(BenchWords.of(e.rejected()), visit.language()),
                        e.point().words(),
                        Limits.against(e, campaign),
                        visit.field("limit-" + e.id()),
                        visit.field("rule-" + e.id())))
                .toList();
    }

    /** Why a limit is set, as it is to stand in the recipe. */
    static String reason(Event.Rejected rejected, Language language) {
        return rejected.id() + ": " + words(BenchWords.of(rejected), language);
    }

    private static String words(Object words, Language language) {
        return words instanceof Message message ? message.in(language) : words.toString();
    }

    /** The limits that were added, the last one first. */
    static List<Kept> kept(Campaign campaign, List<Occurrence> history) {
        return Rules.in(history).reversed().stream()
                .map(added -> new Kept(added, against(added.event().constraint(), campaign)))
                .toList();
    }

    /** Experiments that were planned before, are not made yet, and do not keep a limit. */
    private static List<String> against(Constraint limit, Campaign campaign) {
        return campaign.pending().stream()
                .filter(e -> !limit.isKept(campaign.recipe().space().parameters(), e.point()))
                .map(Experiment::id)
                .toList();
    }
}
