package shikomi.surrogate.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.MultivariateNormalDistribution;
import org.junit.jupiter.api.Test;
import shikomi.math.RandomStream;
import shikomi.surrogate.kernel.Kernel;
import shikomi.surrogate.kernel.MaternKernel;
import shikomi.surrogate.kernel.Pairs;

class KnownErrorsTest {
    private static final Kernel KERNEL = new MaternKernel(new boolean[1]);
    private static final double[] THETA = {Math.log(0.4), 0.2, Math.log(0.07)};

    /** Nine conditions measured once to three times; every other one has a standard error that is known. */
    private record Case(double[][] X, double[][] values, double[][] errors) {
        static Case of(long seed) {
            RandomStream random = RandomStream.of(seed);
            double[][] X = new double[9][];
            double[][] values = new double[9][];
            double[][] errors = new double[9][];
            for (int i = 0; i < 9; i++) {
                X[i] = new double[] {random.uniform()};
                values[i] = new double[1 + random.below(3)];
                errors[i] = new double[values[i].length];
                Arrays.setAll(values[i], r -> random.gaussian());
                Arrays.fill(errors[i], i % 2 == 0 ? 0 : 0.1 + random.uniform());
            }
            return new Case(X, values, errors);
        }

        Observations data() {
            return Observations.of(X, values).knowing(errors);
        }

        /** ln p of all values as one normal distribution, with the kernel's formula written once more. */
        double naive() {
            int[] condition = IntStream.range(0, X.length)
                    .flatMap(i -> IntStream.range(0, values[i].length).map(r -> i))
                    .toArray();
            double[] y = Arrays.stream(values).flatMapToDouble(Arrays::stream).toArray();
            double[] e = Arrays.stream(errors).flatMapToDouble(Arrays::stream).toArray();
            double[][] K = new double[y.length][y.length];
            for (int a = 0; a < y.length; a++) {
                for (int b = 0; b < y.length; b++) {
                    double r = Math.sqrt(5) * Math.abs(X[condition[a]][0] - X[condition[b]][0]) / 0.4;
                    K[a][b] =
                            1 + Math.exp(0.2) * (1 + r + r * r / 3) * Math.exp(-r) + (a == b ? 0.07 + e[a] * e[a] : 0);
                }
            }
            return Math.log(new MultivariateNormalDistribution(new double[y.length], K).density(y));
        }
    }

    private static MarginalLikelihood likelihood(Case given) {
        return new MarginalLikelihood(KERNEL, new Pairs(given.X(), KERNEL.category()), given.data(), 1);
    }

    @Test
    void the_likelihood_is_that_of_all_values_with_their_errors() {
        for (long seed = 0; seed < 20; seed++) {
            Case given = Case.of(seed);
            assertThat(likelihood(given).value(THETA)).as("seed %d", seed).isCloseTo(given.naive(), within(1e-8));
        }
    }

    @Test
    void the_gradient_is_its_derivative() {
        for (long seed = 0; seed < 20; seed++) {
            MarginalLikelihood likelihood = likelihood(Case.of(seed));
            double[] gradient = new double[THETA.length];
            likelihood.value(THETA, gradient);
            assertThat(gradient)
                    .as("seed %d", seed)
                    .containsExactly(NumericalGradient.of(likelihood::value, THETA), within(1e-6));
        }
    }

    @Test
    void an_uncertain_value_is_followed_less_than_a_certain_one() {
        double[][] X = {{0.1}, {0.5}, {0.9}};
        double[][] values = {{0}, {3}, {0}};
        double[][] at = {{0.5}};
        Observations data = Observations.of(X, values);
        double[] means = Arrays.stream(new double[] {0, 0.5, 2, 50})
                .map(error -> new GaussianProcess(KERNEL, THETA, 1, data.knowing(new double[][] {{0}, {error}, {0}}))
                        .predict(at)
                        .mean()[0])
                .toArray();
        assertThat(means[0]).isGreaterThan(2);
        assertThat(means[1]).isBetween(means[2], means[0]);
        assertThat(means[2]).isBetween(means[3], means[1]);
        double without = new GaussianProcess(
                        KERNEL, THETA, 1, Observations.of(new double[][] {{0.1}, {0.9}}, new double[][] {{0}, {0}}))
                .predict(at)
                .mean()[0];
        assertThat(means[3]).isCloseTo(without, within(0.01));
    }

    @Test
    void a_change_of_scale_changes_the_errors_too() {
        Observations data = Observations.of(new double[][] {{0}, {1}}, new double[][] {{2}, {10}})
                .knowing(new double[][] {{0}, {0.5}});
        assertThat(data.changed(y -> -3 * y).known()).containsExactly(new double[] {0, 2.25}, within(1e-12));
        assertThat(Math.sqrt(data.changed(Math::log).known()[1])).isCloseTo(0.05, within(1e-4));
        assertThat(data.only(List.of(1)).known()).containsExactly(0.25);
    }
}
