package shikomi.surrogate.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.MultivariateNormalDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shikomi.math.RandomStream;
import shikomi.surrogate.kernel.Kernel;
import shikomi.surrogate.kernel.MaternKernel;
import shikomi.surrogate.kernel.Pairs;

/** Noise depends on the level only where repeats show that it does. */
class NoiseLevelsTest {
    private static final boolean[] NUMERIC = {false};
    private static final Kernel KERNEL = new MaternKernel(NUMERIC);
    private static final Priors PRIORS = Priors.of(NUMERIC, 1, null);

    /** Levels near −1 on the left and near 1 on the right, as 5 and 90 become when standardised. */
    private static double truth(double x) {
        return x < 0.5 ? -1 + 0.1 * x : 1 + 0.1 * x;
    }

    /** @param noise the standard deviation of one measurement as a function of the level */
    private static Observations measured(int conditions, int times, DoubleUnaryOperator noise, RandomStream random) {
        double[][] X = new double[conditions][1];
        double[][] values = new double[conditions][times];
        for (int i = 0; i < conditions; i++) {
            X[i][0] = (i % 2 == 0 ? 0 : 0.6) + 0.4 * random.uniform();
            double level = truth(X[i][0]);
            Arrays.setAll(values[i], r -> level + noise.applyAsDouble(level) * random.gaussian());
        }
        return Observations.of(X, values);
    }

    private static boolean showTrend(Observations data) {
        return RepeatedMeasurements.of(data, data.mean()).showTrend();
    }

    @ParameterizedTest
    @CsvSource({"4, 2", "5, 3", "8, 2", "12, 3", "30, 2"})
    void noise_that_is_the_same_everywhere_is_rarely_taken_for_a_trend(int conditions, int times) {
        long taken = IntStream.range(0, 400)
                .filter(seed -> showTrend(measured(conditions, times, level -> 0.2, RandomStream.of(seed))))
                .count();
        assertThat(taken).isLessThanOrEqualTo(20);
    }

    @Test
    void one_wrong_repeat_is_no_trend() {
        for (long seed = 0; seed < 100; seed++) {
            Observations data = measured(12, 2, level -> 0.05, RandomStream.of(seed));
            double[][] values = new double[12][];
            Arrays.setAll(values, i -> new double[] {data.mean()[i] - 0.03, data.mean()[i] + 0.03});
            values[11][1] += 3;
            assertThat(showTrend(Observations.of(data.X(), values)))
                    .as("seed %d", seed)
                    .isFalse();
        }
    }

    /** 0.005 and 0.2 are to the spread of these outputs what 0.2 and 8 are to values of 5 and 90. */
    @Test
    void noise_of_two_levels_is_found_within_a_factor_of_one_and_a_half() {
        for (long seed = 0; seed < 20; seed++) {
            Observations data = measured(16, 4, level -> level < 0 ? 0.005 : 0.2, RandomStream.of(seed));
            Observations found = NoiseLevels.of(KERNEL, PRIORS, data, RandomStream.of(1));
            GaussianProcess process = new Fit(KERNEL, PRIORS, found).mostProbable(RandomStream.of(2));
            assertThat(Math.sqrt(process.repeatVariance(-0.98)))
                    .as("seed %d", seed)
                    .isBetween(0.005 / 1.5, 0.005 * 1.5);
            assertThat(Math.sqrt(process.repeatVariance(1.08)))
                    .as("seed %d", seed)
                    .isBetween(0.2 / 1.5, 0.2 * 1.5);
        }
    }

    @Test
    void without_evidence_the_observations_are_the_very_same() {
        Observations constant = measured(12, 3, level -> 0.2, RandomStream.of(1));
        assertThat(NoiseLevels.of(KERNEL, PRIORS, constant, RandomStream.of(2))).isSameAs(constant);
        Observations single = measured(30, 1, level -> level < 0 ? 0.005 : 0.2, RandomStream.of(1));
        assertThat(NoiseLevels.of(KERNEL, PRIORS, single, RandomStream.of(2))).isSameAs(single);
        Observations reported = measured(16, 4, level -> level < 0 ? 0.005 : 0.2, RandomStream.of(1));
        double[][] errors = new double[16][4];
        errors[3][0] = 0.1;
        Observations known = reported.knowing(errors);
        assertThat(NoiseLevels.of(KERNEL, PRIORS, known, RandomStream.of(2))).isSameAs(known);
    }

    /** The likelihood of the squares over a grid of both coefficients, written once more. */
    @Test
    void the_trend_is_the_best_of_a_grid() {
        for (long seed = 0; seed < 20; seed++) {
            Observations data = measured(12, 3, level -> Math.exp(level), RandomStream.of(seed));
            NoiseTrend trend =
                    RepeatedMeasurements.of(data, data.mean()).trend().orElseThrow();
            double best = naive(data, trend.intercept(), trend.slope());
            double none = Double.NEGATIVE_INFINITY;
            for (double b0 = -6; b0 <= 4; b0 += 0.05) {
                none = Math.max(none, naive(data, b0, 0));
                for (double b1 = -4; b1 <= 4; b1 += 0.05) {
                    assertThat(naive(data, b0, b1)).as("seed %d", seed).isLessThanOrEqualTo(best + 1e-9);
                }
            }
            assertThat(RepeatedMeasurements.of(data, data.mean()).ratio()).isCloseTo(2 * (best - none), within(0.02));
        }
    }

    private static double naive(Observations data, double b0, double b1) {
        double sum = 0;
        for (int i = 0; i < data.size(); i++) {
            double logVariance = b0 + b1 * data.mean()[i];
            sum -= 0.5 * ((data.replicates()[i] - 1) * logVariance + data.squares()[i] / Math.exp(logVariance));
        }
        return sum;
    }

    @Test
    void repeats_on_other_days_show_a_trend_too_and_a_shift_of_days_does_not() {
        int trends = 0;
        int taken = 0;
        for (long seed = 0; seed < 100; seed++) {
            trends += showTrend(onDays(level -> level < 0 ? 0.05 : 1, RandomStream.of(seed))) ? 1 : 0;
            taken += showTrend(onDays(level -> 0.2, RandomStream.of(seed))) ? 1 : 0;
        }
        assertThat(trends).isGreaterThan(70);
        assertThat(taken).isLessThanOrEqualTo(5);
    }

    /** Ten conditions, each measured once on each of two days; the second day is shifted. */
    private static Observations onDays(DoubleUnaryOperator noise, RandomStream random) {
        double[][] X = new double[20][];
        double[][] values = new double[20][1];
        int[] days = new int[20];
        for (int i = 0; i < 20; i++) {
            X[i] = new double[] {i % 20 / 2 % 10 / 10.0};
            days[i] = i % 2;
            double level = truth(X[i][0]);
            values[i][0] = level + 0.1 * days[i] + noise.applyAsDouble(level) * random.gaussian();
        }
        return Observations.of(X, values, days);
    }

    private static final double[] THETA = {Math.log(0.4), 0.2, Math.log(0.07)};
    private static final NoiseTrend TREND = new NoiseTrend(-2, 1.5, -1, 0.8);

    /** ln p of all values as one normal distribution, with the kernel's formula written once more. */
    private static double naiveLikelihood(Observations data, double[][] values, double[] level) {
        double typical = Arrays.stream(level).map(TREND::at).average().orElseThrow();
        int[] condition = IntStream.range(0, values.length)
                .flatMap(i -> IntStream.range(0, values[i].length).map(r -> i))
                .toArray();
        double[] y = Arrays.stream(values).flatMapToDouble(Arrays::stream).toArray();
        double[][] K = new double[y.length][y.length];
        for (int a = 0; a < y.length; a++) {
            for (int b = 0; b < y.length; b++) {
                double distance = Math.abs(data.X()[condition[a]][0] - data.X()[condition[b]][0]);
                double r = Math.sqrt(5) * distance / 0.4;
                double noise = 0.07 * TREND.at(level[condition[a]]) / typical;
                K[a][b] = 1 + Math.exp(0.2) * (1 + r + r * r / 3) * Math.exp(-r) + (a == b ? noise : 0);
            }
        }
        return Math.log(new MultivariateNormalDistribution(new double[y.length], K).density(y));
    }

    @Test
    void the_likelihood_and_its_gradient_are_those_of_all_values() {
        for (long seed = 0; seed < 20; seed++) {
            RandomStream random = RandomStream.of(seed);
            double[][] X = new double[8][1];
            double[][] values = new double[8][];
            double[] level = new double[8];
            for (int i = 0; i < 8; i++) {
                X[i][0] = random.uniform();
                values[i] = new double[1 + random.below(3)];
                Arrays.setAll(values[i], r -> random.gaussian());
                level[i] = random.gaussian();
            }
            Observations data = Observations.of(X, values).with(TREND, level);
            MarginalLikelihood likelihood = new MarginalLikelihood(KERNEL, new Pairs(X, NUMERIC), data, 1);
            assertThat(likelihood.value(THETA))
                    .as("seed %d", seed)
                    .isCloseTo(naiveLikelihood(data, values, level), within(1e-7));
            double[] gradient = new double[THETA.length];
            likelihood.value(THETA, gradient);
            assertThat(gradient)
                    .as("seed %d", seed)
                    .containsExactly(NumericalGradient.of(likelihood::value, THETA), within(1e-5));
        }
    }

    @Test
    void a_left_out_condition_is_predicted_with_the_noise_of_its_level() {
        Observations data = measured(16, 4, level -> level < 0 ? 0.005 : 0.2, RandomStream.of(3));
        Observations found = NoiseLevels.of(KERNEL, PRIORS, data, RandomStream.of(1));
        GaussianProcess process = new Fit(KERNEL, PRIORS, found).mostProbable(RandomStream.of(2));
        LeaveOneOut left = new Fit(KERNEL, PRIORS, found).crossValidated(process);
        double low = IntStream.range(0, 8)
                .mapToDouble(i -> left.variance()[2 * i])
                .average()
                .orElseThrow();
        double high = IntStream.range(0, 8)
                .mapToDouble(i -> left.variance()[2 * i + 1])
                .average()
                .orElseThrow();
        assertThat(high).isGreaterThan(low + 0.5 * 0.04 / 4);
        assertThat(process.noiseVariance(1)).isGreaterThan(process.noiseVariance(-1) + 0.5 * 0.04);
    }
}
