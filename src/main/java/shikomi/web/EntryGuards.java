package shikomi.web;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import shikomi.campaign.Campaign;
import shikomi.campaign.Check;
import shikomi.campaign.Experiment;
import shikomi.campaign.Result;
import shikomi.entry.EntryGuard;
import shikomi.recipe.Recipe;
import shikomi.recipe.RecipeWriter;

/**
 * The entry guards of campaigns. Their quick predictors are fitted once per history and shared by all pages and
 * programs that enter values.
 */
public final class EntryGuards {
    /**
     * The number of guards kept: enough for the campaigns and open forms that a lab has at one time. Each takes a few
     * megabytes at most.
     */
    private static final int KEPT = 16;

    /** One fit at a time, beside those of the models. */
    private final ExecutorService worker = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("guards-", 0).factory());

    private final Map<History, EntryGuard> kept = new LinkedHashMap<>(KEPT, 0.75f, true);

    /**
     * The data that a guard's predictors are fitted to, with the text of the recipe, because the order of the names in
     * it matters.
     */
    private record History(String recipe, List<Result> results) {}

    /** The guard fitted to all results of a campaign. */
    public EntryGuard of(Campaign campaign) {
        return without(Set.of(), campaign);
    }

    /** The guard fitted to all results except those of the given experiments, which are being entered or corrected. */
    public EntryGuard without(Collection<String> experiments, Campaign campaign) {
        return without(experiments, campaign, EntryGuard.checks(campaign.results()));
    }

    /** @param checks the answers to earlier questions */
    public EntryGuard without(Collection<String> experiments, Campaign campaign, List<Check> checks) {
        List<Result> others = campaign.experiments().stream()
                .filter(experiment -> !experiments.contains(experiment.id()))
                .map(Experiment::result)
                .filter(Objects::nonNull)
                .toList();
        return kept(campaign.recipe(), others).after(checks);
    }

    /**
     * Begins to fit the guard that {@link #without} returns, so that it answers at once when a person who has opened a
     * form has typed a value.
     */
    public void prepare(Collection<String> experiments, Campaign campaign) {
        EntryGuard guard = without(experiments, campaign);
        worker.execute(guard::prepare);
    }

    /**
     * Returns a cached or a new guard. Its predictors are fitted when a value is first entered, so this call does not
     * wait for a fit.
     */
    private synchronized EntryGuard kept(Recipe recipe, List<Result> results) {
        EntryGuard guard = kept.computeIfAbsent(
                new History(RecipeWriter.yaml(recipe), results), fresh -> EntryGuard.of(recipe, results, List.of()));
        if (kept.size() > KEPT) {
            kept.remove(kept.keySet().iterator().next());
        }
        return guard;
    }
}
