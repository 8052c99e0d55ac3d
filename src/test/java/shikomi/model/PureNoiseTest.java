package shikomi.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
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

/** Where a condition was measured on several days, none of its rows may help to predict another. */
class PureNoiseTest {
    private static final Recipe RECIPE = RecipeReader.read("r", """
            recipe: 1
            name: r
            parameters: {a: {kind: continuous, low: 0, high: 1}, b: {kind: continuous, low: 0, high: 1}}
            objectives: {y: {goal: maximize}}
            """).orElseThrow();

    /** Values that differ between conditions by chance alone, each condition measured on three days. */
    private static List<Result> noise(long seed) {
        RandomStream random = RandomStream.of(seed);
        List<Result> results = new ArrayList<>();
        for (int condition = 0; condition < 14; condition++) {
            Point point = new Point(Map.of("a", Value.of(random.uniform()), "b", Value.of(random.uniform())));
            double level = random.gaussian();
            for (int day = 0; day < 3; day++) {
                results.add(new Result(
                        point,
                        List.of(new Measurement("y", 1, new Outcome.Measured(level + 0.05 * random.gaussian()))),
                        null,
                        null,
                        LocalDate.of(2026, 1, 1 + day),
                        null,
                        null));
            }
        }
        return results;
    }

    @Test
    void on_pure_noise_no_model_beats_the_average_even_if_conditions_come_back_on_other_days() {
        for (long seed = 1; seed <= 5; seed++) {
            ModelHealth.Check check = Objects.requireNonNull(CampaignModel.fit(RECIPE, noise(seed), 1)
                    .health()
                    .objectives()
                    .get("y"));
            assertThat(Objects.requireNonNull(check.looRmse()))
                    .as("seed %d", seed)
                    .isGreaterThan(0.8 * Objects.requireNonNull(check.meanRmse()));
        }
    }
}
