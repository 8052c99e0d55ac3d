package shikomi.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
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

/** A search that varies everything else around a mediocre level tries the levels that it has not seen. */
class UntriedChoicesTest {
    private static final StandardPlanner PLANNER = new StandardPlanner();

    private static final Recipe RECIPE = RecipeReader.read(
                    "recipe.yaml",
                    "recipe: 1\nname: choices\nparameters: {s: {kind: categorical, choices: [A, B, C, D, E, F]},"
                            + " x: {kind: continuous, low: 0, high: 1}}\nobjectives: {y: {goal: maximize}}\n")
            .orElseThrow();

    private static Result result(String level, double x, double value) {
        return Result.of(
                new Point(Map.of("s", Value.of(level), "x", Value.of(x))),
                List.of(new Measurement("y", 1, new Outcome.Measured(value))));
    }

    /** Nine results with three levels, of which A is the best and has been tried so many times. */
    private static List<Result> results(int ofBest) {
        List<Result> results = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            double x = (i + 0.5) / 9;
            String level = i < ofBest ? "A" : i % 2 == 0 ? "B" : "C";
            results.add(result(level, x, (level.equals("A") ? 50 : 10) + 5 * Math.sin(7 * x)));
        }
        return results;
    }

    private static Proposal first(List<Result> results) {
        return PLANNER.propose(new PlanRequest(RECIPE, results, List.of(), null, 1, 1))
                .batch()
                .getFirst();
    }

    @Test
    void an_untried_level_comes_once_the_best_was_tried_as_often_as_there_are_tried_levels() {
        Proposal proposal = first(results(3));
        assertThat(proposal.point().choice("s")).isIn("D", "E", "F");
        assertThat(proposal.reason())
                .isInstanceOfSatisfying(
                        Reason.Untried.class,
                        untried -> assertThat(untried.choice())
                                .isEqualTo(proposal.point().choice("s")));
        assertThat(Why.sentence(proposal, RECIPE).in(Language.EN))
                .startsWith("s = " + proposal.point().choice("s") + " has not been tried yet");
    }

    @Test
    void before_that_the_search_stays_with_the_levels_it_knows_if_they_are_better() {
        assertThat(first(results(2)).point().choice("s")).isEqualTo("A");
    }

    @Test
    void levels_are_counted_in_any_order_of_the_results() {
        for (int seed = 0; seed < 10; seed++) {
            List<Result> shuffled = new ArrayList<>(results(4));
            Collections.shuffle(shuffled, new java.util.Random(seed));
            assertThat(first(shuffled).point().choice("s")).isIn("D", "E", "F");
        }
    }

    @Test
    void every_level_is_tried_within_a_budget_that_the_levels_set() {
        List<Result> results = results(3);
        RandomStream noise = RandomStream.of(3);
        for (int n = 0; n < 9; n++) {
            Point next = first(results).point();
            results.add(result(
                    next.choice("s"), next.number("x"), (next.choice("s").equals("F") ? 90 : 30) + noise.gaussian()));
        }
        assertThat(results).extracting(result -> result.made().choice("s")).contains("D", "E", "F");
    }

    @Test
    void a_choice_counts_however_far_down_the_list_it_stands() {
        StringBuilder choices = new StringBuilder();
        for (int i = 0; i < 120; i++) {
            choices.append(i == 0 ? "L0" : ", L" + i);
        }
        Recipe many = RecipeReader.read(
                        "recipe.yaml",
                        "recipe: 1\nname: many\nparameters: {s: {kind: categorical, choices: [" + choices
                                + "]}, x: {kind: continuous, low: 0, high: 1}}\nobjectives: {y: {goal: maximize}}\n")
                .orElseThrow();
        List<Result> results = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            results.add(result("L" + (90 + i), i / 30.0, 50 + i % 3));
        }
        assertThat(PLANNER.fit(new PlanRequest(many, results, List.of(), null, 1, 1))
                        .improved()
                        .orElseThrow()
                        .conditions())
                .hasSize(30);
    }
}
