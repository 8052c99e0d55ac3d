package shikomi.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import shikomi.acquisition.Candidates;
import shikomi.acquisition.PoolSearch;
import shikomi.campaign.Measurement;
import shikomi.campaign.Outcome;
import shikomi.campaign.Result;
import shikomi.message.Message;
import shikomi.model.CampaignModel;
import shikomi.model.ConditionResults;
import shikomi.space.Condition;
import shikomi.space.Space;

/**
 * What a person should know beside the batch itself.
 *
 * <p>Campaigns keep these messages: a key with its arguments means the same for ever, and a sentence that needs other
 * arguments gets another key.
 */
final class PlanNotes {
    private PlanNotes() {}

    static List<Message> of(PlanRequest request, CampaignModel models, Candidates candidates, int proposed) {
        List<Message> remarks = new ArrayList<>();
        Space space = request.recipe().space();
        if (candidates instanceof PoolSearch pool) {
            if (pool.outside() > 0) {
                remarks.add(Message.of("plan.pool.outside", pool.outside()));
            }
            Set<Condition> measured = request.results().stream()
                    .map(result -> space.condition(result.made()))
                    .collect(Collectors.toSet());
            if (pool.countOf(measured) > 0) {
                remarks.add(Message.of("plan.pool.measured", pool.countOf(measured)));
            }
        }
        count(request.results(), remarks);
        models.models().values().forEach(model -> {
            remarks.addAll(model.doubts());
            model.days().ifPresent(remarks::add);
        });
        models.models().values().forEach(model -> model.verdicts().forEach(verdict -> remarks.add(verdict.sentence())));
        confirmation(request).ifPresent(remarks::add);
        if (proposed < request.size()) {
            remarks.add(Message.of(
                    candidates instanceof PoolSearch ? "plan.fewer.pool" : "plan.fewer.grid",
                    proposed,
                    request.size()));
        }
        return remarks;
    }

    /** A target that one lucky measurement reached is not reached. */
    private static Optional<Message> confirmation(PlanRequest request) {
        List<ConditionResults> single = Verification.of(request);
        return single.isEmpty()
                ? Optional.empty()
                : Optional.of(Message.of(
                        "plan.confirm",
                        single.size(),
                        single.stream().map(m -> m.point().words()).collect(Collectors.joining("; "))));
    }

    private static void count(List<Result> results, List<Message> remarks) {
        List<Outcome> outcomes = results.stream()
                .flatMap(result -> result.measurements().stream())
                .map(Measurement::outcome)
                .toList();
        long failed = outcomes.stream().filter(Outcome.Failed.class::isInstance).count();
        long outside = outcomes.stream()
                .filter(o -> o instanceof Outcome.Below || o instanceof Outcome.Above)
                .count();
        if (failed > 0) {
            remarks.add(Message.of("plan.kept.failed", failed));
        }
        if (outside > 0) {
            remarks.add(Message.of("plan.kept.outside", outside));
        }
    }
}
