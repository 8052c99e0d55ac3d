package shikomi.bench.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import shikomi.math.RandomStream;
import shikomi.plan.StandardPlanner;
import shikomi.space.Point;
import shikomi.space.Region;

/** The tasks as they are published, and one search from end to end. */
class SpaceBenchTest {
    private static List<Point> points(SpaceTask task, int count) {
        Region region = new Region(task.recipe().space());
        return region.sample(count, RandomStream.of(7)).stream()
                .flatMap(z -> region.round(z).stream())
                .toList();
    }

    /** Best values and standard deviations are computed again from random points. */
    @Test
    void every_task_has_the_spread_and_no_point_above_the_best_that_it_states() {
        for (SpaceTask task : SpaceSuite.tasks()) {
            double[] values =
                    points(task, 3000).stream().mapToDouble(task.truth()).toArray();
            double mean = Arrays.stream(values).average().orElseThrow();
            double sd = Math.sqrt(Arrays.stream(values)
                    .map(v -> (v - mean) * (v - mean))
                    .average()
                    .orElseThrow());
            assertThat(sd).as(task.name()).isCloseTo(task.sd(), within(0.12 * task.sd()));
            assertThat(Arrays.stream(values).max().orElseThrow())
                    .as(task.name())
                    .isLessThanOrEqualTo(task.best() + 1e-6 * task.sd());
        }
    }

    @Test
    void the_suite_has_fourteen_tasks_with_figures_of_other_programs_for_each_variant() {
        assertThat(SpaceSuite.tasks()).hasSize(14);
        SpaceAnchors anchors = SpaceAnchors.stored();
        for (SpaceTask task : SpaceSuite.tasks()) {
            for (SpaceTask.Variant variant : task.variants()) {
                assertThat(anchors.best(task, variant)).as(task.name()).isPresent();
            }
        }
    }

    @Test
    void a_line_is_climbed_to_its_end_and_equal_seeds_give_equal_searches() {
        SpaceTask line = SpaceSuite.tasks().stream()
                .filter(task -> task.name().equals("linear1"))
                .findFirst()
                .orElseThrow();
        SpaceBench.Row row =
                SpaceBench.run(line, SpaceTask.Variant.SINGLE, "shikomi", new StandardPlanner(), 1, 1, () -> {});
        SpaceSearch search = row.searches().getFirst();
        assertThat(search.regret()).hasSize(20).isSortedAccordingTo((a, b) -> Double.compare(b, a));
        assertThat(search.end()).isLessThan(0.001);
        assertThat(search.stuck()).isZero();
        SpaceBench.Row again =
                SpaceBench.run(line, SpaceTask.Variant.SINGLE, "shikomi", new StandardPlanner(), 1, 1, () -> {});
        assertThat(again.searches().getFirst().regret()).containsExactly(search.regret());
    }
}
