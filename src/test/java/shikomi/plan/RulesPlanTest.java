package shikomi.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import shikomi.campaign.Campaign;
import shikomi.campaign.Event;
import shikomi.campaign.Given;
import shikomi.campaign.Measurement;
import shikomi.campaign.Occurrence;
import shikomi.campaign.Outcome;
import shikomi.campaign.Proposal;
import shikomi.campaign.Result;
import shikomi.source.Sources;
import shikomi.space.Point;
import shikomi.space.Value;

/** A limit that is added to a campaign is never planned across, however much lies beyond it. */
class RulesPlanTest {
    private static final String RECIPE = """
            recipe: 1
            name: c
            parameters:
              anneal: {kind: continuous, low: 80, high: 180, step: 5}
              x: {kind: continuous, low: 0, high: 1}
              solvent: {kind: categorical, choices: [DMF, DMSO, GBL]}
            objectives: {y: {goal: maximize}}
            """;

    private final List<Occurrence> history = new ArrayList<>();

    private void happens(Event event) {
        history.add(new Occurrence(history.size() + 1, Instant.EPOCH, "a", event));
    }

    private Campaign now() {
        return Campaign.of("c", history);
    }

    private List<Point> planned(int seed) {
        return new StandardPlanner()
                .propose(PlanRequest.of(now(), Sources.none(), 4, seed)).batch().stream()
                        .map(Proposal::point)
                        .toList();
    }

    /** The hotter and the more DMSO, the better: everything lures beyond the limits. */
    private void measure(int count) {
        List<Given> given = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double anneal = 80 + 5 * ((i * 7) % 21);
            String solvent = List.of("DMF", "DMSO", "GBL").get(i % 3);
            double x = (i * 5 % 11) / 10.0;
            Point point = new Point(Map.of("anneal", Value.of(anneal), "x", Value.of(x), "solvent", Value.of(solvent)));
            double y = anneal + (solvent.equals("DMSO") ? 60 : 0) - 30 * (x - 0.4) * (x - 0.4);
            given.add(new Given(null, Result.of(point, List.of(new Measurement("y", 1, new Outcome.Measured(y))))));
        }
        happens(now().log(given).orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 14})
    void what_is_proposed_keeps_limits_on_numbers_and_on_choices(int measured) {
        happens(new Event.Started(RECIPE, null));
        if (measured > 0) {
            measure(measured);
            assertThat(planned(1)).anyMatch(p -> p.number("anneal") > 145);
            assertThat(planned(1)).anyMatch(p -> p.choice("solvent").equals("DMSO"));
        }
        happens(now().addRule("anneal <= 145", null, null).orElseThrow());
        happens(now().addRule("solvent != 'DMSO'", null, null).orElseThrow());
        for (int seed = 1; seed <= 4; seed++) {
            assertThat(planned(seed)).as("seed %d", seed).hasSize(4).allSatisfy(point -> {
                assertThat(point.number("anneal")).isLessThanOrEqualTo(145);
                assertThat(point.choice("solvent")).isNotEqualTo("DMSO");
            });
        }
    }
}
