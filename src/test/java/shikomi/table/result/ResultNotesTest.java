package shikomi.table.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shikomi.campaign.Belief;
import shikomi.campaign.Best;
import shikomi.campaign.Check;
import shikomi.campaign.FailureCodes;
import shikomi.campaign.Measurement;
import shikomi.campaign.Outcome;
import shikomi.campaign.Result;
import shikomi.math.Normal;
import shikomi.message.Figures;
import shikomi.message.Language;
import shikomi.recipe.Objective;
import shikomi.recipe.Recipe;
import shikomi.recipe.RecipeReader;
import shikomi.space.Point;
import shikomi.space.Space;
import shikomi.space.Value;

class ResultNotesTest {
    private static final Space SPACE = recipe("goal: maximize").space();

    private static Recipe recipe(String objective) {
        return RecipeReader.read("r", """
                recipe: 1
                name: r
                parameters: {a: {kind: continuous, low: 0, high: 1000}}
                objectives: {y: {%s}}
                """.formatted(objective)).orElseThrow();
    }

    private static Objective objective(String text) {
        return recipe(text).primary();
    }

    private static Point point(double a) {
        return new Point(Map.of("a", Value.of(a)));
    }

    /** Pairs of values, each at a condition of its own, in places 1, 2, 3, … */
    private static List<ResultNotes.Value> pairs(double... values) {
        List<ResultNotes.Value> all = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            all.add(new ResultNotes.Value("" + (i + 1), SPACE.condition(point(Math.floorDiv(i, 2))), values[i], false));
        }
        return all;
    }

    private static List<ResultNotes.Value> singles(double... values) {
        List<ResultNotes.Value> all = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            all.add(new ResultNotes.Value("" + (i + 1), SPACE.condition(point(i)), values[i], false));
        }
        return all;
    }

    private static List<String> notes(String objective, List<ResultNotes.Value> values) {
        return ResultNotes.of(objective(objective), values).stream()
                .map(note -> note.in(Language.EN))
                .toList();
    }

    @Test
    void two_conflicts_do_not_hide_each_other() {
        double[] values = {1, 1.1, 2, 2.1, 3.1, 3, 5, 50, 5.1, 5, 6, 61, 7.1, 7};
        assertThat(notes("goal: maximize", pairs(values)))
                .extracting(note -> note.substring(0, note.indexOf(':')))
                .containsExactly("7, 8", "11, 12");
    }

    @Test
    void many_conflicts_are_counted() {
        double[] values = new double[40];
        for (int i = 0; i < 20; i++) {
            values[2 * i] = i;
            values[2 * i + 1] = i < 7 ? i + 90 : i + 0.1;
        }
        assertThat(notes("goal: maximize", pairs(values)))
                .hasSize(6)
                .last()
                .isEqualTo("2 more conditions have repeats of “y” that differ as much.");
    }

    @Test
    void noise_that_grows_with_the_level_is_no_conflict_and_a_stated_noise_is_the_yardstick() {
        double[] growing = {1e-6, 1.2e-6, 1e-5, 0.9e-5, 1e-4, 1.1e-4, 1e-3, 1.3e-3, 1, 1.2, 10, 13};
        assertThat(notes("goal: maximize", pairs(growing))).isEmpty();
        assertThat(notes("goal: maximize, noise: 1", pairs(3, 9.5))).hasSize(1);
        assertThat(notes("goal: maximize, noise: 1", pairs(3, 8.5))).isEmpty();
    }

    /** The constant promises 1.3 % of tables with 5 pairs; 40 of 1,000 would be three times as many. */
    @Test
    void normal_noise_is_rarely_taken_for_a_conflict() {
        SplittableRandom random = new SplittableRandom(5);
        int alarms = 0;
        for (int table = 0; table < 1000; table++) {
            double[] values = random.doubles(10)
                    .map(u -> Math.rint(1e6 * Normal.quantile(u)) / 1e6)
                    .toArray();
            alarms += notes("goal: maximize, transform: none", pairs(values)).isEmpty() ? 0 : 1;
        }
        assertThat(alarms).isLessThan(40);
    }

    @ParameterizedTest
    @CsvSource({
        "5 21 44 52 58 49 22 -999, -999, true",
        "5 21 44 52 58 49 22 -999 -999, -999, true",
        "0.2 0.3 0.25 99999, 99999, true",
        "5 21 44 52 58 49 22 1e9, 1e9, false",
        "80 81 82 83 84 85 0 0, 0, false",
        "80 81 82 83 84 85 -1 -1, -1, false",
        "10 11 12 99.99, 99.99, false",
    })
    void a_code_for_a_failed_run_is_named_and_a_usual_one_is_not_believed(String values, double code, boolean left) {
        double[] numbers = Arrays.stream(values.split(" "))
                .mapToDouble(Double::parseDouble)
                .toArray();
        assertThat(notes("goal: maximize", singles(numbers)))
                .singleElement()
                .satisfies(note -> assertThat(note)
                        .contains(Figures.value(code) + ", far from all others")
                        .contains(left ? "The model does not use" : "A code for a failed run? Then write failed."));
        List<Result> results = Arrays.stream(numbers)
                .mapToObj(y -> Result.of(point(y), List.of(new Measurement("y", 1, new Outcome.Measured(y)))))
                .toList();
        Belief belief = Belief.of(objective("goal: maximize"), results);
        assertThat(results.stream().flatMapToDouble(belief::values).anyMatch(y -> y == code))
                .isEqualTo(!left);
    }

    @ParameterizedTest
    @CsvSource({"1 2 3 4 5 6 7 9 9", "0 0 0 0 5 5", "100 200 9999 500 800 4000", "-999 -998 -1000 -1001 -996"})
    void ordinary_values_are_no_codes(String values) {
        double[] numbers = Arrays.stream(values.split(" "))
                .mapToDouble(Double::parseDouble)
                .toArray();
        assertThat(FailureCodes.of(numbers).certain()).isEmpty();
        assertThat(notes("goal: maximize", singles(numbers)).size()).isLessThan(2);
    }

    @Test
    void an_implausible_value_is_believed_only_after_a_person_confirmed_it() {
        Objective objective = objective("goal: maximize, plausible: [0, 150]");
        Measurement typed = new Measurement("y", 1, new Outcome.Measured(690));
        Measurement kept = typed.checked(typed.outcome(), new Check(690, 60, 5, Check.Answer.KEPT));
        Result doubted = Result.of(point(1), List.of(typed));
        Result confirmed = Result.of(point(1), List.of(kept));
        assertThat(Belief.of(objective, List.of(doubted)).values(doubted)).isEmpty();
        assertThat(Belief.of(objective, List.of(confirmed)).values(confirmed)).containsExactly(690.0);
        assertThat(Best.of(recipe("goal: maximize, plausible: [0, 150]"), List.of(doubted)))
                .isEmpty();
    }
}
