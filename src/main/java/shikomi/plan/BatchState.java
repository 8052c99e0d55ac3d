package shikomi.plan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import shikomi.acquisition.Search;
import shikomi.campaign.Reason;
import shikomi.campaign.Result;
import shikomi.math.RandomStream;
import shikomi.model.CampaignModel;
import shikomi.model.ObjectiveModel;
import shikomi.space.Condition;
import shikomi.space.Point;
import shikomi.space.Space;

/**
 * The state of a batch when its next experiment is chosen. Immutable.
 *
 * @param chosen the experiments of this batch so far
 */
record BatchState(PlanRequest request, CampaignModel model, Search search, List<Point> chosen, Neighbours neighbours) {
    BatchState {
        chosen = List.copyOf(chosen);
    }

    Space space() {
        return request.recipe().space();
    }

    /** The position in the batch of the next experiment, counted from 1. */
    int rank() {
        return chosen.size() + 1;
    }

    /** Whether the next experiment is the last of the batch. */
    boolean isLast() {
        return rank() == request.size();
    }

    /** Whether the batch is large enough for an experiment that is not expected to improve on the best so far. */
    boolean isLarge() {
        return request.size() >= 4; // such an experiment takes at most a quarter of the batch
    }

    /** The measured points, the pending ones and those chosen for this batch. */
    List<Point> runs() {
        List<Point> runs = new ArrayList<>();
        request.results().stream().map(Result::made).forEach(runs::add);
        runs.addAll(withoutResult());
        return runs;
    }

    /** The points without a result: pending ones, then those chosen for this batch. */
    List<Point> withoutResult() {
        return Stream.concat(request.pending().stream(), chosen.stream()).toList();
    }

    /** The conditions of all {@link #runs}. */
    Set<Condition> taken() {
        Set<Condition> taken = new HashSet<>();
        runs().forEach(point -> taken.add(space().condition(point)));
        return taken;
    }

    /** Whether a condition is pending. */
    boolean isPending(Condition condition) {
        return withoutResult().stream()
                .map(space()::condition)
                .collect(Collectors.toSet())
                .contains(condition);
    }

    /** The reason that is true of an experiment. */
    Reason reason(ObjectiveModel improved, Point point) {
        return ProposalReason.of(improved, point, neighbours);
    }

    /** The random stream for this position of the batch. */
    RandomStream random() {
        return RandomStream.of(request.seed()).child("choose").child(rank());
    }

    BatchState with(Point next) {
        return new BatchState(
                request,
                model,
                search,
                Stream.concat(chosen.stream(), Stream.of(next)).toList(),
                neighbours);
    }
}
