package shikomi.web;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import shikomi.campaign.Campaign;
import shikomi.campaign.Check;
import shikomi.campaign.Experiment;
import shikomi.campaign.Result;
import shikomi.entry.EntryGuard;
import shikomi.recipe.Recipe;
import shikomi.recipe.RecipeWriter;

/** The entry guards of campaigns: its quick predictors are fitted once per history, whichever page or program enters values. */
public final class EntryGuards {
    /** As many as a lab has campaigns and open forms at one time; each takes some megabytes at most. */
    private static final int KEPT = 16;

    private final Map<History, EntryGuard> kept = new LinkedHashMap<>(KEPT, 0.75f, true);

    /** What a guard's predictors are fitted to; the recipe as it is written, since the order of names in it matters. */
    private record History(String recipe, List<Result> results) {}

    /** From all results of a campaign. */
    public EntryGuard of(Campaign campaign) {
        return without(Set.of(), campaign);
    }

    /** From the results of other experiments than these, which are being entered or corrected. */
    public EntryGuard without(Collection<String> experiments, Campaign campaign) {
        return without(experiments, campaign, EntryGuard.checks(campaign.results()));
    }

    /** @param checks how earlier questions were answered */
    public EntryGuard without(Collection<String> experiments, Campaign campaign, List<Check> checks) {
        List<Result> others = campaign.experiments().stream()
                .filter(experiment -> !experiments.contains(experiment.id()))
                .map(Experiment::result)
                .filter(Objects::nonNull)
                .toList();
        return kept(campaign.recipe(), others).after(checks);
    }

    /** Predictors are fitted when a value is first entered, so that this call does not wait for a fit. */
    private synchronized EntryGuard kept(Recipe recipe, List<Result> results) {
        EntryGuard guard = kept.computeIfAbsent(
                new History(RecipeWriter.yaml(recipe), results), fresh -> EntryGuard.of(recipe, results, List.of()));
        if (kept.size() > KEPT) {
            kept.remove(kept.keySet().iterator().next());
        }
        return guard;
    }
}
