package shikomi.plan;

import java.util.Optional;
import shikomi.campaign.Reason;
import shikomi.model.ObjectiveModel.Doubtful;
import shikomi.space.Condition;

/** Repeats a condition whose only value is in gross disagreement with all others, which settles the doubt. */
final class CheckDoubtful implements Policy {
    /** One experiment out of this many settles a doubt. */
    private static final int EVERY = 4;

    @Override
    public Optional<Choice> next(BatchState state) {
        return (state.rank() - 1) % EVERY != 0
                ? Optional.empty()
                : state.model()
                        .improved()
                        .flatMap(improved -> improved.setAside().stream()
                                .filter(doubtful -> isOpen(doubtful, state))
                                .flatMap(doubtful -> choice(doubtful, state).stream())
                                .findFirst());
    }

    private static boolean isOpen(Doubtful doubtful, BatchState state) {
        Condition condition = doubtful.condition().condition();
        long times = state.request().results().stream()
                .filter(result -> state.space().condition(result.made()).equals(condition))
                .count();
        return times == 1 && doubtful.condition().values().length == 1 && !state.isPending(condition);
    }

    private static Optional<Choice> choice(Doubtful doubtful, BatchState state) {
        Reason reason = new Reason.CheckDoubtful(
                doubtful.condition().mean(),
                doubtful.expected().low(),
                doubtful.expected().high());
        return Repetition.of(state.space(), doubtful.condition().point()).map(point -> Choice.of(point, reason));
    }
}
