package shikomi.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.junit.jupiter.api.Test;
import shikomi.math.RandomStream;
import shikomi.surrogate.kernel.InputColumns;
import shikomi.surrogate.kernel.Kernel;
import shikomi.surrogate.kernel.KernelsTest;

class HierarchicalProcessTest {
    private static final InputColumns INPUTS = InputColumns.plain(new boolean[] {false, true});
    /** ln of two length-scales, σ², σ_u², σ_δ², c and the noise. */
    private static final double[] THETA = {-0.9, -0.2, 0.1, -1.5, -1.1, -0.4, -3};

    private static final boolean[] REPORTED = {true, true};

    private record Rows(double[][] X, double[] y, String[] group) {
        GroupedObservations observations() {
            return GroupedObservations.of(X, y, group, REPORTED);
        }

        Rows inOrder(int[] order) {
            return new Rows(
                    Arrays.stream(order).mapToObj(i -> X[i]).toArray(double[][]::new),
                    Arrays.stream(order).mapToDouble(i -> y[i]).toArray(),
                    Arrays.stream(order).mapToObj(i -> group[i]).toArray(String[]::new));
        }
    }

    private static Rows rows(int n) {
        RandomStream random = RandomStream.of(3);
        double[][] X = new double[n][];
        double[] y = new double[n];
        String[] group = new String[n];
        for (int i = 0; i < n; i++) {
            int number = i % 4;
            X[i] = new double[] {random.uniform(), random.below(2)};
            group[i] = "lab " + number;
            y[i] = Math.sin(5 * X[i][0]) + 0.3 * number + X[i][1] + 0.05 * random.gaussian();
        }
        return new Rows(X, y, group);
    }

    /** The covariance of two rows by its formula. */
    private static double covariance(double[] a, double[] b, boolean same, boolean sharedOnly) {
        double s = Math.sqrt(5) * Math.abs(a[0] - b[0]) / Math.exp(THETA[0]);
        double h = a[1] == b[1] ? 1 : Math.exp(-1 / Math.exp(THETA[1]));
        double shared = Math.exp(THETA[2]) * matern(s) * h;
        if (sharedOnly || !same) {
            return shared;
        }
        return shared + Math.exp(THETA[3]) + Math.exp(THETA[4]) * matern(s / Math.exp(THETA[5])) * h;
    }

    private static double matern(double s) {
        return (1 + s + s * s / 3) * Math.exp(-s);
    }

    @Test
    void the_group_mean_is_the_process_conditioned_on_all_observations() {
        Rows given = rows(17);
        HierarchicalProcess literature = HierarchicalProcess.known(given.observations(), INPUTS, THETA);
        double[][] S = {{0.2, 0}, {0.9, 1}, {0.5, 1}};
        for (int except : new int[] {-1, 2}) {
            GroupMean groupMean = literature.groupMean(S, except, RandomStream.of(1));
            int[] known = IntStream.range(0, 17).filter(i -> i % 4 != except).toArray();
            RealMatrix A = new Array2DRowRealMatrix(known.length, known.length);
            double[] z = new double[known.length];
            for (int a = 0; a < known.length; a++) {
                z[a] = (given.y()[known[a]] - literature.mean()) / literature.sd();
                for (int b = 0; b < known.length; b++) {
                    boolean same = known[a] % 4 == known[b] % 4;
                    A.setEntry(
                            a,
                            b,
                            covariance(given.X()[known[a]], given.X()[known[b]], same, false)
                                    + 0.1
                                    + (a == b ? Math.exp(THETA[6]) : 0));
                }
            }
            RealMatrix inverse = new LUDecomposition(A).getSolver().getInverse();
            Kernel posterior = groupMean.covariance(2);
            double[] mean = groupMean.mean(S);
            for (int s = 0; s < S.length; s++) {
                double[] k = new double[known.length];
                for (int a = 0; a < known.length; a++) {
                    k[a] = covariance(S[s], given.X()[known[a]], false, true);
                }
                double[] weights = inverse.operate(k);
                double expected = 0;
                double explained = 0;
                for (int a = 0; a < known.length; a++) {
                    expected += weights[a] * z[a];
                    explained += weights[a] * k[a];
                }
                assertThat(mean[s]).isCloseTo(expected, within(1e-8));
                assertThat(posterior.against(new double[0], S).variances(S, s, s + 1)[0])
                        .isCloseTo(2 * (Math.exp(THETA[2]) - explained), within(1e-8));
            }
        }
    }

    @Test
    void gradients_of_the_multi_group_kernel_match_finite_differences() {
        double[][] X = Arrays.stream(rows(9).X())
                .map(x -> new double[] {x[0], x[1], x[0] > 0.5 ? 1 : 0})
                .toArray(double[][]::new);
        KernelsTest.slopes(new MultiGroupKernel(INPUTS.category()), Arrays.copyOf(THETA, 6), X);
    }

    @Test
    void the_order_of_rows_does_not_matter() {
        Rows given = rows(40);
        int[] order = RandomStream.of(8).permutation(40);
        Rows shuffled = given.inOrder(order);
        assertThat(shuffled.observations().fingerprint(INPUTS))
                .isEqualTo(given.observations().fingerprint(INPUTS));
        HierarchicalProcess one = HierarchicalProcess.of(given.observations(), INPUTS, RandomStream.of(1));
        HierarchicalProcess other = HierarchicalProcess.of(shuffled.observations(), INPUTS, RandomStream.of(1));
        assertThat(other.theta()).containsExactly(one.theta());
        assertThat(LeaveOneGroupOutStacking.of(other, RandomStream.of(2)).weights())
                .containsExactly(
                        LeaveOneGroupOutStacking.of(one, RandomStream.of(2)).weights());
    }

    @Test
    void another_unit_gives_the_same_hyperparameters() {
        Rows given = rows(40);
        Rows scaled = new Rows(
                given.X(), Arrays.stream(given.y()).map(y -> -250 * y + 40).toArray(), given.group());
        HierarchicalProcess one = HierarchicalProcess.of(given.observations(), INPUTS, RandomStream.of(1));
        HierarchicalProcess other = HierarchicalProcess.of(scaled.observations(), INPUTS, RandomStream.of(1));
        assertThat(other.theta()).containsExactly(one.theta(), within(1e-6));
    }

    @Test
    void an_input_that_is_not_reported_has_no_effect() {
        Rows given = rows(30);
        GroupedObservations observations =
                GroupedObservations.of(given.X(), given.y(), given.group(), new boolean[] {true, false});
        HierarchicalProcess literature = HierarchicalProcess.of(observations, INPUTS, RandomStream.of(1));
        double[] mean =
                literature.groupMean(given.X(), -1, RandomStream.of(1)).mean(new double[][] {{0.4, 0}, {0.4, 1}});
        assertThat(mean[0]).isCloseTo(mean[1], within(1e-4));
    }

    @Test
    void the_group_mean_recovers_the_shared_function() {
        HierarchicalProcess literature = HierarchicalProcess.of(rows(120).observations(), INPUTS, RandomStream.of(1));
        double[][] S = {{0.1, 0}, {0.3, 0}, {0.6, 0}, {0.9, 0}};
        double[] mean = literature.groupMean(S, -1, RandomStream.of(1)).mean(S);
        for (int s = 1; s < S.length; s++) {
            double step = (mean[s] - mean[s - 1]) * literature.sd();
            assertThat(step).isCloseTo(Math.sin(5 * S[s][0]) - Math.sin(5 * S[s - 1][0]), within(0.15));
        }
    }
}
