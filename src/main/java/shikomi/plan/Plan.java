package shikomi.plan;

import java.util.List;
import shikomi.campaign.Proposal;
import shikomi.message.Message;
import shikomi.model.ModelHealth;
import shikomi.source.SourceVerdict;

/**
 * What is proposed, and how far the model behind it can be trusted.
 *
 * @param sources what was judged of each
 * @param notes what the person should know: fewer proposals than asked and which limit did it, pool rows not proposed, …
 */
public record Plan(
        List<Proposal> batch, ModelHealth model, List<SourceVerdict> sources, List<Message> notes, Timings timings) {
    public Plan {
        batch = List.copyOf(batch);
        sources = List.copyOf(sources);
        notes = List.copyOf(notes);
    }

    /** The same with the seconds that the fit took. */
    Plan afterFit(double seconds) {
        return new Plan(batch, model, sources, notes, new Timings(seconds, timings.acquisition));
    }

    /** Seconds spent on fitting the model and on finding the batch. */
    public record Timings(double fit, double acquisition) {}
}
