package shikomi.campaign;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import shikomi.recipe.RecipeText;

/** Limits that were added to the recipe of a campaign, and its text with them. */
public final class Rules {
    private Rules() {}

    /** A limit that counts, and who added it with which event. */
    public record Added(int number, String person, Event.RuleAdded event) {}

    /** Those that were not undone, in the order in which they came. */
    public static List<Added> in(List<Occurrence> history) {
        Set<Integer> undone = Fold.undone(history);
        return history.stream()
                .filter(occurrence -> !undone.contains(occurrence.number()))
                .flatMap(occurrence -> occurrence.event() instanceof Event.RuleAdded event
                        ? Stream.of(new Added(occurrence.number(), occurrence.person(), event))
                        : Stream.empty())
                .toList();
    }

    /** The recipe as somebody wrote it, comments included, with the limits that were added since. */
    public static String recipe(Campaign campaign, List<Occurrence> history) {
        if (!(history.getFirst().event() instanceof Event.Started started)) {
            throw new IllegalArgumentException("The history of " + campaign.name() + " does not begin with its start");
        }
        return RecipeText.of(
                campaign.recipe(),
                started.recipe(),
                in(history).stream().map(added -> added.event().constraint()).toList());
    }
}
