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
import shikomi.recipe.Recipe;
import shikomi.recipe.RecipeReader;
import shikomi.space.Point;
import shikomi.space.Value;

/** Experiments of one batch differ by something that measurements can show. */
class BatchSpreadTest {
    private static Recipe line(String objective) {
        return RecipeReader.read(
                        "recipe.yaml",
                        "recipe: 1\nname: line\nparameters: {x: {kind: continuous, low: 0, high: 1}}\nobjectives: {y: {"
                                + objective + "}}\n")
                .orElseThrow();
    }

    private static Point at(double x) {
        return new Point(Map.of("x", Value.of(x)));
    }

    /** Results at random points of a line that rises by {@code slope}, with noise. */
    private static List<Result> results(int count, double slope, double noise, long seed) {
        RandomStream random = RandomStream.of(seed);
        List<Result> results = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double x = random.uniform();
            results.add(Result.of(
                    at(x),
                    List.of(new Measurement("y", 1, new Outcome.Measured(slope * x + noise * random.gaussian())))));
        }
        return results;
    }

    private static List<Proposal> batch(Recipe recipe, List<Result> results, List<Point> pending, int size) {
        return new StandardPlanner()
                .propose(new PlanRequest(recipe, results, pending, null, size, 1))
                .batch();
    }

    private static double leastDistance(List<Double> points) {
        List<Double> sorted = points.stream().sorted().toList();
        double least = Double.POSITIVE_INFINITY;
        for (int i = 1; i < sorted.size(); i++) {
            least = Math.min(least, sorted.get(i) - sorted.get(i - 1));
        }
        return least;
    }

    private static List<Double> searching(List<Proposal> batch) {
        return batch.stream()
                .filter(proposal -> !(proposal.reason() instanceof Reason.Confirm))
                .map(proposal -> proposal.point().number("x"))
                .toList();
    }

    /** Half of the noise, 0.1, is the rise over a tenth of the line. */
    @Test
    void where_noise_hides_small_steps_a_batch_takes_larger_ones() {
        for (long seed = 1; seed <= 5; seed++) {
            List<Proposal> batch = batch(line("goal: maximize, noise: 0.1"), results(14, 0.5, 0.1, seed), List.of(), 4);
            assertThat(batch).hasSize(4);
            assertThat(leastDistance(searching(batch))).as("seed " + seed).isGreaterThan(0.03);
        }
    }

    @Test
    void an_experiment_that_waits_for_its_result_is_not_planned_again_beside_itself() {
        List<Result> results = results(14, 0.5, 0.1, 2);
        List<Point> pending = List.of(at(1), at(0.9));
        List<Proposal> batch = batch(line("goal: maximize, noise: 0.1"), results, pending, 1);
        List<Double> all = new ArrayList<>(searching(batch));
        pending.forEach(point -> all.add(point.number("x")));
        assertThat(leastDistance(all)).isGreaterThan(0.03);
    }

    @Test
    void without_noise_a_batch_may_search_as_finely_as_it_likes() {
        List<Result> results = new ArrayList<>();
        for (int i = 0; i <= 16; i++) {
            double x = i / 16.0;
            results.add(Result.of(
                    at(x), List.of(new Measurement("y", 1, new Outcome.Measured(-(x - 0.53) * (x - 0.53))))));
        }
        List<Proposal> batch = batch(line("goal: maximize"), results, List.of(), 3);
        assertThat(searching(batch)).anyMatch(x -> Math.abs(x - 0.53) < 0.02);
    }

    @Test
    void a_batch_on_pure_noise_is_full_and_fills_the_line() {
        List<Proposal> batch = batch(line("goal: maximize"), results(16, 0, 1, 4), List.of(), 6);
        assertThat(batch).hasSize(6);
        assertThat(leastDistance(searching(batch))).isGreaterThan(0.005);
    }
}
