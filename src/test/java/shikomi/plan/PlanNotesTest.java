package shikomi.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import shikomi.campaign.Measurement;
import shikomi.campaign.Outcome;
import shikomi.campaign.Result;
import shikomi.math.RandomStream;
import shikomi.message.Language;
import shikomi.message.Message;
import shikomi.recipe.Recipe;
import shikomi.recipe.RecipeReader;
import shikomi.space.Point;
import shikomi.space.Value;

/** What accompanies a batch in words. */
class PlanNotesTest {
    private static final Recipe RECIPE = RecipeReader.read("r", """
            recipe: 1
            name: r
            parameters: {x: {kind: continuous, low: 0, high: 1}, z: {kind: continuous, low: 0, high: 1}}
            objectives: {y: {goal: maximize, unit: MPa}}
            """).orElseThrow();

    private static List<Message> notes(int conditions, DoubleUnaryOperator effect, long seed) {
        RandomStream random = RandomStream.of(seed);
        List<Result> results = new ArrayList<>();
        for (int i = 0; i < conditions; i++) {
            double x = random.uniform();
            results.add(Result.of(
                    new Point(Map.of("x", Value.of(x), "z", Value.of(random.uniform()))),
                    List.of(new Measurement(
                            "y", 1, new Outcome.Measured(effect.applyAsDouble(x) + random.gaussian())))));
        }
        return new StandardPlanner()
                .propose(new PlanRequest(RECIPE, results, List.of(), null, 2, 1))
                .notes();
    }

    private static boolean saysThatNothingHelps(List<Message> notes, Language language) {
        String start = language == Language.EN
                ? "No model predicts the results for “y” better than their average"
                : "「y」の結果を、いつも平均値とするより正確に予測できるモデルはありません";
        return notes.stream().map(note -> note.in(language)).anyMatch(note -> note.startsWith(start));
    }

    @Test
    void a_batch_on_pure_noise_says_that_no_model_beats_the_average_and_what_to_do() {
        List<Message> notes = notes(16, x -> 0, 4);
        assertThat(saysThatNothingHelps(notes, Language.EN)).isTrue();
        assertThat(saysThatNothingHelps(notes, Language.JA)).isTrue();
        assertThat(notes)
                .extracting(note -> note.in(Language.EN))
                .anyMatch(note -> note.matches("(?s).*typical error of [0-9.]+ MPa, compared with [0-9.]+ MPa.*"
                        + "\\(16 conditions\\).*Repeat an experiment.*"));
    }

    @Test
    void where_a_parameter_has_an_effect_or_few_conditions_are_measured_nothing_is_said() {
        assertThat(saysThatNothingHelps(notes(16, x -> 20 * x, 4), Language.EN)).isFalse();
        assertThat(saysThatNothingHelps(notes(7, x -> 0, 4), Language.EN)).isFalse();
    }
}
