package shikomi.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import shikomi.campaign.Campaign;
import shikomi.campaign.Event;
import shikomi.campaign.Given;
import shikomi.campaign.Measurement;
import shikomi.campaign.Occurrence;
import shikomi.campaign.Outcome;
import shikomi.campaign.Proposal;
import shikomi.campaign.Reason;
import shikomi.campaign.Result;
import shikomi.source.Sources;
import shikomi.space.Point;
import shikomi.space.Value;

/** Rows of a pool that have been made, if not exactly as planned. */
class SettledRowsTest {
    private static final String RECIPE = """
            recipe: 1
            name: r
            parameters: {x: {kind: continuous, low: 0, high: 1}}
            objectives: {y: {goal: maximize}}
            """;

    private static Point at(double x) {
        return new Point(Map.of("x", Value.of(x)));
    }

    private static Campaign campaign(List<Event> events) {
        List<Occurrence> history = new ArrayList<>();
        events.forEach(event -> history.add(new Occurrence(history.size() + 1, Instant.EPOCH, "Aoi", event)));
        return Campaign.of("r", history);
    }

    @Test
    void a_planned_row_that_was_weighed_slightly_differently_is_not_proposed_again() {
        List<Event> events = new ArrayList<>();
        events.add(new Event.Started(RECIPE, List.of(at(0.1), at(0.5), at(0.9))));
        Proposal proposal = new Proposal(1, at(0.5), null, Map.of(), 0.5, new Reason.LikelyBetter(0.5, 1), null);
        events.add(campaign(events)
                .propose(List.of(proposal), List.of(), 1, "0.1", true)
                .orElseThrow());
        Result result = Result.of(at(0.5003), List.of(new Measurement("y", 1, new Outcome.Measured(3))));
        String id = campaign(events).experiments().getFirst().id();
        events.add(campaign(events).log(List.of(new Given(id, result))).orElseThrow());
        Campaign made = campaign(events);
        assertThat(PlanRequest.of(made, Sources.none(), 1, 1).pool()).containsExactly(at(0.1), at(0.9));
        assertThat(Objects.requireNonNull(made.pool())).hasSize(3);
    }
}
