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
import shikomi.campaign.Proposal.Expected;
import shikomi.campaign.Result;
import shikomi.math.RandomStream;
import shikomi.message.Language;
import shikomi.recipe.Recipe;
import shikomi.recipe.RecipeReader;
import shikomi.source.Sources;
import shikomi.space.Point;
import shikomi.space.Value;

/** Values in gross disagreement with all others: without influence until they are confirmed. */
class DoubtTest {
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

    /** Twelve results near 60, and one of 500 at a = 0.55. */
    private static List<Result> slipped() {
        List<Result> results = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            results.add(result(i / 11.0, 60 + 3 * Math.sin(4.0 * i) + i / 11.0));
        }
        results.add(result(0.55, 500));
        return results;
    }

    private static ObjectiveModel model(List<Result> results) {
        return Objects.requireNonNull(
                CampaignModel.fit(RECIPE, results, 1).objectives().get("y"));
    }

    private static Expected at(ObjectiveModel model, double a) {
        return model.expected(List.of(new Point(Map.of("a", Value.of(a))))).getFirst();
    }

    private static List<Doubtful> open(ObjectiveModel model) {
        return model.doubtful().stream().filter(Doubtful::isOpen).toList();
    }

    @Test
    void one_slip_does_not_move_what_is_expected_elsewhere() {
        ObjectiveModel model = model(slipped());
        for (double a : new double[] {0, 0.3, 0.55, 0.8, 1}) {
            assertThat(at(model, a).mean()).isBetween(54.0, 67.0);
            assertThat(at(model, a).sd()).isLessThan(10);
        }
        assertThat(open(model)).singleElement().satisfies(doubtful -> {
            assertThat(doubtful.condition().mean()).isEqualTo(500);
            assertThat(doubtful.expected().low()).isGreaterThan(40);
            assertThat(doubtful.expected().high()).isLessThan(80);
        });
    }

    @Test
    void a_repeat_that_disagrees_settles_it_against_the_slip() {
        List<Result> results = slipped();
        results.add(result(0.55, 61));
        ObjectiveModel model = model(results);
        assertThat(at(model, 0.55).mean()).isBetween(54.0, 67.0);
        assertThat(model.conditions()).hasSize(13);
    }

    @Test
    void a_repeat_that_agrees_settles_it_in_favour_of_the_discovery() {
        List<Result> results = slipped();
        results.add(result(0.55, 503));
        ObjectiveModel model = model(results);
        assertThat(at(model, 0.55).mean()).isGreaterThan(300);
        assertThat(open(model)).isEmpty();
    }

    /** The average of a slip and its repeats lies far from all others; the slip is outvoted, the repeats are used. */
    @Test
    void several_good_repeats_beside_a_slip_are_used_and_the_slip_is_not() {
        List<Result> results = slipped();
        results.add(result(0.55, 61));
        results.add(result(0.55, 59.5));
        ObjectiveModel model = model(results);
        assertThat(at(model, 0.55).mean()).isBetween(54.0, 67.0);
        assertThat(at(model, 0.1).sd()).isLessThan(10);
        assertThat(model.doubtful()).anySatisfy(doubtful -> {
            assertThat(doubtful.isSettled()).isTrue();
            assertThat(doubtful.kept()).isEqualTo(2);
        });
    }

    @Test
    void the_range_that_all_others_predict_does_not_depend_on_the_size_of_the_slip() {
        for (double slip : new double[] {500, 1e6, 1e12}) {
            List<Result> results = slipped();
            results.set(12, result(0.55, slip));
            assertThat(open(model(results))).singleElement().satisfies(doubtful -> {
                assertThat(doubtful.expected().low()).isBetween(40.0, 60.0);
                assertThat(doubtful.expected().high()).isBetween(60.0, 80.0);
            });
        }
    }

    @Test
    void the_only_result_that_differs_is_not_set_aside() {
        List<Result> results = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            results.add(result(i / 10.0, i == 5 ? 5.1 : 5));
        }
        assertThat(model(results).conditions()).hasSize(10);
    }

    @Test
    void where_nothing_can_be_repeated_every_value_counts() {
        ObjectiveModel model = Objects.requireNonNull(
                CampaignModel.fit(RECIPE, slipped(), Sources.none(), ModelSpec.STANDARD.believingAll(), 1)
                        .objectives()
                        .get("y"));
        assertThat(model.conditions()).hasSize(13);
        assertThat(open(model)).isEmpty();
        assertThat(model.doubtful()).isNotEmpty();
    }

    private static Result result(double a, double value, int day) {
        Result plain = result(a, value);
        return new Result(plain.made(), plain.measurements(), null, null, LocalDate.of(2026, 1, day), null, null);
    }

    /** Five results near 60, and one value, at random points. */
    private static List<Result> few(double value) {
        List<Result> results = new ArrayList<>();
        double[] others = {58.2, 61.5, 60.3, 63.1, 59.4};
        for (int i = 0; i < others.length; i++) {
            results.add(result(0.1 + 0.15 * i, others[i]));
        }
        results.add(result(0.95, value));
        return results;
    }

    @Test
    void a_value_ten_times_too_large_beside_five_others_is_set_aside_and_named() {
        for (double slip : new double[] {500, 690}) {
            ObjectiveModel model = model(few(slip));
            assertThat(open(model))
                    .singleElement()
                    .satisfies(
                            doubtful -> assertThat(doubtful.condition().mean()).isEqualTo(slip));
            assertThat(at(model, 0.95).mean()).isBetween(50.0, 70.0);
            assertThat(model.isSetAside(model.doubtful().getFirst().condition().condition(), slip))
                    .isTrue();
        }
    }

    @Test
    void a_repeat_settles_a_doubt_among_few_either_way() {
        List<Result> refuted = few(690);
        refuted.add(result(0.95, 62));
        assertThat(at(model(refuted), 0.95).mean()).isBetween(50.0, 75.0);
        assertThat(open(model(refuted))).isEmpty();
        List<Result> confirmed = few(690);
        confirmed.add(result(0.95, 688));
        assertThat(at(model(confirmed), 0.95).mean()).isGreaterThan(300);
    }

    @Test
    void values_that_grow_by_factors_steps_and_real_effects_are_not_in_doubt_among_few() {
        assertThat(LonelyValues.isFar(1000, new double[] {1, 3, 10, 30, 100})).isFalse();
        assertThat(LonelyValues.isFar(10_000, new double[] {1, 2, 5, 10, 20})).isFalse();
        assertThat(LonelyValues.isFar(1, new double[] {0, 0, 0, 0, 0})).isFalse();
        assertThat(LonelyValues.isFar(1, new double[] {0.01, -0.02, 0.01, 0, 0.02}))
                .isFalse();
        assertThat(LonelyValues.isFar(99, new double[] {52, 51.5, 52.2, 51.8, 52.1}))
                .isFalse();
        assertThat(LonelyValues.isFar(1, new double[] {1e-9, 1e-5, 1e-7, 1e-3, 1e-8}))
                .isFalse();
        assertThat(LonelyValues.isFar(-690, new double[] {-58, -61, -66, -63, -59}))
                .isTrue();
        assertThat(LonelyValues.isFar(6.0e-3, new double[] {6.1e-4, 5.9e-4, 6.2e-4, 5.7e-4, 6e-4}))
                .isTrue();
    }

    /** A smooth function is a sum of three waves on a level; a needle is a narrow peak of twice its height. */
    @Test
    void few_values_of_smooth_functions_are_seldom_in_doubt_even_with_needles() {
        RandomStream random = RandomStream.of(8);
        int alarms = 0;
        int needles = 0;
        for (int function = 0; function < 2000; function++) {
            double level = 3 * random.uniform();
            double[] phase = random.uniforms(3);
            double peak = random.uniform();
            double[] plain = new double[7];
            double[] peaked = new double[7];
            for (int i = 0; i < plain.length; i++) {
                double x = random.uniform();
                plain[i] = level;
                for (int k = 0; k < phase.length; k++) {
                    plain[i] += Math.sin((k + 1) * (x + phase[k]) * 2 * Math.PI) / (k + 1);
                }
                peaked[i] = plain[i] + 6 * Math.exp(-800 * (x - peak) * (x - peak));
            }
            alarms += anyLonely(plain) ? 1 : 0;
            needles += anyLonely(peaked) ? 1 : 0;
        }
        assertThat(alarms).isLessThanOrEqualTo(10);
        assertThat(needles).isLessThanOrEqualTo(20);
    }

    private static boolean anyLonely(double[] values) {
        for (int i = 0; i < values.length; i++) {
            double own = values[i];
            double[] others = new double[values.length - 1];
            for (int j = 0; j < others.length; j++) {
                others[j] = values[j < i ? j : j + 1];
            }
            if (LonelyValues.isFar(own, others)) {
                return true;
            }
        }
        return false;
    }

    /** The slip on the first day; its repeats, and other conditions, on later days. */
    @Test
    void repeats_on_other_days_settle_a_doubt_and_outvote_two_slips() {
        List<Result> results = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            results.add(result(i / 11.0, 60 + 3 * Math.sin(4.0 * i) + i / 11.0, 1 + i % 4));
        }
        results.add(result(0.55, 500, 1));
        results.add(result(0.55, 61, 2));
        assertThat(open(model(results))).isEmpty();
        assertThat(at(model(results), 0.55).mean()).isBetween(54.0, 67.0);
        results.add(result(0.55, 501, 3));
        results.add(result(0.55, 60, 3));
        results.add(result(0.55, 62, 4));
        assertThat(at(model(results), 0.55).mean()).isBetween(54.0, 67.0);
    }

    /** One slip must not hide another: the values of a condition are compared with most others, not with all. */
    @Test
    void two_slips_at_different_conditions_that_repeats_contradict_are_both_outvoted() {
        List<Result> results = slipped();
        results.add(result(0.55, 61));
        results.add(result(0.25, 510));
        results.add(result(0.25, 62));
        ObjectiveModel model = model(results);
        assertThat(at(model, 0.55).mean()).isBetween(54.0, 67.0);
        assertThat(at(model, 0.25).mean()).isBetween(54.0, 67.0);
    }

    @Test
    void the_best_result_is_shown_beside_the_best_that_is_believed() {
        List<Result> results = slipped();
        BestBelieved best = BestBelieved.of(RECIPE, results, CampaignModel.fit(RECIPE, results, 1))
                .orElseThrow();
        assertThat(best.measured().value()).isEqualTo(500);
        assertThat(Objects.requireNonNull(best.believed()).value()).isBetween(60.0, 64.0);
        assertThat(best.words(Language.EN)).startsWith("500 (the model does not use it; best without it: 6");
        assertThat(best.words(Language.JA)).startsWith("500（モデルには使われていません。これを除いた最良は 6");
        List<Result> plain = results.subList(0, 12);
        BestBelieved sure = BestBelieved.of(RECIPE, plain, CampaignModel.fit(RECIPE, plain, 1))
                .orElseThrow();
        assertThat(sure.isInDoubt()).isFalse();
    }
}
