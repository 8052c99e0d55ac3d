package shikomi.plan;

import java.util.Optional;
import shikomi.acquisition.Candidate;
import shikomi.acquisition.Search;
import shikomi.acquisition.Utility;
import shikomi.campaign.Reason;
import shikomi.model.CampaignModel;
import shikomi.model.ObjectiveModel;
import shikomi.space.Point;

/**
 * The candidate of greatest utility after the means of those before it have been believed: a batch one by one, as Desautels,
 * Krause & Burdick, J. Mach. Learn. Res. 15 (2014) 4053, section 4.
 */
final class SequentialGreedy implements Policy {
    /** From this chance to beat the best on, that is why an experiment is proposed; below, it is for what it teaches. */
    private static final double LIKELY = 0.25;

    private final Optional<KrigingBeliever> utility;

    /** Has nothing to propose before the first number. */
    SequentialGreedy(CampaignModel model, Utility.Kind kind, Search search) {
        this.utility = model.improved()
                .map(improved -> new KrigingBeliever(kind.over(model, search.isAskedOften()), improved.encoding()));
    }

    Optional<Candidate> best(BatchState state) {
        return utility.flatMap(
                each -> state.search().best(each.after(state.withoutResult()), state.taken(), state.random()));
    }

    @Override
    public Optional<Choice> next(BatchState state) {
        return state.model()
                .improved()
                .flatMap(improved ->
                        best(state).map(candidate -> new Choice(candidate, reason(improved, candidate.point()))));
    }

    private static Reason reason(ObjectiveModel model, Point point) {
        double chance = model.chance(point);
        return chance >= LIKELY
                ? new Reason.LikelyBetter(chance, model.bestExpected())
                : new Reason.LeastKnown(model.sd(point), model.bestExpected());
    }
}
