package shikomi.plan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import shikomi.acquisition.Search;
import shikomi.campaign.Result;
import shikomi.math.RandomStream;
import shikomi.model.CampaignModel;
import shikomi.space.Condition;
import shikomi.space.Point;
import shikomi.space.Space;

/**
 * What is settled when the next experiment of a batch is chosen. Immutable.
 *
 * @param chosen the experiments of this batch so far
 */
record BatchState(PlanRequest request, CampaignModel model, Search search, List<Point> chosen) {
    BatchState {
        chosen = List.copyOf(chosen);
    }

    Space space() {
        return request.recipe().space();
    }

    /** The place in the batch of the experiment to choose, from 1. */
    int rank() {
        return chosen.size() + 1;
    }

    /** Whether it is the last of the batch. */
    boolean isLast() {
        return rank() == request.size();
    }

    /** Whether the batch has room for an experiment that improves nothing by itself. */
    boolean isLarge() {
        return request.size() >= 4; // a quarter of the batch is what such an experiment costs
    }

    /** Measured points, those that wait for their results, and those chosen. */
    List<Point> runs() {
        List<Point> runs = new ArrayList<>();
        request.results().stream().map(Result::made).forEach(runs::add);
        runs.addAll(withoutResult());
        return runs;
    }

    /** The points whose results are still to come: pending ones, then those chosen. */
    List<Point> withoutResult() {
        return Stream.concat(request.pending().stream(), chosen.stream()).toList();
    }

    /** The conditions of all {@link #runs}. */
    Set<Condition> taken() {
        Set<Condition> taken = new HashSet<>();
        runs().forEach(point -> taken.add(space().condition(point)));
        return taken;
    }

    /** Whether a condition waits for a result. */
    boolean isPending(Condition condition) {
        return withoutResult().stream()
                .map(space()::condition)
                .collect(Collectors.toSet())
                .contains(condition);
    }

    /** Randomness for this place of the batch. */
    RandomStream random() {
        return RandomStream.of(request.seed()).child("choose").child(rank());
    }

    BatchState with(Point next) {
        return new BatchState(
                request,
                model,
                search,
                Stream.concat(chosen.stream(), Stream.of(next)).toList());
    }
}
