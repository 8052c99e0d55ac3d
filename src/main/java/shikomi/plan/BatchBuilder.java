package shikomi.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import shikomi.acquisition.Search;
import shikomi.campaign.Proposal;
import shikomi.cost.CostModel;
import shikomi.model.CampaignModel;
import shikomi.model.ObjectiveModel;
import shikomi.space.Point;

/**
 * Builds a batch one experiment at a time: policies are tried in order, and the first that has an experiment decides.
 */
final class BatchBuilder {
    private final List<Policy> policies;

    BatchBuilder(List<Policy> policies) {
        this.policies = List.copyOf(policies);
    }

    /** The batch: the requested number of experiments, or fewer if the policies find no more. */
    List<Proposal> batch(PlanRequest request, CampaignModel model, Search search) {
        List<Proposal> batch = new ArrayList<>();
        BatchState state = new BatchState(request, model, search, List.of(), new Neighbours(request));
        while (batch.size() < request.size()) {
            Optional<Choice> next = next(state);
            if (next.isEmpty()) {
                break;
            }
            batch.add(proposal(state, next.get()));
            state = state.with(next.get().point());
        }
        return batch;
    }

    private Optional<Choice> next(BatchState state) {
        for (Policy policy : policies) {
            Optional<Choice> choice = policy.next(state);
            if (choice.isPresent()) {
                return choice;
            }
        }
        return Optional.empty();
    }

    private static Proposal proposal(BatchState state, Choice choice) {
        CampaignModel model = state.model();
        Point point = choice.point();
        return new Proposal(
                state.rank(),
                point,
                choice.candidate().poolRow(),
                model.expected(point),
                model.expectedAlone(point),
                model.improved()
                        .filter(ObjectiveModel::isInformed)
                        .map(improved -> improved.chance(point))
                        .orElse(null),
                choice.reason(),
                model.cost().map((CostModel cost) -> cost.planned(point)).orElse(null),
                state.neighbours().of(point));
    }
}
