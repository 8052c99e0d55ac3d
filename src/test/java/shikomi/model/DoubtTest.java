package shikomi.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import shikomi.campaign.Measurement;
import shikomi.campaign.Outcome;
import shikomi.campaign.Proposal.Expected;
import shikomi.campaign.Result;
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
}
