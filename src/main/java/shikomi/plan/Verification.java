package shikomi.plan;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import shikomi.campaign.Best;
import shikomi.model.ConditionResults;
import shikomi.recipe.Goal;

/** Which conditions are to be made again before a target that was reached counts as reached. */
final class Verification {
    /** So many of the best: one lucky measurement among many is likely, and among the best likeliest. */
    private static final int BEST = 3;

    private Verification() {}

    /** Those of the best three that were measured only once, the best first; none where the target is not reached. */
    static List<ConditionResults> of(PlanRequest request) {
        return Best.of(request.recipe(), request.results())
                .filter(Verification::isReached)
                .map(best -> {
                    double sign = best.objective().goal() instanceof Goal.Minimize ? -1 : 1;
                    return ConditionResults.of(request.recipe().space(), best.objective(), request.results()).stream()
                            .sorted(Comparator.comparingDouble(measured -> -sign * measured.mean()))
                            .limit(BEST)
                            .filter(measured -> measured.values().length == 1)
                            .toList();
                })
                .orElse(List.of());
    }

    private static boolean isReached(Best best) {
        if (best.objective().target() == null) {
            return false;
        }
        double target = Objects.requireNonNull(best.objective().target());
        return best.objective().goal() instanceof Goal.Minimize ? best.value() <= target : best.value() >= target;
    }
}
