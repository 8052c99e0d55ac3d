package shikomi.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
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
        return likelierFirst(batch);
    }

    /**
     * The batch with those of its experiments that search ordered by their chance to beat the best, so that a lab with
     * one free place makes the likelier first. They were chosen by their bounds, in another order; as all are made, and
     * their chances and reasons stand on the results alone, the order says nothing else. Starts, repeats and checks keep
     * their places.
     */
    private static List<Proposal> likelierFirst(List<Proposal> batch) {
        int[] places = IntStream.range(0, batch.size())
                .filter(i -> batch.get(i).chance() != null && PlanNotes.isSearching(batch.get(i)))
                .toArray();
        List<Proposal> sorted = Arrays.stream(places)
                .mapToObj(batch::get)
                .sorted(Comparator.comparingDouble(proposal -> -Objects.requireNonNullElse(proposal.chance(), 0.0)))
                .toList();
        List<Proposal> ordered = new ArrayList<>(batch);
        for (int k = 0; k < places.length; k++) {
            ordered.set(places[k], sorted.get(k).at(places[k] + 1));
        }
        return ordered;
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
