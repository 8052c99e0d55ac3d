package shikomi.plan;

import java.util.List;
import java.util.Optional;
import shikomi.campaign.Result;
import shikomi.model.ObjectiveModel;
import shikomi.recipe.Objective;
import shikomi.space.Point;

/**
 * When a search makes no progress and the model expects next to nothing from its best proposal, every second experiment
 * goes to the largest part of the space that no experiment represents, each choice in turn: if the model is wrong, it
 * is wrong there, and none of its predictions can show it.
 */
final class Explore implements Policy {
    /** The gain, as a share of the range of the results, that counts as progress. Chosen on {@code bench spaces}. */
    private static final double NEGLIGIBLE = 0.02;

    /** The number of experiments without progress after which a search is stuck. Set by judgement. */
    private static final int PATIENCE = 4;

    /** One experiment out of this many explores. */
    private static final int EVERY = 2;

    private final SequentialGreedy greedy;

    Explore(SequentialGreedy greedy) {
        this.greedy = greedy;
    }

    @Override
    public Optional<Choice> next(BatchState state) {
        return state.runs().size() % EVERY != 0 || withoutProgress(state) < PATIENCE
                ? Optional.empty()
                : state.model()
                        .improved()
                        .filter(improved -> isPolishing(improved, state))
                        .flatMap(improved -> unexplored(improved, state));
    }

    /** The number of results since the best of them last rose by more than a negligible gain. */
    private static int withoutProgress(BatchState state) {
        Objective objective = state.request().recipe().primary();
        int since = 0;
        double best = Double.NaN;
        double least = Double.NaN;
        for (Result result : state.request().results()) {
            double value = objective.goal().sign()
                    * result.values(objective.name()).average().orElse(Double.NaN);
            boolean progress = Double.isNaN(best) || value > best + NEGLIGIBLE * (best - least);
            best = progress ? value : best;
            least = Double.isNaN(least) || value < least ? value : least;
            since = progress ? 0 : since + 1;
        }
        return since;
    }

    private boolean isPolishing(ObjectiveModel improved, BatchState state) {
        return greedy.best(state)
                .filter(best -> improved.expectedGain(best.point()) < NEGLIGIBLE)
                .isPresent();
    }

    private static Optional<Choice> unexplored(ObjectiveModel improved, BatchState state) {
        List<Point> runs = state.runs();
        return state.search()
                .filling(improved.encoding().rows(runs), 1, state.taken(), state.random())
                .map(each -> new Choice(each, ProposalReason.of(improved, each.point())));
    }
}
