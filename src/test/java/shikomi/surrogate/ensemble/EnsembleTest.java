package shikomi.surrogate.ensemble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import shikomi.math.Normal;
import shikomi.math.RandomStream;
import shikomi.surrogate.kernel.InputColumns;
import shikomi.surrogate.process.LeaveOneOut;
import shikomi.surrogate.process.Observations;
import shikomi.surrogate.process.Prediction;
import shikomi.surrogate.process.Priors;

class EnsembleTest {
    private static final boolean[] NUMERIC = {false, false, false};
    private static final EnsembleSpec ALL_KINDS = new EnsembleSpec(2, EnumSet.allOf(EnsembleSpec.Kind.class));

    private static Observations observations(int n, long seed, ToDoubleFunction<double[]> truth) {
        RandomStream random = RandomStream.of(seed);
        double[][] X = new double[n][];
        Arrays.setAll(X, i -> new double[] {random.uniform(), random.uniform(), random.uniform()});
        double[] y = Arrays.stream(X)
                .mapToDouble(x -> truth.applyAsDouble(x) + 0.05 * random.gaussian())
                .toArray();
        double mean = Arrays.stream(y).average().orElseThrow();
        double sd = Math.sqrt(Arrays.stream(y).map(v -> (v - mean) * (v - mean)).sum() / (n - 1));
        return Observations.single(X, Arrays.stream(y).map(v -> (v - mean) / sd).toArray());
    }

    private static Ensemble ensemble(EnsembleSpec spec, Observations data) {
        return spec.of(InputColumns.plain(NUMERIC), Priors.of(NUMERIC, 3, null), data, RandomStream.of(3));
    }

    private static double smooth(double[] x) {
        return Math.sin(4 * x[0]) + x[1] * x[1] - x[2];
    }

    private static double stairs(double[] x) {
        return (x[0] > 0.37 ? 1 : 0) + (x[1] > 0.61 ? 2 : 0) + (x[0] > 0.37 && x[2] > 0.5 ? 3 : 0);
    }

    private static double[][] points(int m) {
        RandomStream random = RandomStream.of(99);
        double[][] points = new double[m][];
        Arrays.setAll(points, i -> new double[] {random.uniform(), random.uniform(), random.uniform()});
        return points;
    }

    @Test
    void below_four_conditions_the_plain_member_is_alone_but_for_the_doubt_in_any_effect() {
        List<MemberKind> all = new ArrayList<>(List.of(EnsembleSpec.Kind.values()));
        all.add(ConstantMean.Kind.CONSTANT);
        assertThat(ensemble(ALL_KINDS, observations(3, 1, EnsembleTest::smooth)).kinds())
                .containsExactly(EnsembleSpec.Kind.PLAIN, ConstantMean.Kind.CONSTANT);
        assertThat(ensemble(ALL_KINDS, observations(4, 1, EnsembleTest::smooth)).kinds())
                .containsExactlyElementsOf(all);
    }

    @Test
    void the_member_that_predicts_left_out_conditions_best_gets_most_weight() {
        EnsembleSpec two = new EnsembleSpec(1, Set.of(EnsembleSpec.Kind.FOREST));
        double[] onSmooth =
                ensemble(two, observations(40, 2, EnsembleTest::smooth)).acquisitionWeights();
        double[] onStairs =
                ensemble(two, observations(120, 2, EnsembleTest::stairs)).acquisitionWeights();
        assertThat(Arrays.stream(onSmooth).sum()).isCloseTo(1, within(1e-12));
        assertThat(onSmooth[0]).isGreaterThan(0.95);
        assertThat(onStairs[1]).isGreaterThan(0.5);
    }

    /** Geometric means in the ratio 1 : e^0.5 give weights in the ratio 1 : e. */
    @Test
    void weights_are_the_square_of_the_likelihood_per_condition() {
        double[] none = new double[3];
        double[] a = {-1, -1, -1};
        double[] b = {-0.5, -0.9, -0.1};
        double[] weights = EnsembleWeights.of(List.of(new LeaveOneOut(none, none, a), new LeaveOneOut(none, none, b)));
        assertThat(weights[1] / weights[0]).isCloseTo(Math.E, within(1e-9));
        assertThat(weights[0] + weights[1]).isCloseTo(1, within(1e-12));
    }

    /** The moments of a mixture, drawn instead of computed: a member by its weight, a value of its normal, and back. */
    @Test
    void predictions_are_those_of_the_mixture_on_the_scale_of_the_observations() {
        Observations data = observations(25, 5, x -> Math.exp(2 * smooth(x)));
        Ensemble ensemble = ensemble(ALL_KINDS, data);
        double[][] X = points(3);
        Prediction exact = ensemble.measure(X);
        double[][] quantiles = ensemble.quantiles(X, 0.1, 0.9);
        for (int i = 0; i < X.length; i++) {
            double[] drawn = draws(ensemble, X[i]);
            double middle = ensemble.quantiles(X, 0.5)[i][0];
            double mean = middle
                    + (Arrays.stream(drawn).average().orElseThrow() - middle)
                            / ensemble.calibration().factor(); // calibration changes the spread only
            double drawnMean = Arrays.stream(drawn).average().orElseThrow();
            double sd = Math.sqrt(Arrays.stream(drawn)
                    .map(v -> (v - drawnMean) * (v - drawnMean))
                    .average()
                    .orElseThrow());
            assertThat(exact.mean()[i]).isCloseTo(mean, within(0.02 * sd + 1e-3));
            assertThat(exact.sd(i)).isCloseTo(sd, within(0.05 * sd));
            double low = quantiles[i][0];
            double high = quantiles[i][1];
            assertThat(Arrays.stream(drawn).filter(v -> v < low).count() / (double) drawn.length)
                    .isCloseTo(0.1, within(0.005));
            assertThat(Arrays.stream(drawn).filter(v -> v < high).count() / (double) drawn.length)
                    .isCloseTo(0.9, within(0.005));
        }
    }

    private static double[] draws(Ensemble ensemble, double[] x) {
        RandomStream random = RandomStream.of(17);
        double[] weights = ensemble.predictionWeights();
        double[] drawn = new double[40_000];
        for (int draw = 0; draw < drawn.length; draw++) {
            double u = random.uniform();
            int k = 0;
            while (k < weights.length - 1 && u > weights[k]) {
                u -= weights[k++];
            }
            drawn[draw] = ensemble.draw(k, x, random.gaussian());
        }
        double middle = ensemble.quantiles(new double[][] {x}, 0.5)[0][0];
        return Arrays.stream(drawn)
                .map(value -> middle + ensemble.calibration().factor() * (value - middle))
                .toArray();
    }

    @Test
    void left_out_conditions_are_predicted_better_than_by_their_average() {
        Observations data = observations(40, 7, EnsembleTest::smooth);
        LeaveOneOut predicted = ensemble(ALL_KINDS, data).leaveOneOut();
        double squares = 0;
        for (int i = 0; i < data.size(); i++) {
            squares += Math.pow(data.mean()[i] - predicted.mean()[i], 2) / data.size();
        }
        assertThat(squares).isLessThan(0.15); // the average has 1
    }

    @Test
    void the_tail_compressed_member_has_no_weight_in_predictions() {
        Ensemble ensemble = ensemble(ALL_KINDS, observations(30, 4, EnsembleTest::smooth));
        int compressed = ensemble.kinds().indexOf(EnsembleSpec.Kind.TAIL_COMPRESSED);
        assertThat(ensemble.predictionWeights()[compressed]).isZero();
        assertThat(ensemble.acquisitionWeights()[compressed]).isPositive();
    }

    @Test
    void the_same_seed_gives_the_same_bits() {
        Observations data = observations(20, 8, EnsembleTest::smooth);
        double[][] X = points(20);
        assertThat(ensemble(ALL_KINDS, data).predict(X).mean())
                .containsExactly(ensemble(ALL_KINDS, data).predict(X).mean());
    }

    @Test
    void the_calibration_factor_restores_the_nominal_coverage() {
        double[] y = new double[100];
        double[] mean = new double[100];
        double[] variance = new double[100];
        RandomStream random = RandomStream.of(2);
        for (int i = 0; i < 100; i++) {
            y[i] = 2 * random.gaussian();
            variance[i] = 1; // half of the truth
        }
        assertThat(Calibration.of(new LeaveOneOut(mean, variance, y), y, equal(100), new double[100])
                        .factor())
                .isCloseTo(2, within(0.3));
        double[] one = {5};
        assertThat(Calibration.of(new LeaveOneOut(new double[1], new double[] {1}, one), one, equal(1), new double[1])
                        .factor())
                .as("one condition has little influence")
                .isLessThan(1.4);
    }

    private static double[] equal(int n) {
        double[] shares = new double[n];
        Arrays.fill(shares, 1);
        return shares;
    }

    @Test
    void near_copies_together_count_once_in_the_calibration() {
        double[] y = new double[20]; // two conditions far off, 18 copies predicted exactly
        double[] shares = new double[20];
        Arrays.fill(shares, 1.0 / 18);
        y[0] = y[1] = 3;
        shares[0] = shares[1] = 1;
        LeaveOneOut predicted = new LeaveOneOut(new double[20], equal(20), new double[20]);
        assertThat(Calibration.of(predicted, y, equal(20), new double[20]).factor())
                .isLessThan(1);
        assertThat(Calibration.of(predicted, y, shares, new double[20]).factor())
                .isGreaterThan(1.3);
    }

    /** Ten scores of a normal distribution; the shrinkage, by five conditions of factor 1, is taken out. */
    @Test
    void the_calibrated_interval_of_few_conditions_holds_four_fifths_of_further_ones() {
        RandomStream random = RandomStream.of(8);
        double held = 0;
        for (int set = 0; set < 4000; set++) {
            double[] y = new double[10];
            Arrays.setAll(y, i -> random.gaussian());
            Calibration found =
                    Calibration.of(new LeaveOneOut(new double[10], equal(10), y), y, equal(10), new double[10]);
            double half = (found.factor() * 15 - 5) / 10 * Normal.quantile(0.9);
            held += (2 * Normal.cumulative(half) - 1) / 4000;
        }
        assertThat(held).isCloseTo(0.8, within(0.01));
    }

    @Test
    void a_forest_is_piecewise_constant_and_stays_between_its_observations() {
        Observations data = observations(60, 9, EnsembleTest::stairs);
        Forest forest = Forest.grow(NUMERIC, data, RandomStream.of(1));
        Prediction there = forest.predict(points(200));
        double least = Arrays.stream(data.mean()).min().orElseThrow();
        double largest = Arrays.stream(data.mean()).max().orElseThrow();
        assertThat(Arrays.stream(there.mean()).boxed().toList())
                .allSatisfy(mean -> assertThat(mean).isBetween(least - 1e-9, largest + 1e-9));
        assertThat(forest.gradient(points(1)[0]).meanGradient()).containsOnly(0);
        assertThat(forest.noiseVariance()).isPositive();
    }

    @Test
    void a_forest_predicts_levels_without_observations() {
        boolean[] category = {true, false};
        double[][] X = {{0, 0.1}, {1, 0.2}, {0, 0.8}, {1, 0.9}, {0, 0.4}, {1, 0.5}};
        Observations data = Observations.single(X, new double[] {0, 1, 0, 1, 0, 1});
        Forest forest = Forest.grow(category, data, RandomStream.of(1));
        Prediction there = forest.predict(new double[][] {{0, 0.3}, {1, 0.3}, {2, 0.3}});
        assertThat(there.mean()[0]).isLessThan(0.5);
        assertThat(there.mean()[1]).isGreaterThan(0.5);
        assertThat(there.mean()[2]).isBetween(0.0, 1.0);
    }

    @Test
    void a_forest_predicts_many_rows_exactly_as_it_predicts_each() {
        boolean[] category = {false, false, true};
        double[][] X = new double[60][];
        RandomStream random = RandomStream.of(3);
        Arrays.setAll(X, i -> new double[] {random.uniform() - 0.5, random.below(4), random.below(3)});
        double[] y = Arrays.stream(X)
                .mapToDouble(x -> Math.sin(9 * x[0]) + x[1] - x[2])
                .toArray();
        Forest forest = Forest.grow(category, Observations.single(X, y), RandomStream.of(4));
        double[][] many = new double[1000][];
        Arrays.setAll(
                many,
                i -> i < X.length ? X[i] : new double[] {2 * random.uniform() - 1, random.below(6), random.below(4)});
        Prediction together = forest.predict(many);
        for (int i = 0; i < many.length; i++) {
            Prediction alone = forest.predict(new double[][] {many[i]});
            assertThat(together.mean()[i]).isEqualTo(alone.mean()[0]);
            assertThat(together.variance()[i]).isEqualTo(alone.variance()[0]);
        }
        assertThat(Forest.mean(y)).isEqualTo(Arrays.stream(y).average().orElseThrow());
    }
}
