package shikomi.surrogate.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import shikomi.math.RandomStream;
import shikomi.surrogate.kernel.InputColumns;
import shikomi.surrogate.kernel.Kernel;
import shikomi.surrogate.kernel.MaternKernel;

class ManyObservationsTest {
    private static final boolean[] CATEGORY = {false, false, true};
    private static final Kernel KERNEL = new MaternKernel(CATEGORY);
    private static final int MANY = GaussianProcess.MOST_STORED + 30;

    private static double truth(double[] x) {
        return Math.sin(7 * x[0]) + x[1] * x[1] + (x[2] == 1 ? 0.5 : 0);
    }

    private static double[][] inputs(int n, long seed) {
        RandomStream random = RandomStream.of(seed);
        double[][] X = new double[n][];
        Arrays.setAll(X, i -> new double[] {random.uniform(), random.uniform(), random.below(3)});
        return X;
    }

    /** Some conditions with replicates and some days. */
    private static Observations observations(int n, long seed) {
        RandomStream random = RandomStream.of(seed).child("noise");
        double[][] X = inputs(n, seed);
        double[][] values = new double[n][];
        int[] days = new int[n];
        for (int i = 0; i < n; i++) {
            double f = truth(X[i]);
            days[i] = i % 7 == 0 ? -1 : i % 40;
            values[i] = new double[i % 50 == 0 ? 2 : 1];
            Arrays.setAll(values[i], r -> f + 0.1 * random.gaussian());
        }
        return Observations.of(X, values, days);
    }

    private static double[] theta(Observations data) {
        return Priors.of(CATEGORY, 3, null).of(data).medians();
    }

    @Test
    void predictions_from_many_rows_equal_those_by_textbook_matrices() {
        Observations data = observations(MANY, 1);
        double[] theta = theta(data);
        GaussianProcess process = new GaussianProcess(KERNEL, theta, 1, data);
        double[][] S = inputs(5, 2);
        NaivePrediction naive = new NaivePrediction(data, theta, S);
        assertThat(process.predict(S).mean()).containsExactly(naive.mean(), within(1e-8));
        assertThat(process.predict(S).variance()).containsExactly(naive.variance(), within(1e-8));
        assertThat(process.mean(S)).containsExactly(naive.mean(), within(1e-8));
        for (int s = 0; s < S.length; s++) {
            assertThat(process.gradient(S[s]).variance()).isCloseTo(naive.variance()[s], within(1e-8));
        }
        GaussianProcess believing = process.believing(new double[][] {S[0]});
        assertThat(believing.predict(S).mean()).containsExactly(naive.mean(), within(1e-8));
        assertThat(believing.predict(S).variance()[0]).isCloseTo(0, within(1e-8));
    }

    @Test
    void a_left_out_condition_is_predicted_as_by_a_process_without_it() {
        Observations data = observations(MANY, 3);
        double[] theta = theta(data);
        LeaveOneOut leftOut = new GaussianProcess(KERNEL, theta, 1, data).leaveOneOut();
        for (int i : new int[] {0, 7, 350}) { // on an unknown day, so that no other row tells about it
            List<Integer> others =
                    IntStream.range(0, MANY).filter(k -> k != i).boxed().toList();
            Prediction there = new GaussianProcess(KERNEL, theta, 1, data.only(others)).predictMean(data, i);
            assertThat(leftOut.mean()[i]).isCloseTo(there.mean()[0], within(1e-8));
            assertThat(leftOut.variance()[i]).isCloseTo(there.variance()[0], within(1e-8));
        }
    }

    @Test
    void blocks_hold_every_row_once_and_do_not_depend_on_their_order() {
        Observations data = observations(MANY, 4);
        List<Observations> blocks = LocalBlocks.of(CATEGORY, data, 100);
        assertThat(blocks).allSatisfy(block -> {
            assertThat(block.size()).isLessThanOrEqualTo(100);
            assertThat(block.replicated()).isTrue();
            assertThat(block.hasDays()).isTrue();
        });
        assertThat(blocks.stream().flatMap(block -> Arrays.stream(block.X()))).containsExactlyInAnyOrder(data.X());
        List<Integer> shuffled =
                Arrays.stream(RandomStream.of(5).permutation(MANY)).boxed().toList();
        List<Observations> again = LocalBlocks.of(CATEGORY, data.only(shuffled), 100);
        for (int b = 0; b < blocks.size(); b++) {
            assertThat(again.get(b).X()).isDeepEqualTo(blocks.get(b).X());
        }
    }

    @Test
    void blocks_are_divided_by_numbers_so_that_each_shows_all_categories() {
        for (Observations block : LocalBlocks.of(CATEGORY, observations(MANY, 6), 100)) {
            assertThat(Arrays.stream(block.X()).mapToDouble(x -> x[2]).distinct())
                    .containsExactlyInAnyOrder(0.0, 1.0, 2.0);
        }
    }

    @Test
    void the_fit_of_many_rows_predicts_as_well_as_the_joint_fit() {
        Observations data = observations(MANY, 7);
        Priors priors = Priors.of(CATEGORY, 3, null);
        double[] inBlocks = new Fit(KERNEL, priors, data).fromMedians().theta();
        Priors own = priors.of(data);
        double[] joint = new MaximumAPosteriori(KERNEL, own, KERNEL.pairs(data.X()), 1, data)
                .climb(own.medians(), 100)
                .x();
        assertThat(logDensity(inBlocks, data)).isCloseTo(logDensity(joint, data), within(0.01));
    }

    /** The mean log density of further true values. */
    private static double logDensity(double[] theta, Observations data) {
        double[][] S = inputs(200, 8);
        Prediction there = new GaussianProcess(KERNEL, theta, 1, data).predict(S);
        return IntStream.range(0, S.length)
                .mapToDouble(i -> Mixtures.logNormalDensity(truth(S[i]), there.mean()[i], there.variance()[i] + 0.01))
                .average()
                .orElseThrow();
    }

    @Test
    void gross_errors_among_many_rows_are_found_with_those_that_they_hide() {
        double[][] X = inputs(MANY, 9);
        RandomStream random = RandomStream.of(10);
        double[] y = Arrays.stream(X)
                .mapToDouble(x -> truth(x) + 0.05 * random.gaussian())
                .toArray();
        y[50] += 40;
        y[400] -= 2;
        Observations data = Observations.single(X, y);
        Kernel kernel = InputColumns.plain(CATEGORY).kernel();
        Priors priors = Priors.of(CATEGORY, 3, null);
        LeaveOneOut leaveOneOut =
                new Fit(kernel, priors, data).mostProbable(RandomStream.of(11)).leaveOneOut();
        List<OutlierTest.Outlier> found = OutlierTest.of(kernel, priors, data, leaveOneOut, RandomStream.of(12));
        assertThat(found).extracting(OutlierTest.Outlier::condition).containsExactlyInAnyOrder(50, 400);
        assertThat(found).isSortedAccordingTo(Comparator.comparingDouble(outlier -> -Math.abs(outlier.z())));
    }
}
