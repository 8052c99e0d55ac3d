package shikomi.plan;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import shikomi.campaign.Best;
import shikomi.campaign.Reason;
import shikomi.model.ConditionResults;
import shikomi.recipe.Objective;

/** Repeats conditions that reached the target by single measurements, before it counts as reached. */
final class Verify implements Policy {
    /**
     * The number of best conditions that are checked: the best of many single measurements are likely to be lucky
     * results.
     */
    private static final int BEST = 3;

    private final List<ConditionResults> single;

    Verify(PlanRequest request) {
        this.single = single(request);
    }

    /**
     * The conditions among the best three that were measured only once, the best first; none if the target is not
     * reached, or if repeats give exactly the same value.
     */
    static List<ConditionResults> single(PlanRequest request) {
        return Best.of(request.recipe(), request.results())
                .filter(Verify::isReached)
                .map(best -> single(request, best.objective()))
                .orElse(List.of());
    }

    private static List<ConditionResults> single(PlanRequest request, Objective objective) {
        int sign = objective.goal().sign();
        List<ConditionResults> conditions = ConditionResults.of(request.recipe().space(), objective, request.results());
        if (Repetition.isPointless(conditions)) {
            return List.of(); // a single measurement cannot be luck
        }
        return conditions.stream()
                .sorted(Comparator.comparingDouble(measured -> -sign * measured.mean()))
                .limit(BEST)
                .filter(measured -> measured.values().length == 1)
                .toList();
    }

    private static boolean isReached(Best best) {
        Double target = best.objective().target();
        int sign = best.objective().goal().sign();
        return target != null && sign * best.value() >= sign * target;
    }

    @Override
    public Optional<Choice> next(BatchState state) {
        return single.stream()
                .filter(best ->
                        !state.isPending(best.condition()) && !Repetition.isFutile(state.request(), best.condition()))
                .flatMap(best ->
                        Repetition.of(state.space(), best.point())
                                .map(point -> Choice.of(point, reason(state, best)))
                                .stream())
                .findFirst();
    }

    private static Reason reason(BatchState state, ConditionResults best) {
        Objective objective = Best.objective(state.request().recipe()).orElseThrow();
        return new Reason.Verify(best.mean(), Objects.requireNonNull(objective.target()));
    }
}
