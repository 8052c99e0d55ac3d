package shikomi.acquisition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import shikomi.math.RandomStream;
import shikomi.surrogate.ensemble.Ensemble;
import shikomi.surrogate.ensemble.EnsembleSpec;
import shikomi.surrogate.kernel.InputColumns;
import shikomi.surrogate.process.Observations;
import shikomi.surrogate.process.Prediction;
import shikomi.surrogate.process.Priors;

class ExpectedImprovementTest {
    private static final int DIMENSION = 3;

    private static double[] random(SplittableRandom random) {
        return random.doubles(DIMENSION).toArray();
    }

    private static Ensemble process(SplittableRandom random) {
        double[][] X = new double[12][];
        Arrays.setAll(X, i -> random(random));
        double[] y = Arrays.stream(X)
                .mapToDouble(x -> Math.sin(5 * x[0]) - x[1] * x[2])
                .toArray();
        boolean[] numeric = new boolean[DIMENSION];
        return new EnsembleSpec(1, Set.of())
                .of(
                        InputColumns.plain(numeric),
                        Priors.of(numeric, DIMENSION, 0.01),
                        Observations.single(X, y),
                        RandomStream.of(1));
    }

    /** E[max(0, f − best)] by Simpson's rule over the normal density. */
    private static double byIntegration(double mean, double sd, double best) {
        double low = Math.max(best, mean - 12 * sd);
        double high = Math.max(best, mean) + 12 * sd;
        int n = 20_000;
        double step = (high - low) / n;
        double sum = 0;
        for (int i = 0; i <= n; i++) {
            double f = low + i * step;
            double z = (f - mean) / sd;
            double weight = i == 0 || i == n ? 1 : i % 2 == 1 ? 4 : 2;
            sum += weight * (f - best) * Math.exp(-z * z / 2);
        }
        return sum * step / 3 / (sd * Math.sqrt(2 * Math.PI));
    }

    @Test
    void it_is_the_integral_of_the_definition() {
        for (int seed = 1; seed <= 20; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Ensemble process = process(random);
            double[][] x = {random(random)};
            Prediction there =
                    process.acquisitionModels().getFirst().surrogate().predict(x);
            double best = there.mean()[0] + (4 * random.nextDouble() - 2) * there.sd(0);
            assertThat(new ExpectedImprovement(process.acquisitionModels(), new double[] {best}).at(x)[0])
                    .as("seed %d", seed)
                    .isCloseTo(Math.log(byIntegration(there.mean()[0], there.sd(0), best)), within(1e-7));
        }
    }

    @Test
    void its_slope_is_that_of_finite_differences() {
        for (int seed = 1; seed <= 20; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            ExpectedImprovement improvement = new ExpectedImprovement(
                    process(random).acquisitionModels(), new double[] {0.5 + random.nextDouble(), 0.7, 0.2});
            double[] x = random(random);
            double[] gradient = new double[DIMENSION];
            double value = improvement.at(x, gradient);
            assertThat(improvement.at(new double[][] {x})[0]).isCloseTo(value, within(1e-9));
            double step = 1e-6;
            for (int j = 0; j < DIMENSION; j++) {
                double[] up = x.clone();
                double[] down = x.clone();
                up[j] += step;
                down[j] -= step;
                double[] around = improvement.at(new double[][] {up, down});
                double difference = (around[0] - around[1]) / (2 * step);
                assertThat(gradient[j])
                        .as("seed %d, input %d", seed, j)
                        .isCloseTo(difference, within(1e-4 * (1 + Math.abs(difference))));
            }
        }
    }

    @Test
    void far_below_the_best_it_is_still_a_finite_number_with_a_slope() {
        SplittableRandom random = new SplittableRandom(1);
        double[] gradient = new double[DIMENSION];
        double value = new ExpectedImprovement(process(random).acquisitionModels(), new double[] {1e6})
                .at(random(random), gradient);
        assertThat(value).isFinite().isLessThan(-1e6);
        assertThat(gradient).doesNotContain(0, Double.NaN);
    }
}
