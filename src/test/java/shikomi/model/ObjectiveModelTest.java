package shikomi.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import shikomi.campaign.Measurement;
import shikomi.campaign.Outcome;
import shikomi.campaign.Proposal.Expected;
import shikomi.campaign.Result;
import shikomi.message.Language;
import shikomi.recipe.Recipe;
import shikomi.recipe.RecipeReader;
import shikomi.space.Point;
import shikomi.space.Value;

/** What is said about predictions on a logarithmic scale, and before two results differ. */
class ObjectiveModelTest {
    private static Recipe recipe(String objective) {
        return RecipeReader.read("r", """
                recipe: 1
                name: r
                parameters: {a: {kind: continuous, low: 0, high: 1, step: 0.01}}
                objectives: {y: {%s}}
                """.formatted(objective)).orElseThrow();
    }

    private static Point point(double a) {
        return new Point(Map.of("a", Value.of(a)));
    }

    private static ObjectiveModel model(String objective, double... values) {
        List<Result> results = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            results.add(Result.of(point(i / 10.0), List.of(new Measurement("y", 1, new Outcome.Measured(values[i])))));
        }
        return Objects.requireNonNull(
                CampaignModel.fit(recipe(objective), results, 1).objectives().get("y"));
    }

    @Test
    void a_prediction_over_decades_lies_inside_its_own_range() {
        ObjectiveModel model = model("goal: maximize, transform: log", 1e-12, 3e-9, 2e-5, 4e-4, 8e-7);
        for (double a : new double[] {0, 0.15, 0.4, 1}) {
            NewMeasurement measured = model.newMeasurements(List.of(point(a))).getFirst();
            Expected expected = model.expected(List.of(point(a))).getFirst();
            assertThat(measured.mean()).isBetween(measured.low(), measured.high());
            assertThat(expected.mean()).isBetween(expected.low(), expected.high());
            assertThat(expected.mean())
                    .as("within two decades of what was ever seen")
                    .isBetween(1e-14, 0.04);
        }
    }

    /** Eleven rising results at 0, 0.1, …, and none of the second choice. */
    @Test
    void far_from_all_experiments_a_small_chance_remains() {
        Recipe recipe = RecipeReader.read("r", """
                recipe: 1
                name: r
                parameters:
                  a: {kind: continuous, low: 0, high: 1, step: 0.01}
                  s: {kind: categorical, choices: [here, there]}
                objectives: {y: {goal: maximize}}
                """).orElseThrow();
        List<Result> results = new ArrayList<>();
        for (int i = 0; i <= 10; i++) {
            results.add(
                    Result.of(at(i / 10.0, "here"), List.of(new Measurement("y", 1, new Outcome.Measured(100.0 * i)))));
        }
        ObjectiveModel model = CampaignModel.fit(recipe, results, 1).improved().orElseThrow();
        assertThat(model.chance(at(0.02, "here"))).as("known to be worse").isLessThan(1e-3);
        assertThat(model.chance(at(0.02, "there"))).isGreaterThanOrEqualTo(0.25 / 12);
    }

    private static Point at(double a, String s) {
        return new Point(Map.of("a", Value.of(a), "s", Value.of(s)));
    }

    @Test
    void nothing_is_claimed_before_two_results_differ() {
        ObjectiveModel one = model("goal: maximize", 5e9);
        ObjectiveModel equal = model("goal: minimize, transform: log", 0.3, 0.1 + 0.2, 0.3);
        for (ObjectiveModel model : List.of(one, equal)) {
            NewMeasurement measured = model.newMeasurements(List.of(point(0.9))).getFirst();
            assertThat(measured.sd()).isNaN();
            assertThat(measured.range().in(Language.EN)).isEqualTo("–");
            assertThat(model.expected(List.of(point(0.9))).getFirst().hasKnownSpread())
                    .isFalse();
        }
        assertThat(one.noEffect().orElseThrow().in(Language.EN)).startsWith("“y” has only one result: ");
        assertThat(equal.noEffect().orElseThrow().in(Language.EN))
                .startsWith("No effect on “y” seen so far: all 3 results are 0.3.");
        assertThat(model("goal: maximize", 1, 2).noEffect()).isEmpty();
        ObjectiveModel rounded = model("goal: maximize", 1e20, Math.nextUp(1e20), 1e20);
        assertThat(rounded.chance(point(0.7))).as("no better than a coin").isCloseTo(0.5, within(1e-9));
    }
}
