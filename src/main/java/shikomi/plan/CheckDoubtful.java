package shikomi.plan;

import java.util.Optional;
import shikomi.campaign.Proposal.Expected;
import shikomi.campaign.Reason;
import shikomi.model.Doubtful;
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
                        .flatMap(improved -> improved.doubtful().stream()
                                .filter(doubtful -> isOpen(doubtful, state))
                                .flatMap(doubtful -> choice(doubtful, state).stream())
                                .findFirst());
    }

    private static boolean isOpen(Doubtful doubtful, BatchState state) {
        Condition condition = doubtful.condition().condition();
        return doubtful.isOpen()
                && doubtful.condition().values().length == 1
                && !Repetition.isFutile(state.request(), condition)
                && !state.isPending(condition);
    }

    private static Optional<Choice> choice(Doubtful doubtful, BatchState state) {
        Expected expected = doubtful.expected();
        Reason reason = new Reason.CheckDoubtful(
                doubtful.condition().mean(),
                expected.hasKnownSpread() ? expected.low() : expected.mean(),
                expected.hasKnownSpread() ? expected.high() : expected.mean());
        return Repetition.of(state.space(), doubtful.condition().point()).map(point -> Choice.of(point, reason));
    }
}
