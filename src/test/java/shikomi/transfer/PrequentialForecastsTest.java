package shikomi.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.TDistribution;
import org.junit.jupiter.api.Test;
import shikomi.math.RandomStream;
import shikomi.math.Spread;
import shikomi.surrogate.kernel.InputColumns;
import shikomi.surrogate.process.Fit;
import shikomi.surrogate.process.GaussianProcess;
import shikomi.surrogate.process.Observations;
import shikomi.surrogate.process.Prediction;
import shikomi.surrogate.process.Priors;

/** Each result is forecast from what was known before it. */
class PrequentialForecastsTest {
    private static final InputColumns INPUTS = InputColumns.plain(new boolean[2]);
    private static final Priors PRIORS = Priors.of(INPUTS.category(), 2, null);
    private static final int N = 13;

    private static double hill(double[] x) {
        return Math.sin(4 * x[0]) + 1.5 * x[1] * x[1] - x[0] * x[1];
    }

    /** One to three replicates of each condition; every third has a reported standard error. */
    private record Case(double[][] X, double[][] values, double[][] errors) {
        static Case of(long seed) {
            RandomStream random = RandomStream.of(seed);
            double[][] X = new double[N][];
            double[][] values = new double[N][];
            double[][] errors = new double[N][];
            for (int i = 0; i < N; i++) {
                X[i] = random.uniforms(2);
                values[i] = new double[1 + random.below(3)];
                errors[i] = new double[values[i].length];
                double truth = 40 + 5 * hill(X[i]);
                Arrays.setAll(values[i], r -> truth + random.gaussian());
                Arrays.fill(errors[i], i % 3 == 0 ? 0.8 : 0);
            }
            return new Case(X, values, errors);
        }

        Observations data() {
            return Observations.of(X, values).knowing(errors);
        }

        double mean(int i) {
            return Arrays.stream(values[i]).average().orElseThrow();
        }

        /** The log density of condition t, given the first {@code known}, written once more. */
        double naive(int t, int known) {
            double[] means = IntStream.range(0, known).mapToDouble(this::mean).toArray();
            double centre = Arrays.stream(means).average().orElseThrow();
            double sd = Math.sqrt(Arrays.stream(means)
                            .map(mean -> (mean - centre) * (mean - centre))
                            .sum()
                    / (known - 1));
            double[][] past = IntStream.range(0, known)
                    .mapToObj(i -> Arrays.stream(values[i])
                            .map(value -> (value - centre) / sd)
                            .toArray())
                    .toArray(double[][]::new);
            double[][] scaled = IntStream.range(0, known)
                    .mapToObj(i ->
                            Arrays.stream(errors[i]).map(error -> error / sd).toArray())
                    .toArray(double[][]::new);
            GaussianProcess process = new Fit(
                            INPUTS.kernel(),
                            PRIORS,
                            Observations.of(Arrays.copyOf(X, known), past).knowing(scaled))
                    .fromMedians();
            double[] theta = process.theta(); // two length-scales, amplitude, noise, nugget if there are replicates
            double noise = Math.exp(theta[3]);
            double nugget = theta.length > 4 ? Math.exp(theta[4]) : 0;
            double error = errors[t][0] / sd;
            Prediction there = process.predict(new double[][] {X[t]});
            double spread = Math.sqrt(there.variance()[0] + nugget + (noise + error * error) / values[t].length);
            double z = ((mean(t) - centre) / sd - there.mean()[0]) / spread;
            return Math.log(new TDistribution(known - 1).density(z) / (spread * sd));
        }
    }

    private static List<AlignedMean> source(Observations data) {
        RandomStream random = RandomStream.of(11);
        double[][] X = new double[48][];
        Arrays.setAll(X, i -> random.uniforms(2));
        double[] y =
                Arrays.stream(X).mapToDouble(PrequentialForecastsTest::hill).toArray();
        String[] group =
                IntStream.range(0, X.length).mapToObj(i -> "lab " + i / 16).toArray(String[]::new);
        HierarchicalProcess literature = HierarchicalProcess.of(
                GroupedObservations.of(X, y, group, new boolean[] {true, true}), INPUTS, RandomStream.of(1));
        return List.of(
                AlignedMean.of(literature, literature.groupMean(data.X(), -1, RandomStream.of(2)), new Spread(0, 1)));
    }

    @Test
    void the_own_model_forecasts_as_its_naive_twin() {
        for (long seed = 0; seed < 5; seed++) {
            Case given = Case.of(seed);
            List<double[]> forecasts = PrequentialForecasts.logDensities(INPUTS, PRIORS, given.data(), List.of());
            assertThat(forecasts).hasSize(N - 2);
            for (int t = 2; t < N; t++) {
                assertThat(forecasts.get(t - 2)[0])
                        .as("seed %d, result %d", seed, t)
                        .isCloseTo(given.naive(t, Integer.highestOneBit(t)), within(1e-6));
            }
        }
    }

    @Test
    void later_results_change_no_earlier_forecast() {
        Case given = Case.of(7);
        Observations data = given.data();
        double[][] values = given.values().clone();
        for (int i = 8; i < N; i++) {
            values[i] = Arrays.stream(values[i]).map(value -> 1e4 - 300 * value).toArray();
        }
        Observations other = Observations.of(given.X(), values).knowing(given.errors());
        List<double[]> one = PrequentialForecasts.logDensities(INPUTS, PRIORS, data, source(data));
        List<double[]> two = PrequentialForecasts.logDensities(INPUTS, PRIORS, other, source(data));
        for (int t = 2; t < 8; t++) {
            assertThat(two.get(t - 2)).as("result %d", t).containsExactly(one.get(t - 2));
        }
        assertThat(two.get(N - 3)[0]).isNotEqualTo(one.get(N - 3)[0]);
    }

    @Test
    void forecasts_do_not_depend_on_the_unit() {
        Case given = Case.of(8);
        Observations data = given.data();
        List<AlignedMean> source = source(data);
        List<double[]> one = PrequentialForecasts.logDensities(INPUTS, PRIORS, data, source);
        List<double[]> two = PrequentialForecasts.logDensities(
                INPUTS,
                PRIORS,
                data.changed(y -> 7 * y + 3),
                source.stream()
                        .map(each -> each.in(new Spread(-3.0 / 7, 1.0 / 7)))
                        .toList());
        for (int t = 2; t < N; t++) {
            double[] inUnit = Arrays.stream(two.get(t - 2))
                    .map(density -> density + Math.log(7))
                    .toArray();
            assertThat(inUnit).as("result %d", t).containsExactly(one.get(t - 2), within(1e-6));
        }
    }

    @Test
    void a_known_noise_is_known_in_any_unit() {
        Priors known = Priors.of(INPUTS.category(), 2, 0.04);
        assertThat(Math.exp(known.inUnit(2).get(3).low())).isCloseTo(0.01, within(1e-12));
        assertThat(PRIORS.inUnit(2)).isEqualTo(PRIORS);
    }

    @Test
    void equal_results_forecast_nothing() {
        double[][] X = Case.of(1).X();
        double[] y = new double[N];
        y[5] = 1;
        List<double[]> forecasts =
                PrequentialForecasts.logDensities(INPUTS, PRIORS, Observations.single(X, y), List.of());
        assertThat(forecasts).as("results 8 to 12").hasSize(5);
    }
}
