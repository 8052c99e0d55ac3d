package shikomi.plan;

import java.util.List;
import java.util.Optional;
import shikomi.acquisition.UpperBound;
import shikomi.acquisition.Utility;
import shikomi.campaign.Reason;
import shikomi.model.CampaignModel;
import shikomi.model.ObjectiveModel;
import shikomi.surrogate.ensemble.Ensemble.WeightedModel;

/**
 * Chooses every second starting experiment, replicates excepted, by the upper confidence bound of the external data.
 */
final class ColdStart implements Policy {
    /** The width of the upper bound when only sources predict; equal to that of the standard engine. */
    private static final double WIDTH = 1.5;

    /** The number of experiments at the end of the start design that remain replicates. */
    private static final int REPLICATES = 2;

    private final StartDesign start;
    private final SequentialGreedy greedy;
    private final Optional<KrigingBeliever> prior;

    ColdStart(CampaignModel model, StartDesign start, SequentialGreedy greedy) {
        this.start = start;
        this.greedy = greedy;
        this.prior = model.improved().isPresent()
                ? Optional.empty()
                : prior(model.coldStart()).map(utility -> new KrigingBeliever(utility, start.encoding()));
    }

    private static Optional<Utility> prior(List<WeightedModel> models) {
        return models.isEmpty() ? Optional.empty() : Optional.of(new UpperBound(models, WIDTH));
    }

    @Override
    public Optional<Choice> next(BatchState state) {
        int number = state.runs().size() + 1;
        if (!start.isUnderWay(state) || number % 2 != 0 || number > start.size() - REPLICATES) {
            return Optional.empty();
        }
        Reason reason = new Reason.ColdStart(number, start.size());
        boolean learned =
                state.model().improved().map(ObjectiveModel::sourceShare).orElse(0.0) > 0;
        return learned
                ? greedy.best(state).map(candidate -> new Choice(candidate, reason))
                : prior.flatMap(utility ->
                                state.search().best(utility.after(state.chosen()), state.taken(), state.random()))
                        .map(candidate -> new Choice(candidate, reason));
    }
}
