package shikomi.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import shikomi.campaign.Measurement;
import shikomi.campaign.Outcome;
import shikomi.campaign.Proposal;
import shikomi.campaign.Reason;
import shikomi.campaign.Result;
import shikomi.campaign.Why;
import shikomi.math.RandomStream;
import shikomi.message.Language;
import shikomi.recipe.Recipe;
import shikomi.recipe.RecipeReader;
import shikomi.space.Point;
import shikomi.space.Value;

/** Repeats on a grid on which every condition has been measured, and repeats that fail. */
class ContendersTest {
    private static final Recipe GRID = RecipeReader.read("recipe.yaml", """
                    recipe: 1
                    name: grid
                    parameters:
                      a: {kind: continuous, low: 0, high: 3, step: 1}
                      b: {kind: continuous, low: 0, high: 3, step: 1}
                    objectives: {y: {goal: maximize}}
                    """).orElseThrow();

    private static double truth(Point point) {
        double a = point.number("a") - 2;
        double b = point.number("b") - 1;
        return 10 - a * a - 0.5 * b * b;
    }

    private static Result measured(Point point, Outcome outcome) {
        return Result.of(point, List.of(new Measurement("y", 1, outcome)));
    }

    private static List<Result> wholeGrid(double noise, RandomStream random) {
        List<Result> results = new ArrayList<>();
        for (int a = 0; a < 4; a++) {
            for (int b = 0; b < 4; b++) {
                Point point = new Point(Map.of("a", Value.of(a), "b", Value.of(b)));
                results.add(measured(point, new Outcome.Measured(truth(point) + noise * random.gaussian())));
            }
        }
        return results;
    }

    private static Plan plan(List<Result> results, int size) {
        return new StandardPlanner().propose(new PlanRequest(GRID, results, List.of(), null, size, 1));
    }

    private static Point believedBest(List<Result> results) {
        PlanRequest request = new PlanRequest(GRID, results, List.of(), null, 1, 1);
        return new StandardPlanner().fit(request).improved().orElseThrow().best();
    }

    @Test
    void conditions_that_may_be_the_best_are_repeated_until_it_is_known_and_no_longer() {
        RandomStream random = RandomStream.of(7);
        List<Result> results = wholeGrid(1.5, random);
        int repeats = 0;
        for (Plan next = plan(results, 3); !next.batch().isEmpty(); next = plan(results, 3)) {
            for (Proposal proposal : next.batch()) {
                assertThat(proposal.reason().code()).isEqualTo("confirm");
                results.add(measured(
                        proposal.point(), new Outcome.Measured(truth(proposal.point()) + 1.5 * random.gaussian())));
                repeats++;
            }
        }
        assertThat(repeats).isBetween(5, 110);
        assertThat(times(results).values()).allMatch(count -> count <= 10);
        assertThat(truth(believedBest(results))).isGreaterThanOrEqualTo(9);
        assertThat(plan(results, 3).notes())
                .extracting(note -> note.in(Language.EN))
                .anyMatch(note -> note.startsWith("Shikomi proposes 0 of 3 experiments: every other point"));
    }

    @Test
    void a_batch_repeats_each_condition_once_and_names_the_experiment() {
        List<Proposal> batch = plan(wholeGrid(1.5, RandomStream.of(7)), 3).batch();
        assertThat(batch).hasSize(3).extracting(Proposal::point).doesNotHaveDuplicates();
        List<String> sentences = batch.stream()
                .map(proposal -> Why.sentence(proposal, GRID).in(Language.EN))
                .toList();
        assertThat(sentences).anyMatch(sentence -> sentence.matches("Repeats #\\d+, the best condition so far .*"));
        assertThat(sentences).anyMatch(sentence -> sentence.matches("Repeats #\\d+ \\(predicted .*truly better.*"));
    }

    @Test
    void without_noise_nothing_is_left() {
        assertThat(plan(wholeGrid(0, RandomStream.of(7)), 3).batch()).isEmpty();
    }

    @Test
    void repeats_that_fail_come_to_an_end() {
        List<Result> results = wholeGrid(1.5, RandomStream.of(7));
        int failed = 0;
        for (Plan next = plan(results, 4); !next.batch().isEmpty() && failed < 60; next = plan(results, 4)) {
            for (Proposal proposal : next.batch()) {
                results.add(measured(proposal.point(), new Outcome.Failed()));
                failed++;
            }
        }
        assertThat(failed).isBetween(3, 33);
        assertThat(times(results).values()).allMatch(count -> count <= 4);
    }

    @Test
    void a_single_value_at_the_target_is_not_repeated_for_ever_where_repeats_fail() {
        Recipe target = RecipeReader.read("recipe.yaml", """
                        recipe: 1
                        name: line
                        parameters: {a: {kind: continuous, low: 0, high: 1, step: 0.01}}
                        objectives: {y: {goal: maximize, target: 0.9}}
                        """).orElseThrow();
        List<Result> results = new ArrayList<>();
        for (int i = 0; i <= 10; i++) {
            results.add(measured(new Point(Map.of("a", Value.of(0.1 * i))), new Outcome.Measured(0.1 * i)));
        }
        Function<List<Result>, List<Proposal>> next = known -> new StandardPlanner()
                .propose(new PlanRequest(target, known, List.of(), null, 1, 1))
                .batch();
        int verified = 0;
        for (Proposal first = next.apply(results).getFirst();
                first.reason() instanceof Reason.Verify && verified < 20;
                first = next.apply(results).getFirst()) {
            results.add(measured(first.point(), new Outcome.Failed()));
            verified++;
        }
        assertThat(verified).isEqualTo(9);
    }

    private static Map<Point, Long> times(List<Result> results) {
        return results.stream().collect(Collectors.groupingBy(Result::made, Collectors.counting()));
    }
}
