package shikomi.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import shikomi.message.Text;
import shikomi.recipe.Goal;
import shikomi.recipe.Objective;
import shikomi.recipe.Transform;
import shikomi.space.Point;
import shikomi.space.Value;

/** A value whose standard error is far larger than the range of the others says nothing. */
class ReportedErrorsTest {
    private static final Objective LINEAR = Objective.of("y", null, new Goal.Maximize());
    private static final Objective LOG =
            new Objective("y", null, new Goal.Maximize(), null, null, null, Transform.LOG, 1, Text.plain("y"));

    /** @param pairs value, standard error, value, standard error, … */
    private static List<Double> believed(Objective objective, double... pairs) {
        List<Result> results = new ArrayList<>();
        for (int i = 0; i < pairs.length; i += 2) {
            results.add(Result.of(
                    new Point(Map.of("a", Value.of(i))),
                    List.of(new Measurement("y", 1, new Outcome.Measured(pairs[i], pairs[i + 1])))));
        }
        Belief belief = Belief.of(objective, results);
        assertThat(results.stream().flatMap(belief::imprecise).count()
                        + results.stream()
                                .mapToLong(result -> belief.values(result).count())
                                .sum())
                .isEqualTo(results.size());
        return results.stream().flatMap(result -> belief.values(result).boxed()).toList();
    }

    @Test
    void a_huge_error_takes_a_value_out() {
        assertThat(believed(LINEAR, 3, 0, 7, 0, 5, 1e30)).containsExactly(3.0, 7.0);
        assertThat(believed(LINEAR, 5, 1e30, 3, 0.1, 7, 0.1)).containsExactly(3.0, 7.0);
        assertThat(believed(LINEAR, 3, 0, 5, 1e30)).containsExactly(3.0);
        assertThat(believed(LINEAR, 3, 0, 3, 0, 5, 1e30)).containsExactly(3.0, 3.0);
        assertThat(believed(LOG, 1e-9, 0, 1e-6, 0, 1e-8, 1e30)).containsExactly(1e-9, 1e-6);
    }

    @Test
    void errors_within_reach_of_the_range_count_as_they_are() {
        assertThat(believed(LINEAR, 3, 0, 7, 0, 5, 39)).hasSize(3);
        assertThat(believed(LINEAR, 3, 0, 7, 0, 5, 41)).hasSize(2);
        assertThat(believed(LOG, 1e-9, 1e-10, 1e-6, 1e-7, 1e-8, 1e-8)).hasSize(3);
    }

    @Test
    void nothing_is_taken_out_where_all_errors_are_alike_or_there_are_none() {
        assertThat(believed(LINEAR, 5, 1e30)).hasSize(1);
        assertThat(believed(LINEAR, 5, 1e30, 6, 1e30, 7, 2e30)).hasSize(3);
        assertThat(believed(LINEAR, 0, 0, 0, 0)).hasSize(2);
        assertThat(believed(LINEAR, 1, 0, 2, 1e-90, 3, 1e-12)).hasSize(3);
        assertThat(believed(LINEAR)).isEmpty();
    }

    @Test
    void the_unit_makes_no_difference() {
        for (double unit : new double[] {1e-12, 1, 1e12}) {
            assertThat(believed(LINEAR, 3 * unit, 0, 7 * unit, 0, 5 * unit, 1e3 * unit))
                    .hasSize(2);
        }
    }
}
