package shikomi.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import shikomi.campaign.Measurement;
import shikomi.campaign.Outcome;
import shikomi.campaign.Result;
import shikomi.math.RandomStream;
import shikomi.recipe.Recipe;
import shikomi.recipe.RecipeReader;
import shikomi.space.Point;
import shikomi.space.Value;

/** Conditions whose own values disagree: a slip is outvoted, ordinary noise is not taken for one. */
class TornConditionsTest {
    private static final Recipe RECIPE = RecipeReader.read("r", """
            recipe: 1
            name: r
            parameters: {a: {kind: continuous, low: 0, high: 1}}
            objectives: {y: {goal: maximize}}
            """).orElseThrow();

    private static Result result(double a, double value) {
        return Result.of(
                new Point(Map.of("a", Value.of(a))), List.of(new Measurement("y", 1, new Outcome.Measured(value))));
    }

    private static ObjectiveModel model(List<Result> results) {
        return Objects.requireNonNull(
                CampaignModel.fit(RECIPE, results, 1).objectives().get("y"));
    }

    private static double expected(ObjectiveModel model, double a) {
        return model.expected(List.of(new Point(Map.of("a", Value.of(a)))))
                .getFirst()
                .mean();
    }

    /** Twenty results between 0 and 90 with noise of 1, and a slip of 97 where 8 is right. */
    private static List<Result> slipped(long seed) {
        RandomStream random = RandomStream.of(seed);
        List<Result> results = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            double a = (i + 0.5) / 20;
            results.add(result(a, 90 * a * a + random.gaussian()));
        }
        results.add(result(0.3, 97));
        return results;
    }

    @Test
    void a_repeat_outvotes_a_slip_that_is_smaller_than_the_range_of_the_results() {
        for (long seed = 1; seed <= 5; seed++) {
            List<Result> results = slipped(seed);
            results.add(result(0.3, 8.5));
            ObjectiveModel model = model(results);
            assertThat(expected(model, 0.3)).as("seed %d", seed).isBetween(4.0, 13.0);
            assertThat(model.isSetAside(
                            RECIPE.space().condition(results.getLast().made()), 97))
                    .isTrue();
            assertThat(model.bestExpected()).isLessThan(92);
        }
    }

    @Test
    void the_same_holds_where_other_repeats_agree() {
        List<Result> results = slipped(6);
        for (int i = 2; i < 8; i++) {
            results.add(result((i + 0.5) / 20, 90 * (i + 0.5) * (i + 0.5) / 400 + 0.5));
        }
        results.add(result(0.3, 8.5));
        assertThat(expected(model(results), 0.3)).isBetween(4.0, 13.0);
    }

    @Test
    void of_ordinary_noise_next_to_nothing_is_in_doubt_however_often_it_is_repeated() {
        int sets = 0;
        int doubted = 0;
        for (int conditions : new int[] {6, 10, 20, 40}) {
            for (int repeats : new int[] {2, 4, 12}) {
                for (long seed = 1; seed <= 3; seed++) {
                    RandomStream random =
                            RandomStream.of(100L * conditions + repeats).child(seed);
                    List<Result> results = new ArrayList<>();
                    for (int i = 0; i < conditions * repeats; i++) {
                        results.add(result((double) (i % conditions) / conditions, 60 + 3 * random.gaussian()));
                    }
                    sets++;
                    doubted += model(results).doubtful().isEmpty() ? 0 : 1;
                }
            }
        }
        assertThat(doubted).as("of %d sets", sets).isLessThanOrEqualTo(2);
    }
}
