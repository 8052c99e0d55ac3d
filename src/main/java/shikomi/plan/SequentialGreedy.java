package shikomi.plan;

import java.util.Optional;
import shikomi.acquisition.Candidate;
import shikomi.acquisition.ExpectedImprovement;
import shikomi.acquisition.Search;
import shikomi.acquisition.Utility;
import shikomi.model.CampaignModel;

/**
 * Chooses the candidate of greatest utility after conditioning on the means of the earlier ones, so that a batch is
 * built one by one: Desautels, Krause & Burdick, J. Mach. Learn. Res. 15 (2014) 4053, section 4.
 */
final class SequentialGreedy implements Policy {
    private final Optional<KrigingBeliever> improvement;
    private final Optional<KrigingBeliever> utility;

    /** A policy that proposes nothing before the first numeric result. */
    SequentialGreedy(CampaignModel model, Utility.Kind kind, Search search) {
        this.utility = model.improved()
                .map(improved -> new KrigingBeliever(kind.over(model, search.isAskedOften()), improved.encoding()));
        this.improvement = model.improved()
                .map(improved -> new KrigingBeliever(
                        ExpectedImprovement.overBestExpected().over(model, search.isAskedOften()),
                        improved.encoding()));
    }

    /**
     * The candidate of greatest utility; that of greatest expected improvement if the first has next to no chance to
     * beat the best and the second has one.
     */
    Optional<Candidate> best(BatchState state) {
        return state.model().improved().flatMap(improved -> {
            Optional<Candidate> best = best(state, utility);
            boolean hopeless = improved.isInformed()
                    && best.filter(each -> improved.chance(each.point()) >= ProposalReason.UNLIKELY)
                            .isEmpty();
            return hopeless
                    ? best(state, improvement)
                            .filter(each -> improved.chance(each.point()) >= ProposalReason.UNLIKELY)
                            .or(() -> best)
                    : best;
        });
    }

    private static Optional<Candidate> best(BatchState state, Optional<KrigingBeliever> utility) {
        return utility.flatMap(
                each -> state.search().best(each.after(state.withoutResult()), state.taken(), state.random()));
    }

    @Override
    public Optional<Choice> next(BatchState state) {
        return state.model()
                .improved()
                .flatMap(improved ->
                        best(state).map(candidate -> new Choice(candidate, state.reason(improved, candidate.point()))));
    }
}
