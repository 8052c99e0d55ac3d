package shikomi.entry;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shikomi.campaign.Check;
import shikomi.campaign.Measurement;
import shikomi.campaign.Outcome;
import shikomi.campaign.Result;
import shikomi.math.RandomStream;
import shikomi.message.Language;
import shikomi.message.Numbers;
import shikomi.recipe.Objective;
import shikomi.recipe.Recipe;
import shikomi.recipe.RecipeFile;
import shikomi.recipe.RecipeReader;
import shikomi.space.Point;
import shikomi.space.Value;

/** Values are judged by what other results let expect, and likely slips are found. */
class EntryGuardTest {
    private static final String RECIPE = """
            recipe: 1
            name: electrolyte
            parameters:
              salt: {kind: continuous, low: 0, high: 1}
              heat: {kind: continuous, low: 20, high: 80, unit: °C}
            objectives:
              conductivity: {unit: mS/cm, goal: maximize}
              viscosity: {unit: mPa·s, goal: minimize}
              onset: {unit: °C, goal: maximize, plausible: [0, 600]}
            """;
    private static final Recipe ELECTROLYTE = RecipeReader.read("test", RECIPE).orElseThrow();

    private static Point point(double salt, double heat) {
        Map<String, Value> values = new LinkedHashMap<>();
        values.put("salt", Value.of(salt));
        values.put("heat", Value.of(heat));
        return new Point(values);
    }

    private static double conductivity(Point point) {
        return 60 + 20 * point.number("salt") - 0.1 * point.number("heat");
    }

    private static List<Result> results(int count, RandomStream random) {
        List<Result> results = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Point point = point(random.uniform(), 20 + 60 * random.uniform());
            results.add(Result.of(
                    point,
                    List.of(
                            measured("conductivity", conductivity(point) + 2 * random.gaussian()),
                            measured("viscosity", 3 + 0.2 * random.gaussian()),
                            measured("onset", 240 + 5 * random.gaussian()))));
        }
        return results;
    }

    private static Measurement measured(String objective, double value) {
        return new Measurement(objective, 1, new Outcome.Measured(value));
    }

    private static EntryGuard expectations(int count) {
        return EntryGuard.of(ELECTROLYTE, results(count, RandomStream.of(5)), List.of());
    }

    private static Objective objective(String name) {
        return ELECTROLYTE.objective(name).orElseThrow();
    }

    @Test
    void on_a_logarithmic_scale_the_question_names_a_median_and_a_range_that_contains_it() {
        Recipe decades = RecipeReader.read("r", """
                recipe: 1
                name: r
                parameters: {a: {kind: continuous, low: 0, high: 1}}
                objectives: {sigma: {goal: maximize, transform: log, unit: S/cm}}
                """).orElseThrow();
        List<Result> results = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            Point made = new Point(Map.of("a", Value.of(i / 11.0)));
            results.add(Result.of(made, List.of(measured("sigma", Math.pow(10, -9 + i / 3.0)))));
        }
        UnexpectedValue question = EntryGuard.of(decades, results, List.of())
                .judge(new Point(Map.of("a", Value.of(0.5))), decades.primary(), 40)
                .orElseThrow();
        assertThat(question.message(decades.primary()).in(Language.EN))
                .matches(
                        "sigma: 40 S/cm is far from the predicted .* × 10⁻⁸ \\(.* – .*\\) S/cm\\. Such a value has .*");
    }

    @Test
    void a_decimal_point_one_place_off_is_named_before_a_unit_that_is_ten_times_as_large() {
        Recipe pressures = RecipeReader.read("r", """
                recipe: 1
                name: p
                parameters: {a: {kind: continuous, low: 0, high: 1}}
                objectives: {p: {goal: maximize, unit: MPa}}
                """).orElseThrow();
        List<Result> results = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            Point made = new Point(Map.of("a", Value.of(i / 11.0)));
            results.add(Result.of(made, List.of(measured("p", 3 + i % 3 * 0.1))));
        }
        UnexpectedValue question = EntryGuard.of(pressures, results, List.of())
                .judge(new Point(Map.of("a", Value.of(0.5))), pressures.primary(), 31.5)
                .orElseThrow();
        assertThat(question.fixes().getFirst()).isEqualTo(new Correction.Decimal(3.15, 1));
    }

    @ParameterizedTest
    @CsvSource({"<0.05, true", ">9000, true", "<500, false", ">5, false"})
    void a_limit_is_questioned_like_the_value_that_it_names(String typed, boolean questioned) {
        double limit = Double.parseDouble(typed.substring(1));
        Outcome outcome = typed.startsWith("<") ? new Outcome.Below(limit) : new Outcome.Above(limit);
        Map<Measurement, UnexpectedValue> asked =
                expectations(15).judge(Result.of(point(0.5, 50), List.of(new Measurement("conductivity", 1, outcome))));
        assertThat(asked).hasSize(questioned ? 1 : 0);
        asked.values().forEach(question -> {
            assertThat(question.message(objective("conductivity")).in(Language.EN))
                    .startsWith(
                            "conductivity: " + typed.replace("9000", "9,000").replace(",", "") + " mS/cm is far");
            assertThat(question.fixes()).isEmpty();
        });
    }

    @Test
    void right_values_are_hardly_ever_asked_about() {
        int asked = 0;
        int typed = 0;
        for (int seed = 1; seed <= 20; seed++) {
            RandomStream random = RandomStream.of(seed);
            EntryGuard expectations = EntryGuard.of(ELECTROLYTE, results(10, random), List.of());
            for (Result result : results(20, random)) {
                asked += expectations.judge(result).size();
                typed += result.measurements().size();
            }
        }
        assertThat(typed).isEqualTo(1200);
        assertThat(asked).isLessThanOrEqualTo(typed / 50);
    }

    @ParameterizedTest
    @CsvSource({
        "conductivity, 635, 63.5, decimal point",
        "conductivity, 63500, 63.5, S/cm|decimal point",
        "conductivity, 0.0635, 63.5, S/cm|decimal point",
        "conductivity, 6.35, 63.5, decimal point",
        "viscosity, 0.003, 3, Pa·s",
        "onset, 513.15, 240, K",
        "onset, 464, 240, °F",
        "onset, 420, 240, digits changed places",
    })
    void a_slip_is_asked_about_with_what_was_meant(String name, double typed, double right, String words) {
        Objective objective = objective(name);
        UnexpectedValue surprise = expectations(15)
                .judge(point(0.5, 50), objective, typed)
                .orElseThrow(() -> new AssertionError(typed + " was not asked about"));
        assertThat(surprise.fixes()).hasSizeLessThanOrEqualTo(3);
        List<String> said = surprise.fixes().stream()
                .filter(fix -> Math.abs(fix.value() - right) < 1e-6 || name.equals("onset"))
                .map(fix -> fix.words(ELECTROLYTE, objective, typed).in(Language.EN))
                .toList();
        if (!words.contains("digits")) {
            assertThat(surprise.fixes()).anyMatch(fix -> Math.abs(fix.value() - right) < 1e-6);
            assertThat(said)
                    .anyMatch(each -> List.of(words.split("\\|", -1)).stream().anyMatch(each::contains));
        } else {
            assertThat(said).anyMatch(each -> each.contains("240 °C (two digits"));
        }
    }

    @Test
    void a_unit_is_offered_only_if_the_converted_value_is_well_inside_what_is_expected() {
        Objective onset = objective("onset");
        List<Result> wide = new ArrayList<>();
        RandomStream random = RandomStream.of(11);
        for (int i = 0; i < 15; i++) {
            wide.add(Result.of(
                    point(random.uniform(), 20 + 60 * random.uniform()),
                    List.of(measured("onset", Math.rint(250 + 60 * random.gaussian())))));
        }
        EntryGuard guard = EntryGuard.of(ELECTROLYTE, wide, List.of());
        for (double typed = 300; typed < 600; typed += 7) {
            guard.judge(point(0.5, 50), onset, typed)
                    .filter(question -> question.chance() >= 1e-3)
                    .ifPresent(question -> assertThat(question.fixes())
                            .filteredOn(Correction.OtherUnit.class::isInstance)
                            .allSatisfy(fix -> assertThat(Math.abs(fix.value() - question.mean()))
                                    .as("%s corrected to %s", question.typed(), fix)
                                    .isLessThan(1.2 * question.sd())));
        }
    }

    @Test
    void two_values_in_each_others_fields_are_put_right_together() {
        Map<Measurement, UnexpectedValue> asked = expectations(15)
                .judge(Result.of(point(0.5, 50), List.of(measured("conductivity", 3.1), measured("viscosity", 64.2))));
        assertThat(asked).hasSize(2);
        assertThat(asked.values())
                .allSatisfy(
                        surprise -> assertThat(surprise.fixes()).anyMatch(fix -> fix instanceof Correction.Swapped));
    }

    /** The conductivity is anywhere between 20 and 150, and the viscosity is a twentieth of it. */
    private static List<Result> wide(int decimals) {
        RandomStream random = RandomStream.of(8);
        List<Result> results = new ArrayList<>();
        for (int i = 0; i < 15; i++) {
            double conductivity = 20 * Math.exp(2 * random.uniform());
            results.add(Result.of(
                    point(random.uniform(), 20 + 60 * random.uniform()),
                    List.of(
                            measured("conductivity", Double.parseDouble(Numbers.fixed(conductivity, decimals))),
                            measured("viscosity", conductivity / 20 * (1 + 0.01 * random.gaussian())))));
        }
        return results;
    }

    @Test
    void a_value_is_judged_beside_what_was_measured_with_it() {
        EntryGuard expectations = EntryGuard.of(ELECTROLYTE, wide(9), List.of());
        Objective viscosity = objective("viscosity");
        assertThat(expectations.judge(point(0.5, 50), viscosity, 5.2)).isEmpty();
        assertThat(expectations.judge(point(0.5, 50), viscosity, 5.2, Map.of(objective("conductivity"), 104.0)))
                .isEmpty();
        UnexpectedValue surprise = expectations
                .judge(point(0.5, 50), viscosity, 5.2, Map.of(objective("conductivity"), 50.0))
                .orElseThrow();
        assertThat(surprise.fixes()).anyMatch(fix -> fix.value() == 2.5);
    }

    @Test
    void a_decimal_more_than_the_laboratory_writes_is_a_clue() {
        Objective conductivity = objective("conductivity");
        UnexpectedValue surprise = EntryGuard.of(ELECTROLYTE, wide(1), List.of())
                .judge(point(0.5, 50), conductivity, 14.23)
                .orElseThrow();
        assertThat(surprise.fixes().getFirst().value()).isEqualTo(142.3);
        assertThat(EntryGuard.of(ELECTROLYTE, wide(2), List.of()).judge(point(0.5, 50), conductivity, 14.23))
                .isEmpty();
    }

    @Test
    void before_there_is_a_model_the_plausible_range_decides() {
        EntryGuard nothing = EntryGuard.of(ELECTROLYTE, List.of(), List.of());
        assertThat(nothing.judge(point(0.5, 50), objective("onset"), 300)).isEmpty();
        assertThat(nothing.judge(point(0.5, 50), objective("conductivity"), 1e9))
                .isEmpty();
        UnexpectedValue surprise =
                nothing.judge(point(0.5, 50), objective("onset"), 3000).orElseThrow();
        assertThat(surprise.fixes().getFirst().value()).isEqualTo(300);
        assertThat(surprise.message(objective("onset")).in(Language.EN))
                .isEqualTo("onset: 3000 °C is outside the plausible range in the recipe, 0 to 600.");
    }

    @Test
    void the_question_says_what_was_expected_and_how_unlikely_the_value_is() {
        UnexpectedValue surprise = expectations(15)
                .judge(point(0.5, 50), objective("conductivity"), 658)
                .orElseThrow();
        assertThat(surprise.message(objective("conductivity")).in(Language.EN))
                .matches(
                        "conductivity: 658 mS/cm is far from the predicted 6\\d\\.\\d ± \\d\\.\\d mS/cm"
                                + " \\(80 % range [\\d.]+ – [\\d.]+\\)\\. Such a value has a chance of less than 1 in 1,000,000\\.");
        assertThat(surprise.message(objective("conductivity")).in(Language.JA)).contains("1,000,000 分の 1 未満");
    }

    @Test
    void a_value_kept_aside_is_not_learned_from() {
        List<Result> results = new ArrayList<>();
        for (Result result : results(15, RandomStream.of(5))) {
            results.add(Result.of(
                    result.made(),
                    List.of(measured("conductivity", 658)
                            .checked(new Outcome.Measured(658), new Check(658, 65, 2, Check.Answer.ASIDE)))));
        }
        assertThat(EntryGuard.of(ELECTROLYTE, results, List.of())
                        .judge(point(0.5, 50), objective("conductivity"), 6580))
                .isEmpty();
        assertThat(results.getFirst().isValid()).isFalse();
    }

    @Test
    void a_raised_bar_asks_about_less() {
        Objective objective = objective("conductivity");
        List<Result> results = results(15, RandomStream.of(5));
        List<Check> useless = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            useless.add(new Check(1, 2, 3, Check.Answer.KEPT));
        }
        int before = 0;
        int after = 0;
        for (double value = 40; value <= 95; value += 0.5) {
            before += EntryGuard.of(ELECTROLYTE, results, List.of())
                            .judge(point(0.5, 50), objective, value)
                            .isPresent()
                    ? 1
                    : 0;
            after += EntryGuard.of(ELECTROLYTE, results, useless)
                            .judge(point(0.5, 50), objective, value)
                            .isPresent()
                    ? 1
                    : 0;
        }
        assertThat(after).isPositive().isLessThan(before);
    }

    @Test
    void a_slip_in_the_strength_of_concrete_is_seen() {
        Recipe concrete =
                RecipeFile.read(Path.of("recipes/concrete")).orElseThrow().recipe();
        Objective strength = concrete.objectives().getFirst();
        RandomStream random = RandomStream.of(3);
        List<Result> results = new ArrayList<>();
        for (int i = 0; i < 15; i++) {
            results.add(Result.of(mix(random), List.of(measured(strength.name(), 38 + 8 * random.gaussian()))));
        }
        EntryGuard expectations = EntryGuard.of(concrete, results, List.of());
        Optional<UnexpectedValue> tooLarge = expectations.judge(mix(random), strength, 412);
        assertThat(tooLarge.orElseThrow().fixes()).anyMatch(fix -> fix.value() == 41.2);
        assertThat(tooLarge.get().plausible()).isFalse();
        assertThat(expectations.judge(mix(random), strength, 41.2)).isEmpty();
        assertThat(expectations
                        .judge(mix(random), strength, 0.0412)
                        .orElseThrow()
                        .fixes())
                .anyMatch(fix -> fix.value() == 41.2);
    }

    private static Point mix(RandomStream random) {
        Map<String, Value> values = new LinkedHashMap<>();
        values.put("cement", Value.of(102 + 438 * random.uniform()));
        values.put("blast_furnace_slag", Value.of(359 * random.uniform()));
        values.put("fly_ash", Value.of(200 * random.uniform()));
        values.put("water", Value.of(122 + 120 * random.uniform()));
        values.put("superplasticizer", Value.of(32 * random.uniform()));
        values.put("coarse_aggregate", Value.of(801 + 300 * random.uniform()));
        values.put("fine_aggregate", Value.of(594 + 300 * random.uniform()));
        return new Point(values);
    }
}
