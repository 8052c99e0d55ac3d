package shikomi.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import shikomi.campaign.Campaign;
import shikomi.campaign.Event;
import shikomi.campaign.Given;
import shikomi.campaign.Measurement;
import shikomi.campaign.Occurrence;
import shikomi.campaign.Outcome;
import shikomi.campaign.Result;
import shikomi.message.Language;
import shikomi.recipe.Recipe;
import shikomi.recipe.RecipeReader;
import shikomi.source.Sources;
import shikomi.space.Point;
import shikomi.space.Value;

/** The budget beside a batch: each experiment costs 1,000 yen and each batch 500. */
class BudgetNoteTest {
    private static String recipe(int budget) {
        return """
                recipe: 1
                name: line
                parameters: {x: {kind: continuous, low: 0, high: 1, step: 0.1}}
                objectives: {y: {goal: maximize}}
                cost: {currency: JPY, run: {money: 1000}, set-up: {money: 500}, budget: {money: %d}}
                """.formatted(budget);
    }

    private static List<Result> results(int count, double money) {
        List<Result> results = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Point point = new Point(Map.of("x", Value.of(0.2 * i)));
            List<Measurement> measured = List.of(new Measurement("y", 1, new Outcome.Measured(i)));
            results.add(new Result(point, measured, money, null, null, null, null));
        }
        return results;
    }

    private static List<String> asked(int budget, int size) {
        Recipe recipe = RecipeReader.read("recipe.yaml", recipe(budget)).orElseThrow();
        List<Result> results = results(2, 2000);
        Plan plan = new StandardPlanner().propose(new PlanRequest(recipe, results, List.of(), null, size, 1));
        return told(plan.withinBudgetOf(recipe, results));
    }

    private static List<String> told(Plan plan) {
        return plan.notes().stream()
                .filter(note -> note.key().startsWith("plan.budget"))
                .map(note -> note.in(Language.EN))
                .toList();
    }

    @Test
    void a_batch_within_the_budget_has_no_note() {
        assertThat(asked(7500, 3)).isEmpty();
    }

    @Test
    void the_note_says_which_of_the_proposals_the_rest_of_the_budget_covers() {
        assertThat(asked(7499, 3))
                .containsExactly("The budget does not cover this batch: ¥3,499 is left, and the 3 experiments cost "
                        + "¥3,500. It covers 2 of them: numbers 1, 2.");
        assertThat(asked(5500, 3)).first().asString().endsWith("It covers 1 of them: number 1.");
        assertThat(asked(5499, 1))
                .containsExactly("The budget does not cover this batch: ¥1,499 is left, and the experiment costs "
                        + "¥1,500. It covers none of them.");
        assertThat(asked(1000, 1)).first().asString().contains("¥0 is left");
    }

    @Test
    void what_waits_in_a_campaign_is_paid_first() {
        List<Occurrence> history = new ArrayList<>();
        history.add(occurrence(1, new Event.Started(recipe(7999), null)));
        List<Given> given =
                results(2, 2000).stream().map(result -> new Given(null, result)).toList();
        history.add(occurrence(2, Campaign.of("line", history).log(given).orElseThrow()));
        Campaign measured = Campaign.of("line", history);
        Plan first = plan(measured, 2);
        assertThat(told(first)).isEmpty();
        history.add(occurrence(
                3, measured.propose(first.batch(), List.of(), 1, "test", true).orElseThrow()));
        assertThat(told(plan(Campaign.of("line", history), 1)))
                .containsExactly("The budget does not cover this batch: ¥1,499 is left, and the experiment costs "
                        + "¥1,500. It covers none of them.");
    }

    private static Occurrence occurrence(int number, Event event) {
        return new Occurrence(number, Instant.EPOCH, "a", event);
    }

    private static Plan plan(Campaign campaign, int size) {
        return new StandardPlanner()
                .propose(PlanRequest.of(campaign, Sources.none(), size, 1))
                .withinBudgetOf(campaign);
    }
}
