package shikomi.surrogate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import shikomi.math.RandomStream;

class FitTest {
    private static final boolean[] NUMERIC = {false, false, false};

    private static Observations smooth(int n, int replicates, double noise, long seed) {
        RandomStream random = RandomStream.of(seed);
        double[][] X = new double[n][];
        double[] mean = new double[n];
        double[] squares = new double[n];
        int[] counts = new int[n];
        for (int i = 0; i < n; i++) {
            X[i] = new double[] {random.uniform(), random.uniform(), random.uniform()};
            double truth = Math.sin(5 * X[i][0]) + X[i][1]; // the third input does nothing
            double[] values = new double[replicates];
            Arrays.setAll(values, r -> truth + noise * random.gaussian());
            mean[i] = Arrays.stream(values).average().orElseThrow();
            int at = i;
            squares[i] =
                    Arrays.stream(values).map(v -> Math.pow(v - mean[at], 2)).sum();
            counts[i] = replicates;
        }
        return new Observations(X, mean, counts, squares);
    }

    private static double objective(Priors priors, Observations data, double[] theta) {
        double value = new MarginalLikelihood(new Matern(NUMERIC), data, 1).value(theta, new double[theta.length]);
        for (int p = 0; p < theta.length; p++) {
            value += priors.get(p).logDensity(theta[p]);
        }
        return value;
    }

    @Test
    void nothing_near_the_fit_nor_among_many_draws_is_more_probable() {
        Priors priors = Priors.of(NUMERIC, 3, null);
        Observations data = smooth(25, 1, 0.1, 1);
        double[] theta = Fit.mostProbable(new Matern(NUMERIC), priors, data, null, RandomStream.of(1))
                .theta();
        double best = objective(priors, data, theta);
        RandomStream random = RandomStream.of(2);
        for (int draw = 0; draw < 2000; draw++) {
            double[] other = new double[theta.length];
            for (int p = 0; p < other.length; p++) {
                other[p] = draw % 2 == 0 ? priors.get(p).draw(random) : theta[p] + 0.05 * random.gaussian();
            }
            assertThat(objective(priors, data, other)).isLessThanOrEqualTo(best + 1e-9);
        }
    }

    @Test
    void an_input_that_does_nothing_gets_a_long_length_scale() {
        double[] theta = Fit.mostProbable(
                        new Matern(NUMERIC),
                        Priors.of(NUMERIC, 3, null),
                        smooth(40, 1, 0.05, 3),
                        null,
                        RandomStream.of(1))
                .theta();
        assertThat(theta[2]).isGreaterThan(theta[0] + 1);
    }

    @Test
    void replicates_tell_the_noise() {
        GaussianProcess gp = Fit.mostProbable(
                new Matern(NUMERIC), Priors.of(NUMERIC, 3, null), smooth(15, 6, 0.4, 4), null, RandomStream.of(1));
        assertThat(Math.sqrt(gp.noiseVariance())).isCloseTo(0.4, within(0.08));
    }

    @Test
    void a_known_noise_is_kept() {
        GaussianProcess gp = Fit.mostProbable(
                new Matern(NUMERIC), Priors.of(NUMERIC, 3, 0.03), smooth(15, 1, 0.4, 5), null, RandomStream.of(1));
        assertThat(gp.noiseVariance()).isCloseTo(0.03, within(1e-12));
    }

    @Test
    void one_condition_is_enough_for_a_model() {
        Observations one = Observations.single(new double[][] {{0.5, 0.5, 0.5}}, new double[] {0});
        GaussianProcess gp =
                Fit.mostProbable(new Matern(NUMERIC), Priors.of(NUMERIC, 3, null), one, null, RandomStream.of(1));
        assertThat(gp.predict(new double[][] {{0.5, 0.5, 0.5}}).mean()[0]).isCloseTo(0, within(1e-9));
    }

    @Test
    void the_same_seed_gives_the_same_bits() {
        Observations data = smooth(20, 2, 0.2, 6);
        double[] first = Fit.mostProbable(
                        new Matern(NUMERIC), Priors.of(NUMERIC, 3, null), data, null, RandomStream.of(9))
                .theta();
        double[] again = Fit.mostProbable(
                        new Matern(NUMERIC), Priors.of(NUMERIC, 3, null), data, null, RandomStream.of(9))
                .theta();
        assertThat(again).containsExactly(first);
    }
}
