package shikomi.plan;

import java.util.List;
import java.util.Optional;
import shikomi.model.ObjectiveModel;
import shikomi.space.Point;

/**
 * When a search has polished its best and the model expects next to nothing from a further proposal, every second
 * experiment goes to the largest part of the space that no experiment represents, each choice in turn: if the model is
 * wrong, it is wrong there, and none of its predictions can show it.
 */
final class Explore implements Policy {
    /**
     * The expected gain, as a share of the range of the results, below which a proposal only polishes the best. Set by
     * judgement.
     */
    private static final double NEGLIGIBLE = 0.02;

    /** The number of experiments next to the best, itself included, from which it has been polished. Set by judgement. */
    static final int CLOSE = 4;

    /** One experiment out of this many explores. */
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
                        .filter(improved -> improved.countNextToBest() >= CLOSE)
                        .flatMap(improved -> unlessPolishing(improved, state));
    }

    /** The greedy choice, which is not searched for twice, or an unexplored point if that would only polish the best. */
    private Optional<Choice> unlessPolishing(ObjectiveModel improved, BatchState state) {
        Optional<Choice> next = greedy.next(state);
        return next.filter(choice -> improved.expectedGain(choice.point()) < NEGLIGIBLE)
                .flatMap(polishing -> unexplored(improved, state))
                .or(() -> next);
    }

    private static Optional<Choice> unexplored(ObjectiveModel improved, BatchState state) {
        List<Point> runs = state.runs();
        return state.search()
                .emptiest(improved.encoding().rows(runs), state.taken(), state.random())
                .map(each -> new Choice(each, state.reason(improved, each.point())));
    }
}
