package shikomi.plan;

import java.util.Optional;
import shikomi.acquisition.Candidate;
import shikomi.campaign.Reason;
import shikomi.model.ObjectiveModel;

/**
 * While the model expects next to nothing from its best proposal, every second experiment goes to the largest part of
 * the space that no experiment represents, each choice in turn: if the model is wrong, it is wrong there, and no
 * prediction of its own can show it.
 */
final class Explore implements Policy {
    /**
     * The expected improvement, as a share of the range of the results, below which a proposal only polishes the best.
     */
    private static final double NEGLIGIBLE = 0.02;

    private static final int EVERY = 2;

    private final SequentialGreedy greedy;

    Explore(SequentialGreedy greedy) {
        this.greedy = greedy;
    }

    @Override
    public Optional<Choice> next(BatchState state) {
        return state.runs().size() % EVERY != 0
                ? Optional.empty()
                : state.model()
                        .improved()
                        .filter(improved -> isPolishing(improved, state))
                        .flatMap(improved -> unexplored(improved, state));
    }

    private boolean isPolishing(ObjectiveModel improved, BatchState state) {
        return greedy.best(state)
                .filter(best -> improved.expectedGain(best.point()) < NEGLIGIBLE)
                .isPresent();
    }

    private static Optional<Choice> unexplored(ObjectiveModel improved, BatchState state) {
        Optional<Candidate> candidate =
                state.search().filling(improved.encoding().rows(state.runs()), 1, state.taken(), state.random());
        return candidate.map(
                each -> new Choice(each, new Reason.LeastKnown(improved.sd(each.point()), improved.bestExpected())));
    }
}
