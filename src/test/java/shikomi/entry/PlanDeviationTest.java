package shikomi.entry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import shikomi.recipe.RecipeReader;
import shikomi.space.Point;
import shikomi.space.Space;
import shikomi.space.Value;

class PlanDeviationTest {
    private static final Space SPACE =
            RecipeReader.read("test", """
                    recipe: 1
                    name: films
                    parameters:
                      Cs: {kind: continuous, low: 0, high: 1}
                      FA: {kind: continuous, low: 0, high: 1}
                      anneal: {kind: continuous, low: 80, high: 180, unit: °C}
                    mixtures:
                      cation: {components: [Cs, FA], total: 1}
                    objectives:
                      lifetime: {goal: maximize}
                    """).orElseThrow().space();

    private static Point point(double cs, double fa, double anneal) {
        Map<String, Value> values = new LinkedHashMap<>();
        values.put("Cs", Value.of(cs));
        values.put("FA", Value.of(fa));
        values.put("anneal", Value.of(anneal));
        return new Point(values);
    }

    @Test
    void what_is_near_the_plan_is_not_asked_about() {
        assertThat(PlanDeviation.of(SPACE, point(0.5, 0.5, 100), point(0.5, 0.5, 100)))
                .isEmpty();
        assertThat(PlanDeviation.of(SPACE, point(0.5, 0.5, 100), point(0.51, 0.49, 119)))
                .isEmpty();
        assertThat(PlanDeviation.of(SPACE, null, point(0.3, 0.7, 180))).isEmpty();
    }

    @Test
    void an_amount_far_from_its_plan_may_be_a_decimal_point_or_the_plan() {
        List<PlanDeviation> found = PlanDeviation.of(SPACE, point(0.5, 0.5, 100), point(0.5, 0.5, 1010));
        assertThat(found).singleElement().isInstanceOfSatisfying(PlanDeviation.Amount.class, amount -> {
            assertThat(amount.parameter().name()).isEqualTo("anneal");
            assertThat(amount.instead()).containsExactly(101.0, 100.0);
        });
    }

    @Test
    void an_unplanned_amount_outside_its_limits_and_a_wrong_total_are_asked_about() {
        assertThat(PlanDeviation.of(SPACE, null, point(0.5, 0.5, 12)))
                .singleElement()
                .isInstanceOfSatisfying(
                        PlanDeviation.Amount.class,
                        amount -> assertThat(amount.instead()).containsExactly(120.0));
        assertThat(PlanDeviation.of(SPACE, null, point(0.5, 0.4, 120)))
                .singleElement()
                .isInstanceOf(PlanDeviation.Limit.class);
    }
}
