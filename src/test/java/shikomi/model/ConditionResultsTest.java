package shikomi.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import shikomi.campaign.Measurement;
import shikomi.campaign.Measurement.Occasion;
import shikomi.campaign.Outcome;
import shikomi.campaign.Result;
import shikomi.math.RandomStream;
import shikomi.message.Language;
import shikomi.message.Message;
import shikomi.plan.Plan;
import shikomi.plan.PlanRequest;
import shikomi.plan.StandardPlanner;
import shikomi.recipe.Recipe;
import shikomi.recipe.RecipeReader;
import shikomi.space.Point;
import shikomi.space.Value;

class ConditionResultsTest {
    private static final Recipe SLOPE = RecipeReader.read("recipe.yaml", """
            recipe: 1
            name: slope
            parameters: {a: {kind: continuous, low: 0, high: 1, step: 0.01}}
            objectives: {y: {goal: maximize}}
            """).orElseThrow();

    private static Result result(double a, double y, int day) {
        return new Result(
                new Point(Map.of("a", Value.of(a))),
                List.of(new Measurement("y", 1, new Outcome.Measured(y))),
                null,
                null,
                LocalDate.of(2026, 5, day),
                null,
                null);
    }

    private static List<ConditionResults> byDay(Result... results) {
        return ConditionResults.byDay(SLOPE.space(), SLOPE.objectives().getFirst(), List.of(results));
    }

    @Test
    void a_condition_is_split_by_day_where_that_tells_how_days_differ() {
        List<ConditionResults> split = byDay(result(0.1, 1, 9), result(0.2, 2, 9), result(0.1, 3, 4));
        assertThat(split).extracting(ConditionResults::mean).containsExactly(1.0, 2.0, 3.0);
        assertThat(ConditionResults.days(split))
                .as("in the order of the calendar")
                .containsExactly(1, 1, 0);
    }

    @Test
    void repeats_of_one_experiment_keep_their_own_days() {
        Result twice = new Result(
                new Point(Map.of("a", Value.of(0.1))),
                List.of(
                        new Measurement("y", 1, new Outcome.Measured(1))
                                .on(new Occasion(LocalDate.of(2026, 5, 4), null, null)),
                        new Measurement("y", 2, new Outcome.Measured(3))),
                null,
                null,
                LocalDate.of(2026, 5, 9),
                null,
                null);
        List<ConditionResults> split = byDay(twice, result(0.2, 2, 9));
        assertThat(split).extracting(ConditionResults::mean).containsExactly(1.0, 3.0, 2.0);
        assertThat(ConditionResults.days(split)).containsExactly(0, 1, 1);
    }

    @Test
    void and_is_not_where_every_day_has_one_condition_or_there_is_one_day() {
        assertThat(byDay(result(0.1, 1, 9), result(0.1, 3, 4), result(0.2, 2, 5)))
                .extracting(ConditionResults::mean)
                .containsExactly(2.0, 2.0);
        assertThat(byDay(result(0.1, 1, 9), result(0.1, 3, 9), result(0.2, 2, 9)))
                .hasSize(2);
    }

    /** Six days with six results each on a slope of 1; days lie apart by {@code between}. */
    private static Plan plan(double between) {
        RandomStream random = RandomStream.of(3);
        List<Result> results = new ArrayList<>();
        for (int day = 1; day <= 6; day++) {
            double shift = between * (day % 2 == 0 ? 1 : -1);
            for (int i = 0; i < 6; i++) {
                double a = random.below(101) / 100.0;
                results.add(result(a, 10 + a + shift + 0.05 * random.gaussian(), day));
            }
        }
        return new StandardPlanner().propose(new PlanRequest(SLOPE, results, List.of(), null, 1, 1));
    }

    @Test
    void days_that_differ_are_told_and_do_not_hide_the_slope() {
        Plan plan = plan(1);
        assertThat(plan.notes()).extracting(Message::key).contains("plan.days");
        Message note = plan.notes().stream()
                .filter(n -> n.key().equals("plan.days"))
                .findFirst()
                .orElseThrow();
        assertThat(note.in(Language.EN)).startsWith("Results measured on the same day are all shifted together, by ");
        assertThat(plan.batch().getFirst().point().number("a")).isGreaterThan(0.8);
        assertThat(plan(0).notes()).extracting(Message::key).doesNotContain("plan.days");
    }
}
