package shikomi.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import shikomi.math.RandomStream;
import shikomi.math.Spread;
import shikomi.surrogate.kernel.InputColumns;
import shikomi.surrogate.process.Fit;
import shikomi.surrogate.process.LeaveOneOut;
import shikomi.surrogate.process.Observations;
import shikomi.surrogate.process.Priors;

/** The factor of a source's mean is chosen without the results by which it is judged. */
class ResidualFitterTest {
    private static final InputColumns INPUTS = InputColumns.plain(new boolean[2]);
    private static final Priors PRIORS = Priors.of(INPUTS.category(), 2, null);

    private static double hill(double[] x) {
        return Math.sin(4 * x[0]) + 1.5 * x[1] * x[1] - x[0] * x[1];
    }

    private static double[][] points(int n, long seed) {
        RandomStream random = RandomStream.of(seed);
        double[][] X = new double[n][];
        Arrays.setAll(X, i -> random.uniforms(2));
        return X;
    }

    private static double[] values(double[][] X) {
        RandomStream noise = RandomStream.of(6);
        return Arrays.stream(X).mapToDouble(x -> hill(x) + noise.gaussian()).toArray();
    }

    private static TransferFitter.Task task(double[][] X, double[] y) {
        double[][] S = points(48, 11);
        String[] group = IntStream.range(0, 48).mapToObj(i -> "lab " + i / 16).toArray(String[]::new);
        HierarchicalProcess literature = HierarchicalProcess.of(
                GroupedObservations.of(
                        S,
                        Arrays.stream(S).mapToDouble(ResidualFitterTest::hill).toArray(),
                        group,
                        new boolean[] {true, true}),
                INPUTS,
                RandomStream.of(1));
        GroupMean groupMean = literature.groupMean(X, -1, RandomStream.of(2));
        return new TransferFitter.Task(
                INPUTS, PRIORS, Observations.single(X, y), AlignedMean.of(literature, groupMean, new Spread(0, 1)));
    }

    @ParameterizedTest
    @ValueSource(ints = {7, 24, 60})
    void held_out_values_do_not_change_the_factor_by_which_they_are_predicted(int n) {
        double[][] X = points(n, 5);
        double[] y = values(X);
        TransferFitter.Task task = task(X, y);
        double unit = ResidualFitter.unit(task);
        double[] factors = ResidualFitter.foldFactors(task, unit);
        int changed = 0;
        for (int[] fold : Fit.folds(task.data())) {
            double[] other = y.clone();
            for (int i : fold) {
                other[i] = 5 - 20 * y[i];
            }
            double[] again = ResidualFitter.foldFactors(task.with(Observations.single(X, other)), unit);
            for (int i : fold) {
                assertThat(again[i]).isEqualTo(factors[i]);
            }
            changed += Arrays.equals(again, factors) ? 0 : 1;
        }
        assertThat(changed)
                .as("folds whose values decide the factors of others")
                .isPositive();
    }

    @ParameterizedTest
    @ValueSource(ints = {7, 24})
    void a_left_out_prediction_does_not_depend_on_the_value_left_out(int n) {
        double[][] X = points(n, 5);
        double[] y = values(X);
        LeaveOneOut before = ResidualFitter.rescaled(task(X, y)).leaveOneOut().get();
        List<int[]> folds = Fit.folds(task(X, y).data());
        int[] fold = folds.get(n % folds.size());
        double[] other = y.clone();
        for (int i : fold) {
            other[i] = 5 - 20 * y[i];
        }
        LeaveOneOut after =
                ResidualFitter.rescaled(task(X, other)).leaveOneOut().get();
        for (int i : fold) {
            assertThat(Math.abs(after.mean()[i] - before.mean()[i])).isLessThan(0.1);
        }
    }
}
