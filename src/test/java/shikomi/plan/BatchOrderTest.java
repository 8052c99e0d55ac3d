package shikomi.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import shikomi.campaign.Measurement;
import shikomi.campaign.Outcome;
import shikomi.campaign.Proposal;
import shikomi.campaign.Result;
import shikomi.math.RandomStream;
import shikomi.recipe.Recipe;
import shikomi.recipe.RecipeReader;
import shikomi.space.Point;
import shikomi.space.Value;

/** The order of a batch: the experiments are chosen by their bounds and listed by their chances. */
class BatchOrderTest {
    private static final int SIZE = 3;

    private static final Recipe PLANE = RecipeReader.read("recipe.yaml", """
                    recipe: 1
                    name: plane
                    parameters:
                      x: {kind: continuous, low: 0, high: 1}
                      y: {kind: continuous, low: 0, high: 1}
                    objectives: {z: {goal: maximize, noise: 0.05}}
                    """).orElseThrow();

    private static List<Result> results(long seed) {
        RandomStream random = RandomStream.of(seed);
        List<Result> results = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            double x = random.uniform();
            double y = random.uniform();
            double z = Math.sin(5 * x) + Math.cos(4 * y) + 0.05 * random.gaussian();
            results.add(Result.of(
                    new Point(Map.of("x", Value.of(x), "y", Value.of(y))),
                    List.of(new Measurement("z", 1, new Outcome.Measured(z)))));
        }
        return results;
    }

    private static List<Proposal> batch(long seed, int size) {
        return new StandardPlanner()
                .propose(new PlanRequest(PLANE, results(seed), List.of(), null, size, seed))
                .batch();
    }

    private static Set<Point> points(List<Proposal> batch) {
        return batch.stream().map(Proposal::point).collect(Collectors.toSet());
    }

    @Test
    void the_likelier_come_first_and_the_choice_of_points_stays() {
        Set<Boolean> moved = new HashSet<>();
        for (long seed = 1; seed <= 6; seed++) {
            List<Proposal> batch = batch(seed, SIZE);
            assertThat(batch).as("seed %d", seed).extracting(Proposal::rank).containsExactly(1, 2, 3);
            List<Double> chances = batch.stream()
                    .map(proposal -> Objects.requireNonNull(proposal.chance()))
                    .toList();
            assertThat(chances).as("seed %d", seed).isSortedAccordingTo(Comparator.reverseOrder());
            for (int size = 1; size < SIZE; size++) {
                assertThat(points(batch)).as("seed %d", seed).containsAll(points(batch(seed, size)));
            }
            moved.add(!batch(seed, 1).getFirst().point().equals(batch.getFirst().point()));
        }
        assertThat(moved).as("whether a later choice came first").contains(true);
    }
}
