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
 * Chooses the candidate of greatest utility after conditioning on the means of the earlier ones, so that a batch is
 * built one by one: Desautels, Krause & Burdick, J. Mach. Learn. Res. 15 (2014) 4053, section 4.
 */
final class SequentialGreedy implements Policy {
    /**
     * The least chance to beat the best at which that is the reason of a proposal; below, the reason is the information
     * it gives.
     */
    private static final double LIKELY = 0.25;

    private final Optional<KrigingBeliever> utility;

    /** A policy that proposes nothing before the first numeric result. */
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
