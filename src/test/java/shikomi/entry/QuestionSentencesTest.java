package shikomi.entry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import shikomi.campaign.Measurement;
import shikomi.campaign.Outcome;
import shikomi.campaign.Result;
import shikomi.math.RandomStream;
import shikomi.message.Language;
import shikomi.message.Numbers;
import shikomi.recipe.Objective;
import shikomi.recipe.Recipe;
import shikomi.recipe.RecipeReader;
import shikomi.space.Parameter;
import shikomi.space.Point;
import shikomi.space.Scale;
import shikomi.space.Space;
import shikomi.space.Value;

/** No question refutes itself: what its sentence says is true of the value that it questions and of what it offers. */
class QuestionSentencesTest {
    private static final Pattern RANGE = Pattern.compile(
            "\\((?:80 % range )?([-−\\d.]+(?: × 10[⁻⁰¹²³⁴-⁹]+)?) – ([-−\\d.]+(?: × 10[⁻⁰¹²³⁴-⁹]+)?)\\)");
    private static final Pattern CHANCE = Pattern.compile("(about|less than) 1 in ([\\d,]+)");
    private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    private static Recipe recipe(String details) {
        return RecipeReader.read("r", """
                recipe: 1
                name: r
                parameters: {a: {kind: continuous, low: 0, high: 1}}
                objectives: {y: {goal: maximize, unit: MPa%s}}
                """.formatted(details)).orElseThrow();
    }

    private static Point at(double a) {
        return new Point(Map.of("a", Value.of(a)));
    }

    /** A random curve with noise; on a logarithmic scale over several decades; now and then with a long tail. */
    private static double value(RandomStream random, double a, boolean logarithm, int seed) {
        double noise = random.gaussian() * (seed % 3 == 0 && random.uniform() < 0.2 ? 4 : 1);
        double plain = 5 + seed % 7 * 15 + (30 + seed % 5 * 10) * a + (1 + seed % 4 * 4) * noise;
        return rounded(logarithm ? Math.pow(10, plain / 25 - 3) : plain);
    }

    private static double rounded(double value) {
        return Double.parseDouble(Numbers.significant(value, 3));
    }

    private static double written(String number) {
        String plain = number.replace('−', '-');
        int power = plain.indexOf(" × 10");
        if (power < 0) {
            return Double.parseDouble(plain);
        }
        StringBuilder exponent = new StringBuilder();
        plain.substring(power + 5).chars().forEach(c -> exponent.append(c == '⁻' ? "-" : SUPERSCRIPTS.indexOf(c)));
        return Double.parseDouble(plain.substring(0, power) + "e" + exponent);
    }

    private record Case(Recipe recipe, EntryModel model, EntryGuard guard) {
        Objective objective() {
            return recipe.primary();
        }
    }

    private static Case random(int seed, boolean logarithm) {
        Recipe recipe = recipe(logarithm ? ", transform: log" : "");
        RandomStream random = RandomStream.of(seed);
        List<Result> results = new ArrayList<>();
        for (int i = 0; i < 4 + seed % 14; i++) {
            double a = random.uniform();
            results.add(Result.of(
                    at(a), List.of(new Measurement("y", 1, new Outcome.Measured(value(random, a, logarithm, seed))))));
        }
        return new Case(recipe, new EntryModel(recipe, results), EntryGuard.of(recipe, results, List.of()));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void what_is_questioned_lies_outside_the_stated_range_and_what_is_offered_is_not_questioned(boolean logarithm) {
        int questioned = 0;
        int offered = 0;
        for (int seed = 1; seed <= 40; seed++) {
            Case each = random(seed, logarithm);
            RandomStream random = RandomStream.of(1000 + seed);
            for (int i = 0; i < 25; i++) {
                double a = random.uniform();
                double right = value(random, a, logarithm, seed);
                double typed = i % 5 == 0
                        ? right
                        : i % 5 == 1 ? rounded(right * (1 + random.gaussian())) : slip(right, i % 5, random);
                UnexpectedValue question =
                        each.guard().judge(at(a), each.objective(), typed).orElse(null);
                if (question != null) {
                    questioned++;
                    offered += question.fixes().size();
                    check(each, at(a), question, "seed " + seed + ", typed " + typed);
                }
            }
        }
        assertThat(questioned).isGreaterThan(150);
        assertThat(offered).isGreaterThan(60);
    }

    private static double slip(double right, int kind, RandomStream random) {
        return kind == 2
                ? rounded(right * 10)
                : kind == 3 ? rounded(right / (random.uniform() < 0.5 ? 10 : 1000)) : swapped(right);
    }

    private static double swapped(double right) {
        String text = Numbers.plain(right);
        return text.matches("\\d{2}.*")
                ? Double.parseDouble(text.charAt(1) + text.substring(0, 1) + text.substring(2))
                : right;
    }

    private static void check(Case of, Point point, UnexpectedValue question, String which) {
        String sentence = question.message(of.objective()).in(Language.EN);
        Matcher range = RANGE.matcher(sentence);
        assertThat(range.find()).as(which + ": " + sentence).isTrue();
        double low = written(range.group(1));
        double high = written(range.group(2));
        assertThat(question.typed() < low || question.typed() > high)
                .as(which + ": " + sentence)
                .isTrue();
        Matcher chance = CHANCE.matcher(sentence);
        assertThat(chance.find()).as(sentence).isTrue();
        assertThat(Integer.parseInt(chance.group(2).replace(",", "")))
                .as(which + ": " + sentence)
                .isGreaterThan(5);
        ExpectedEntry expected = of.model().at(point, of.objective(), Map.of()).orElseThrow();
        for (Correction fix : question.fixes()) {
            assertThat(expected.chance(fix.value())).as(sentence).isGreaterThan(expected.chance(question.typed()));
            assertThat(of.guard().judge(point, of.objective(), fix.value()))
                    .as("what was offered is not questioned in turn")
                    .isEmpty();
        }
    }

    @Test
    void an_implausible_value_lies_outside_the_plausible_range_and_what_is_offered_inside() {
        Recipe recipe = recipe(", plausible: [0, 150]");
        EntryGuard guard = EntryGuard.of(recipe, List.of(), List.of());
        RandomStream random = RandomStream.of(3);
        for (int i = 0; i < 500; i++) {
            double typed = rounded(Math.pow(10, 6 * random.uniform() - 1) * (i % 4 == 0 ? -1 : 1));
            guard.judge(at(0.5), recipe.primary(), typed).ifPresent(question -> {
                assertThat(typed < 0 || typed > 150).isTrue();
                assertThat(question.message(recipe.primary()).in(Language.EN))
                        .contains("outside the plausible range in the recipe, 0 to 150");
                question.fixes().forEach(fix -> assertThat(fix.value()).isBetween(0.0, 150.0));
            });
        }
    }

    @Test
    void a_deviation_from_the_plan_is_as_large_as_its_sentence_says() {
        Parameter.Continuous amount = new Parameter.Continuous("a", -5, 50, 0.1, Scale.LINEAR, null);
        Space space = new Space(List.of(amount), List.of(), List.of());
        RandomStream random = RandomStream.of(4);
        for (int i = 0; i < 2000; i++) {
            double plan = i % 10 == 0 ? 0 : rounded(-5 + 55 * random.uniform());
            double typed = rounded(plan * (1 + random.gaussian()) + (i % 3 == 0 ? 20 * random.gaussian() : 0));
            for (PlanDeviation deviation : PlanDeviation.of(space, at(plan), at(typed))) {
                PlanDeviation.Amount each = (PlanDeviation.Amount) deviation;
                boolean outside = typed < -5 || typed > 50;
                assertThat(each.isOutside()).isEqualTo(outside);
                assertThat(outside || plan == 0 || Math.abs(typed - plan) > 0.2 * Math.abs(plan))
                        .as("%s instead of %s", typed, plan)
                        .isTrue();
                assertThat(each.instead()).doesNotContain(typed);
            }
        }
    }

    @Test
    void the_units_that_may_be_confused_are_worked_out_once_for_all_values_of_a_table() {
        Recipe recipe = RecipeReader.read("r", """
                recipe: 1
                name: r
                parameters: {a: {kind: continuous, low: 0, high: 1}}
                objectives: {p: {goal: maximize, unit: MPa}}
                """).orElseThrow();
        EntryModel model = new EntryModel(recipe, List.of());
        assertThat(model.confusable(recipe.primary())).isNotEmpty().isSameAs(model.confusable(recipe.primary()));
    }
}
