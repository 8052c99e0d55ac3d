package shikomi.plan;

import java.util.Optional;
import shikomi.acquisition.Search;
import shikomi.acquisition.Utility;
import shikomi.campaign.Reason;
import shikomi.model.CampaignModel;
import shikomi.model.ObjectiveModel;
import shikomi.space.Point;

/** While sources have weight and own results are few, one experiment in four is chosen without the sources. */
final class Insurance implements Policy {
    /** One experiment out of this many is chosen without the sources. */
    private static final int EVERY = 4;

    /** The number of the lab's own conditions from which they outweigh a misleading source. */
    private static final int MANY = 30;

    private final Optional<SequentialGreedy> alone;

    Insurance(CampaignModel model, Utility.Kind kind, Search search) {
        this.alone = model.improved()
                .filter(improved ->
                        improved.sourceShare() > 0 && improved.conditions().size() < MANY)
                .map(improved -> new SequentialGreedy(model.withoutSources(), kind, search));
    }

    @Override
    public Optional<Choice> next(BatchState state) {
        int number = state.isLarge() ? state.rank() + 1 : state.runs().size() + 1; // never the last of a large batch
        return number % EVERY != 0
                ? Optional.empty()
                : alone.flatMap(greedy -> greedy.best(state))
                        .map(candidate -> new Choice(candidate, reason(state, candidate.point())));
    }

    private static Reason reason(BatchState state, Point point) {
        ObjectiveModel improved = state.model().improved().orElseThrow();
        return new Reason.Insurance(improved.chance(point), improved.bestExpected());
    }
}
