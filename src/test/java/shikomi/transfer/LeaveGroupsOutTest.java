package shikomi.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import shikomi.math.RandomStream;
import shikomi.surrogate.kernel.InputColumns;

class LeaveGroupsOutTest {
    private static final InputColumns INPUTS = InputColumns.plain(new boolean[2]);

    /** Twelve groups with nine rows each, an offset of their own and a little noise. */
    private static LeaveGroupsOut crossValidated(ToDoubleFunction<double[]> pattern, double noise) {
        RandomStream random = RandomStream.of(3);
        int groups = 12;
        int each = 9;
        double[][] X = new double[groups * each][];
        Arrays.setAll(X, i -> new double[] {random.uniform(), random.uniform()});
        double[] level = new double[groups];
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
    void a_shared_nonlinear_effect_is_predicted_by_process_and_forest() {
        LeaveGroupsOut errors = crossValidated(x -> Math.sin(7 * x[0]) + x[1], 0.5);
        assertThat(errors.groups()).isEqualTo(12);
        assertThat(errors.isLearnable()).isTrue();
        assertThat(errors.process()).isLessThan(0.4 * errors.mean()).isLessThan(0.6 * errors.ridge());
        assertThat(errors.forest()).isLessThan(0.8 * errors.mean());
    }

    @Test
    void a_linear_effect_is_predicted_best_by_ridge_regression() {
        LeaveGroupsOut errors = crossValidated(x -> 2 * x[0] - x[1], 0.5);
        assertThat(errors.ridge()).isLessThan(0.15 * errors.mean()).isLessThan(errors.forest());
    }

    @Test
    void without_any_effect_no_model_beats_the_mean() {
        LeaveGroupsOut errors = crossValidated(x -> 0, 5);
        assertThat(errors.isLearnable()).as("%s", errors).isFalse();
        assertThat(errors.mean()).isBetween(4.0, 5.5);
    }

    @Test
    void a_single_group_cannot_be_left_out_and_counts_as_learnable() {
        double[][] X = new double[20][];
        RandomStream random = RandomStream.of(3);
        Arrays.setAll(X, i -> new double[] {random.uniform(), random.uniform()});
        double[] y = Arrays.stream(X).mapToDouble(x -> x[0]).toArray();
        String[] names = new String[X.length];
        Arrays.fill(names, "one");
        LeaveGroupsOut errors = LeaveGroupsOut.of(
                HierarchicalProcess.of(
                        GroupedObservations.of(X, y, names, new boolean[] {true, true}), INPUTS, RandomStream.of(1)),
                RandomStream.of(2));
        assertThat(errors.groups()).isZero();
        assertThat(errors.isLearnable()).isTrue();
    }
}
