package shikomi.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import shikomi.math.RandomStream;
import shikomi.surrogate.kernel.InputColumns;

class LeaveGroupsOutTest {
    private static final InputColumns INPUTS = InputColumns.plain(new boolean[2]);

    /** Twelve labs with nine rows each, a level of their own and a little noise. */
    private static LeaveGroupsOut foretold(ToDoubleFunction<double[]> pattern, double noise) {
        RandomStream random = RandomStream.of(3);
        int labs = 12;
        int each = 9;
        double[][] X = new double[labs * each][];
        Arrays.setAll(X, i -> new double[] {random.uniform(), random.uniform()});
        double[] level = new double[labs];
        Arrays.setAll(level, l -> 30 * random.gaussian());
        double[] y = new double[X.length];
        Arrays.setAll(y, i -> 10 * pattern.applyAsDouble(X[i]) + level[i / each] + noise * random.gaussian());
        String[] names = new String[X.length];
        Arrays.setAll(names, i -> "lab " + i / each);
        HierarchicalProcess literature = HierarchicalProcess.of(
                GroupedObservations.of(X, y, names, new boolean[] {true, true}), INPUTS, RandomStream.of(1));
        return LeaveGroupsOut.of(literature, RandomStream.of(2));
    }

    @Test
    void a_bend_that_all_labs_share_is_foretold_by_what_can_bend() {
        LeaveGroupsOut unseen = foretold(x -> Math.sin(7 * x[0]) + x[1], 0.5);
        assertThat(unseen.labs()).isEqualTo(12);
        assertThat(unseen.isLearnable()).isTrue();
        assertThat(unseen.process()).isLessThan(0.4 * unseen.mean()).isLessThan(0.6 * unseen.ridge());
        assertThat(unseen.forest()).isLessThan(0.8 * unseen.mean());
    }

    @Test
    void a_straight_slope_is_foretold_by_straight_effects() {
        LeaveGroupsOut unseen = foretold(x -> 2 * x[0] - x[1], 0.5);
        assertThat(unseen.ridge()).isLessThan(0.15 * unseen.mean()).isLessThan(unseen.forest());
    }

    @Test
    void where_values_follow_nothing_there_is_nothing_to_learn() {
        LeaveGroupsOut unseen = foretold(x -> 0, 5);
        assertThat(unseen.isLearnable()).as("%s", unseen).isFalse();
        assertThat(unseen.mean()).isBetween(4.0, 5.5);
    }

    @Test
    void of_a_single_lab_nothing_is_said_and_nothing_speaks_against_it() {
        double[][] X = new double[20][];
        RandomStream random = RandomStream.of(3);
        Arrays.setAll(X, i -> new double[] {random.uniform(), random.uniform()});
        double[] y = Arrays.stream(X).mapToDouble(x -> x[0]).toArray();
        String[] names = new String[X.length];
        Arrays.fill(names, "one");
        LeaveGroupsOut unseen = LeaveGroupsOut.of(
                HierarchicalProcess.of(
                        GroupedObservations.of(X, y, names, new boolean[] {true, true}), INPUTS, RandomStream.of(1)),
                RandomStream.of(2));
        assertThat(unseen.labs()).isZero();
        assertThat(unseen.isLearnable()).isTrue();
    }
}
