package shikomi.plan;

import java.util.List;
import java.util.stream.Stream;
import shikomi.campaign.Campaign;
import shikomi.campaign.Proposal;
import shikomi.campaign.Result;
import shikomi.message.Message;
import shikomi.model.ModelHealth;
import shikomi.recipe.Recipe;
import shikomi.source.SourceVerdict;

/**
 * A proposed batch, with the checks of the model behind it.
 *
 * @param sources the verdict on each source
 * @param notes what the person should know: fewer proposals than requested and the limit that caused it, pool rows not
 *     proposed, …
 */
public record Plan(
        List<Proposal> batch, ModelHealth model, List<SourceVerdict> sources, List<Message> notes, Timings timings) {
    public Plan {
        batch = List.copyOf(batch);
        sources = List.copyOf(sources);
        notes = List.copyOf(notes);
    }

    /** This plan with notes before its own. */
    public Plan noting(List<Message> first) {
        List<Message> all = Stream.concat(first.stream(), notes.stream()).toList();
        return new Plan(batch, model, sources, all, timings);
    }

    /** This plan with the notes on the budget of a campaign after its own. */
    public Plan withinBudgetOf(Campaign campaign) {
        return then(BudgetNote.of(campaign, this));
    }

    /** This plan with the note on the budget of a recipe, of which these results were paid, after its own. */
    public Plan withinBudgetOf(Recipe recipe, List<Result> paid) {
        return then(BudgetNote.of(recipe, paid, this));
    }

    private Plan then(List<Message> last) {
        return new Plan(batch, model, sources, last, timings).noting(notes);
    }

    /** This plan with the duration of the fit in seconds. */
    Plan afterFit(double seconds) {
        return new Plan(batch, model, sources, notes, new Timings(seconds, timings.acquisition));
    }

    /** The time in seconds spent on fitting the model and on finding the batch. */
    public record Timings(double fit, double acquisition) {}
}
