package shikomi.campaign;

import java.util.List;
import java.util.stream.Stream;
import shikomi.recipe.RecipeText;

/** Limits that were added to the recipe of a campaign, and the text of the recipe with them. */
public final class Rules {
    private Rules() {}

    /** A limit in force, with the number of the event that added it and the person who added it. */
    public record Added(int number, String person, Event.RuleAdded event) {}

    /** The added limits that were not undone, in the order of their addition. */
    public static List<Added> in(List<Occurrence> history) {
        return Fold.effective(history)
                .flatMap(occurrence -> occurrence.event() instanceof Event.RuleAdded event
                        ? Stream.of(new Added(occurrence.number(), occurrence.person(), event))
                        : Stream.empty())
                .toList();
    }

    /** The text of the recipe, with the limits that were added later; the author's comments are kept if possible. */
    public static String recipe(Campaign campaign, List<Occurrence> history) {
        return RecipeText.of(
                campaign.recipe(),
                Fold.started(campaign.name(), history).recipe(),
                in(history).stream().map(added -> added.event().constraint()).toList());
    }
}
