package shikomi.surrogate.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import shikomi.math.RandomStream;
import shikomi.surrogate.kernel.MaternKernel;
import shikomi.surrogate.kernel.Pairs;

class FitTest {
    private static final boolean[] NUMERIC = {false, false, false};

    private static Observations smooth(int n, int replicates, double noise, long seed) {
        RandomStream random = RandomStream.of(seed);
        double[][] X = new double[n][];
        double[][] values = new double[n][replicates];
        for (int i = 0; i < n; i++) {
            X[i] = new double[] {random.uniform(), random.uniform(), random.uniform()};
            double truth = Math.sin(5 * X[i][0]) + X[i][1]; // the third input does nothing
            Arrays.setAll(values[i], r -> truth + noise * random.gaussian());
        }
        return Observations.of(X, values);
    }

    private static GaussianProcess fitted(Observations data, @Nullable Double knownNoise, long seed) {
        return new Fit(new MaternKernel(NUMERIC), Priors.of(NUMERIC, 3, knownNoise), data)
                .mostProbable(RandomStream.of(seed));
    }

    private static double objective(Priors priors, Observations data, double[] theta) {
        double value =
                new MarginalLikelihood(new MaternKernel(NUMERIC), new Pairs(data.X(), NUMERIC), data, 1).value(theta);
        for (int p = 0; p < theta.length; p++) {
            value += priors.get(p).logDensity(theta[p]);
        }
        return value;
    }

    @Test
    void nothing_near_the_fit_nor_among_many_draws_is_more_probable() {
        Priors priors = Priors.of(NUMERIC, 3, null);
        Observations data = smooth(25, 1, 0.1, 1);
        double[] theta = fitted(data, null, 1).theta();
        double best = objective(priors, data, theta);
        RandomStream random = RandomStream.of(2);
        for (int draw = 0; draw < 2000; draw++) {
            double[] other = new double[theta.length];
            for (int p = 0; p < other.length; p++) {
                other[p] = draw % 2 == 0 ? priors.get(p).draw(random) : theta[p] + 0.05 * random.gaussian();
            }
            assertThat(objective(priors, data, other)).isLessThanOrEqualTo(best + 1e-4);
        }
    }

    @Test
    void an_input_without_effect_gets_a_long_length_scale() {
        double[] theta = fitted(smooth(40, 1, 0.05, 3), null, 1).theta();
        assertThat(theta[2]).isGreaterThan(theta[0] + 1);
    }

    @Test
    void replicates_identify_the_noise() {
        GaussianProcess gp = fitted(smooth(15, 6, 0.4, 4), null, 1);
        double noise = gp.theta()[NUMERIC.length + 1];
        assertThat(Math.exp(noise / 2)).isCloseTo(0.4, within(0.08));
    }

    @Test
    void a_known_noise_is_kept() {
        GaussianProcess gp = fitted(smooth(15, 1, 0.4, 5), 0.03, 1);
        assertThat(gp.noiseVariance()).isCloseTo(0.03, within(1e-12));
    }

    @Test
    void one_condition_is_enough_for_a_model() {
        Observations one = Observations.single(new double[][] {{0.5, 0.5, 0.5}}, new double[] {0});
        GaussianProcess gp = fitted(one, null, 1);
        assertThat(gp.predict(new double[][] {{0.5, 0.5, 0.5}}).mean()[0]).isCloseTo(0, within(1e-9));
    }

    @Test
    void the_same_seed_gives_the_same_bits() {
        Observations data = smooth(20, 2, 0.2, 6);
        double[] first = fitted(data, null, 9).theta();
        double[] again = fitted(data, null, 9).theta();
        assertThat(again).containsExactly(first);
    }

    @Test
    void draws_have_the_mean_and_the_spread_of_the_posterior() {
        RandomStream random = RandomStream.of(4);
        double[] low = {-6, -6};
        double[] high = {6, 6};
        java.util.function.ToDoubleFunction<double[]> density =
                x -> -0.5 * x[0] * x[0] - 0.5 * Math.pow((x[1] - 0.8 * x[0]) / 0.6, 2);
        List<double[]> draws = new SliceSampling(density, low, high).draws(new double[] {2, -2}, 20_000, random);
        double[] mean = new double[2];
        double[] square = new double[2];
        for (double[] draw : draws) {
            for (int p = 0; p < 2; p++) {
                mean[p] += draw[p] / draws.size();
                square[p] += draw[p] * draw[p] / draws.size();
            }
        }
        assertThat(mean).containsExactly(new double[] {0, 0}, within(0.06));
        assertThat(square).containsExactly(new double[] {1, 1}, within(0.08)); // 0.8² + 0.6² = 1
    }

    @Test
    void draws_stay_within_their_limits() {
        List<double[]> draws = new SliceSampling(x -> 3 * x[0], new double[] {0}, new double[] {1})
                .draws(new double[] {0.5}, 2000, RandomStream.of(1));
        assertThat(draws).allSatisfy(draw -> assertThat(draw[0]).isBetween(0.0, 1.0));
        // E x under e^(3x) on [0, 1] = e³/(e³ − 1) − 1/3
        assertThat(draws.stream().mapToDouble(draw -> draw[0]).average().orElseThrow())
                .isCloseTo(Math.exp(3) / Math.expm1(3) - 1.0 / 3, within(0.02));
    }

    @Test
    void an_ensemble_has_more_variance_than_the_most_probable_process() {
        Observations data = smooth(8, 1, 0.1, 7);
        Fit fit = new Fit(new MaternKernel(NUMERIC), Priors.of(NUMERIC, 3, null), data);
        HyperparameterEnsemble ensemble = fit.ensemble(16, RandomStream.of(1));
        assertThat(ensemble.processes()).hasSize(16);
        double[][] far = {{2, 2, 2}};
        double average = ensemble.processes().stream()
                .mapToDouble(p -> p.predict(far).variance()[0])
                .average()
                .orElseThrow();
        assertThat(ensemble.predict(far).variance()[0]).isGreaterThan(average);
    }

    private static LeaveOneOut crossValidated(Observations data) {
        Fit fit = new Fit(new MaternKernel(NUMERIC), Priors.of(NUMERIC, 3, null), data);
        return fit.crossValidated(fit.mostProbable(RandomStream.of(1)));
    }

    @Test
    void a_left_out_value_has_no_influence_on_its_own_prediction() {
        Observations data = smooth(20, 1, 0.1, 4);
        LeaveOneOut left = crossValidated(data);
        LeaveOneOut spoilt = crossValidated(spoilt(data, 6, 2));
        assertThat(spoilt.mean()[6]).isCloseTo(left.mean()[6], within(0.02));
        assertThat(Math.sqrt(spoilt.variance()[6])).isCloseTo(Math.sqrt(left.variance()[6]), within(0.02));
        assertThat(spoilt.mean()[7]).isNotCloseTo(left.mean()[7], within(0.02));
    }

    @Test
    void cross_validation_is_less_overconfident_than_the_closed_form() {
        double honest = 0;
        double seen = 0;
        for (long seed = 0; seed < 20; seed++) {
            Observations data = smooth(15, 1, 0.3, seed);
            honest += Arrays.stream(crossValidated(data).logDensity()).sum() / 300;
            seen += Arrays.stream(fitted(data, null, 1).leaveOneOut().logDensity())
                            .sum()
                    / 300;
        }
        assertThat(honest).isLessThan(seen - 0.02);
    }

    @Test
    void replicates_and_their_nugget_are_left_out_too() {
        Observations data = smooth(12, 3, 0.2, 9);
        LeaveOneOut left = crossValidated(data);
        for (int i = 0; i < data.size(); i++) {
            assertThat(left.logDensity()[i])
                    .isCloseTo(
                            Mixtures.logNormalDensity(data.mean()[i], left.mean()[i], left.variance()[i]),
                            within(1e-12));
            assertThat(left.variance()[i]).isGreaterThan(0.2 * 0.2 / 3 / 4);
        }
    }

    private static List<OutlierTest.Outlier> outliers(Observations data) {
        MaternKernel kernel = new MaternKernel(NUMERIC);
        Priors priors = Priors.of(NUMERIC, 3, null);
        LeaveOneOut left =
                new Fit(kernel, priors, data).mostProbable(RandomStream.of(1)).leaveOneOut();
        return OutlierTest.of(kernel, priors, data, left, RandomStream.of(2));
    }

    private static Observations spoilt(Observations data, int condition, double by) {
        double[] y = data.mean().clone();
        y[condition] += by;
        return Observations.single(data.X(), y);
    }

    @Test
    void a_gross_error_is_found_and_honest_noise_is_not() {
        int falseAlarms = 0;
        int found = 0;
        for (long seed = 10; seed < 30; seed++) {
            Observations honest = smooth(25, 1, 0.1, seed);
            falseAlarms += outliers(honest).size();
            found += outliers(spoilt(honest, 7, 3)).stream().anyMatch(o -> o.condition() == 7 && o.z() > 0) ? 1 : 0;
        }
        assertThat(found).isGreaterThanOrEqualTo(18);
        assertThat(falseAlarms).as("of 500 honest conditions").isLessThanOrEqualTo(5);
    }

    @Test
    void the_outlier_threshold_solves_its_equation() {
        for (int n : new int[] {8, 25, 200}) {
            double z = OutlierTest.leastDeviation(n);
            assertThat(0.5 * (z * z - 1 - Math.log(z * z))).isCloseTo(Math.log(n) + 1, within(1e-9));
        }
    }

    @Test
    void two_gross_errors_are_both_found() {
        Observations data = spoilt(spoilt(smooth(30, 1, 0.05, 5), 3, 4), 20, -4);
        assertThat(outliers(data)).extracting(OutlierTest.Outlier::condition).containsExactlyInAnyOrder(3, 20);
    }
}
