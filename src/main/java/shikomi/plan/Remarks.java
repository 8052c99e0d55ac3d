package shikomi.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import shikomi.campaign.Measurement;
import shikomi.campaign.Outcome;
import shikomi.campaign.Result;
import shikomi.space.Condition;
import shikomi.space.Message;
import shikomi.space.Space;

/** What a person should know beside the batch itself. */
final class Remarks {
    private Remarks() {}

    static List<Message> of(Request request, Candidates candidates, int proposed) {
        List<Message> remarks = new ArrayList<>();
        Space space = request.recipe().space();
        if (candidates instanceof Pool pool) {
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
        if (proposed < request.size()) {
            remarks.add(Message.of(
                    candidates instanceof Pool ? "plan.fewer.pool" : "plan.fewer.grid", proposed, request.size()));
        }
        return remarks;
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
