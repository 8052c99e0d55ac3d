package shikomi.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import shikomi.campaign.Measurement;
import shikomi.campaign.Outcome;
import shikomi.campaign.Proposal;
import shikomi.campaign.Reason;
import shikomi.campaign.Result;
import shikomi.math.RandomStream;
import shikomi.recipe.RecipeReader;
import shikomi.space.Point;
import shikomi.space.Value;

class ConfirmationTest {
    private static Point at(double a) {
        return new Point(Map.of("a", Value.of(a)));
    }

    /** A slope measured {@code times} at each of 21 places, with this noise, which the recipe knows. */
    private static PlanRequest request(double noise, int times, List<Point> pending, int size) {
        RandomStream random = RandomStream.of(4);
        List<Result> results = new ArrayList<>();
        for (int i = 0; i <= 20; i++) {
            List<Measurement> measurements = new ArrayList<>();
            for (int replicate = 1; replicate <= times; replicate++) {
                double value = 0.05 * i + noise * random.gaussian();
                measurements.add(new Measurement("y", replicate, new Outcome.Measured(value)));
            }
            results.add(Result.of(at(0.04 * i), measurements));
        }
        String recipe = """
                recipe: 1
                name: slope
                parameters: {a: {kind: continuous, low: 0, high: 1, step: 0.01}}
                objectives: {y: {goal: maximize, noise: %s}}
                """.formatted(noise);
        return new PlanRequest(RecipeReader.read("recipe.yaml", recipe).orElseThrow(), results, pending, null, size, 1);
    }

    private static List<Proposal> confirmed(PlanRequest request) {
        return new StandardPlanner()
                .propose(request).batch().stream()
                        .filter(proposal -> proposal.reason() instanceof Reason.Confirm)
                        .toList();
    }

    @Test
    void the_best_is_made_again_last_where_noise_may_have_chosen_it() {
        List<Proposal> batch =
                new StandardPlanner().propose(request(0.8, 1, List.of(), 4)).batch();
        assertThat(batch).hasSize(4);
        Proposal last = batch.getLast();
        assertThat(last.reason()).isInstanceOf(Reason.Confirm.class);
        assertThat(last.reason().code()).isEqualTo("confirm");
        assertThat(((Reason.Confirm) last.reason()).chance()).isBetween(0.2, 0.6);
        assertThat(request(0.8, 1, List.of(), 4).results())
                .extracting(Result::made)
                .contains(last.point());
        assertThat(batch.subList(0, 3)).noneMatch(p -> p.reason() instanceof Reason.Confirm);
    }

    @Test
    void it_is_not_where_the_batch_is_small_or_noise_is_or_it_waits_or_was_made_often() {
        assertThat(confirmed(request(0.8, 1, List.of(), 3))).isEmpty();
        assertThat(confirmed(request(0.001, 1, List.of(), 4))).isEmpty();
        Point best = confirmed(request(0.8, 1, List.of(), 4)).getFirst().point();
        assertThat(confirmed(request(0.8, 1, List.of(best), 4))).isEmpty();
        assertThat(confirmed(request(0.8, 3, List.of(), 4))).isEmpty();
    }

    @Test
    void where_the_target_is_reached_the_best_three_are_made_again_first() {
        PlanRequest request = reaching("0.9", List.of());
        List<Proposal> batch = new StandardPlanner().propose(request).batch();
        assertThat(batch.subList(0, 3))
                .allMatch(p -> p.reason() instanceof Reason.Verify
                        && "verify".equals(p.reason().code()))
                .extracting(p -> p.point().number("a"))
                .containsExactly(0.8, 0.76, 0.72);
        assertThat(batch.get(3).reason()).isNotInstanceOf(Reason.Verify.class);
        assertThat(verified(reaching("2", List.of()))).isEmpty();
        assertThat(verified(reaching("0.9", List.of(), "0.77"))).containsExactly(0.76, 0.72);
        assertThat(verified(reaching("0.9", List.of(at(0.76))))).containsExactly(0.8, 0.72);
    }

    private static List<Double> verified(PlanRequest request) {
        return new StandardPlanner()
                .propose(request).batch().stream()
                        .filter(proposal -> proposal.reason() instanceof Reason.Verify)
                        .map(proposal -> proposal.point().number("a"))
                        .toList();
    }

    /** A slope up to 1 that was measured once at each of 21 places. */
    private static PlanRequest reaching(String target, List<Point> pending) {
        return reaching(target, pending, "1");
    }

    /** The same where more than {@code high} is not allowed any more. */
    private static PlanRequest reaching(String target, List<Point> pending, String high) {
        PlanRequest plain = request(0.001, 1, pending, 4);
        String recipe = """
                recipe: 1
                name: slope
                parameters: {a: {kind: continuous, low: 0, high: %s, step: 0.01}}
                objectives: {y: {goal: maximize, target: %s}}
                """.formatted(high, target);
        return new PlanRequest(
                RecipeReader.read("recipe.yaml", recipe).orElseThrow(), plain.results(), pending, null, 4, 1);
    }
}
