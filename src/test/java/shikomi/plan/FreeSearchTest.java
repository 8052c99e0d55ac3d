package shikomi.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import shikomi.campaign.Measurement;
import shikomi.campaign.Outcome;
import shikomi.campaign.Proposal;
import shikomi.campaign.Reason;
import shikomi.campaign.Result;
import shikomi.message.Language;
import shikomi.recipe.Recipe;
import shikomi.recipe.RecipeReader;
import shikomi.space.Point;
import shikomi.space.Value;
import shikomi.table.file.Sheets;
import shikomi.table.result.ResultTable;

/** Searches in a free space, as a lab makes them: from plain tables, at bounds and corners, with values of zero. */
class FreeSearchTest {
    private static Recipe recipe(String rest) {
        return RecipeReader.read("recipe.yaml", "recipe: 1\nname: free\n" + rest)
                .orElseThrow();
    }

    private static List<Result> results(Recipe recipe, String csv) {
        return ResultTable.read(
                        Sheets.read("own.csv", csv.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                                .orElseThrow(),
                        recipe)
                .orElseThrow()
                .results();
    }

    private static Plan plan(Recipe recipe, List<Result> results, int size) {
        return new StandardPlanner().propose(new PlanRequest(recipe, results, List.of(), null, size, 1));
    }

    /** Rows without an id are experiments of their own, replicates too: the start design is over after four. */
    @Test
    void a_table_without_ids_does_not_keep_the_start_for_ever() {
        Recipe plane =
                recipe("parameters: {a: {kind: continuous, low: 0, high: 1}, b: {kind: continuous, low: 0, high: 1}}\n"
                        + "objectives: {y: {goal: maximize}}\n");
        StringBuilder csv = new StringBuilder("a,b,y\n0.5,1,1.2\n0.995,0.2,0.4\n0,0.3,0.7\n0.5,1,1.3\n");
        Map<String, Integer> proposed = new HashMap<>();
        for (int step = 0; step < 8; step++) {
            Proposal next =
                    plan(plane, results(plane, csv.toString()), 1).batch().getFirst();
            assertThat(next.reason()).isNotInstanceOf(Reason.Repeat.class);
            double a = next.point().number("a");
            double b = next.point().number("b");
            csv.append(a)
                    .append(',')
                    .append(b)
                    .append(',')
                    .append(1 - (a - 0.4) * (a - 0.4) - (b - 0.7) * (b - 0.7))
                    .append('\n');
            proposed.merge(next.point().words(), 1, Integer::sum);
        }
        assertThat(proposed.values()).allMatch(times -> times == 1);
    }

    /** Where the best point and its neighbours are taken, the next best follow; no random draw stands in for them. */
    @Test
    void next_to_a_bound_every_slot_is_the_best_that_is_free() {
        Recipe knob = recipe("parameters: {knob: {kind: continuous, low: 1, high: 100, step: 1}}\n"
                + "objectives: {loss: {goal: minimize}}\n");
        List<Result> results = results(knob, "knob,loss\n100,200\n50,100\n25,50\n10,20\n2,4\n");
        assertThat(plan(knob, results, 6).batch())
                .hasSize(6)
                .allSatisfy(
                        proposal -> assertThat(proposal.point().number("knob")).isLessThan(16));
    }

    @Test
    void in_a_corner_every_slot_is_the_best_that_is_free() {
        Recipe knobs = recipe("parameters: {a: {kind: continuous, low: 0, high: 100, step: 1},"
                + " b: {kind: continuous, low: 0, high: 100, step: 1}}\nobjectives: {loss: {goal: minimize}}\n");
        List<Result> results = results(knobs, "a,b,loss\n0,0,1\n100,0,101\n0,100,101\n100,100,201\n50,50,101\n");
        assertThat(plan(knobs, results, 4).batch())
                .hasSize(4)
                .allSatisfy(proposal -> assertThat(proposal.chance()).isGreaterThan(0.1));
    }

    /** A campaign may hold such values from before its recipe asked for logarithms. */
    @Test
    void a_value_of_zero_on_a_logarithmic_scale_is_left_out_and_named() {
        Recipe log = recipe("parameters: {T: {kind: continuous, low: 20, high: 80, step: 5}}\n"
                + "objectives: {y: {goal: maximize, transform: log}}\n");
        List<Result> results =
                List.of(measured(20, 0), measured(40, 1), measured(60, 10), measured(80, 100), measured(70, -3));
        Plan plan = plan(log, results, 2);
        assertThat(plan.batch()).hasSize(2);
        assertThat(plan.notes())
                .extracting(note -> note.in(Language.EN))
                .contains("2 values of 0 or less are saved, but not used by the model, which works on a logarithmic"
                        + " scale.");
        assertThat(ResultTable.read(
                                Sheets.read(
                                                "own.csv",
                                                "T,y\n20,0\n40,1\n".getBytes(java.nio.charset.StandardCharsets.UTF_8))
                                        .orElseThrow(),
                                log)
                        .problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.in(Language.EN))
                        .startsWith("own.csv:2: “y” is 0, but it is modelled on a logarithmic scale"));
    }

    private static Result measured(double temperature, double y) {
        return Result.of(
                new Point(Map.of("T", Value.of(temperature))),
                List.of(new Measurement("y", 1, new Outcome.Measured(y))));
    }
}
