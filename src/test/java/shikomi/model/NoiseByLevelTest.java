package shikomi.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import shikomi.campaign.Measurement;
import shikomi.campaign.Outcome;
import shikomi.campaign.Result;
import shikomi.math.RandomStream;
import shikomi.message.Language;
import shikomi.recipe.Recipe;

/** Noise that grows with the value: 0.2 where the value is about 5, 8 where it is about 90. */
class NoiseByLevelTest {
    private static Recipe recipe(String objective) {
        return UnitSquare.recipe("y: {" + objective + "}");
    }

    /** From 5 to 90 along a, whatever b is. */
    private static double truth(double a) {
        return 47.5 - 42.5 * Math.cos(Math.PI * a);
    }

    /** Twenty conditions, each measured so many times. */
    private static List<Result> results(long seed, int times, DoubleUnaryOperator noise) {
        RandomStream random = RandomStream.of(seed);
        List<Result> results = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            double a = (i + random.uniform()) / 20;
            double b = random.uniform();
            double value = truth(a);
            List<Measurement> measurements = new ArrayList<>();
            for (int r = 1; r <= times; r++) {
                measurements.add(new Measurement(
                        "y", r, new Outcome.Measured(value + noise.applyAsDouble(value) * random.gaussian())));
            }
            results.add(Result.of(UnitSquare.point(a, b), measurements));
        }
        return results;
    }

    private static double byLevel(double value) {
        return 0.2 * Math.pow(40, (value - 5) / 85);
    }

    private static ObjectiveModel model(String objective, List<Result> results) {
        return Objects.requireNonNull(
                CampaignModel.fit(recipe(objective), results, 1).objectives().get("y"));
    }

    private static NewMeasurement next(ObjectiveModel model, double a) {
        return model.newMeasurements(List.of(UnitSquare.point(a, 0.5))).getFirst();
    }

    private static String note(ObjectiveModel model, Language language) {
        return model.noiseNote().map(note -> note.in(language)).orElse("");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void ranges_are_narrow_where_repeats_agree_and_wide_where_they_do_not(long seed) {
        ObjectiveModel model = model("goal: maximize", results(seed, 4, NoiseByLevelTest::byLevel));
        assertThat(model.repeatSd(5)).isBetween(0.2 / 1.5, 0.2 * 1.5);
        assertThat(model.repeatSd(90)).isBetween(8 / 1.5, 8 * 1.5);
        assertThat(next(model, 0.05).sd()).as("4.6 with constant noise").isLessThan(1);
        assertThat(next(model, 0.95).sd()).as("4.4 with constant noise").isBetween(5.0, 14.0);
        assertThat(next(model, 0.95).high() - next(model, 0.95).low())
                .isGreaterThanOrEqualTo(
                        2 * 1.2815 * model.repeatSd(next(model, 0.95).mean()) * 0.999);
    }

    @Test
    void the_note_names_both_ends_in_both_languages() {
        List<Result> results = results(1, 4, NoiseByLevelTest::byLevel);
        ObjectiveModel more = model("goal: maximize", results);
        ObjectiveModel less = model("goal: minimize", results);
        for (ObjectiveModel model : List.of(more, less)) {
            assertThat(note(model, Language.EN))
                    .matches("The noise of “y” grows with the value: repeats vary by 0\\.\\d+ at \\d\\.\\d "
                            + "and by (\\d\\.\\d|1\\d) at \\d+ \\(one standard deviation\\)\\. "
                            + "The model takes this into account\\.");
            assertThat(note(model, Language.JA)).startsWith("「y」のばらつきは値とともに大きくなります: ");
        }
        List<Result> falling = results(1, 4, value -> byLevel(95 - value));
        assertThat(note(model("goal: maximize", falling), Language.EN))
                .startsWith("The noise of “y” falls as the value grows: repeats vary by ");
    }

    @Test
    void constant_noise_and_stated_noise_need_no_note() {
        assertThat(model("goal: maximize", results(1, 3, value -> 4)).noiseNote())
                .isEmpty();
        assertThat(model("goal: maximize, noise: 5", results(1, 3, NoiseByLevelTest::byLevel))
                        .noiseNote())
                .isEmpty();
    }

    /** Three conditions hold a gross error beside two right values, so that their means and squares are both high. */
    @Test
    void gross_errors_among_repeats_are_not_noise() {
        for (long seed = 1; seed <= 5; seed++) {
            List<Result> results = new ArrayList<>(results(seed, 3, value -> 0.5));
            for (int i : new int[] {2, 9, 17}) {
                List<Measurement> measurements = new ArrayList<>(results.get(i).measurements());
                measurements.set(i % 3, new Measurement("y", i % 3 + 1, new Outcome.Measured(260 + 9 * i)));
                results.set(i, Result.of(results.get(i).made(), measurements));
            }
            ObjectiveModel model = model("goal: maximize", results);
            assertThat(note(model, Language.EN)).as("seed %d", seed).isEmpty();
        }
    }
}
