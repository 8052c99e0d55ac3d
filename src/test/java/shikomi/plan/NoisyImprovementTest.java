package shikomi.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import shikomi.math.Cholesky;
import shikomi.math.Matrix;
import shikomi.math.RandomStream;
import shikomi.surrogate.Fit;
import shikomi.surrogate.GaussianProcess;
import shikomi.surrogate.Inputs;
import shikomi.surrogate.Observations;
import shikomi.surrogate.Priors;

class NoisyImprovementTest {
    private static final int DIMENSION = 2;
    private static final boolean[] NUMERIC = new boolean[DIMENSION];

    private static double[][] rows(SplittableRandom random, int n) {
        double[][] X = new double[n][];
        Arrays.setAll(X, i -> random.doubles(DIMENSION).toArray());
        return X;
    }

    private static GaussianProcess process(SplittableRandom random, double[][] X) {
        double[] y = Arrays.stream(X)
                .mapToDouble(x -> Math.sin(5 * x[0]) - x[1] + 0.7 * random.nextGaussian())
                .toArray();
        return new Fit(Inputs.plain(NUMERIC).kernel(), Priors.of(NUMERIC, DIMENSION, 0.5), Observations.single(X, y))
                .mostProbable(RandomStream.of(1));
    }

    private static NoisyImprovement of(GaussianProcess process, double[][] X, int draws) {
        return new NoisyImprovement(
                List.of(new NoisyImprovement.Imagined(1, process.fantasies(X, draws, RandomStream.of(5)))));
    }

    /** E[max(0, f(x) − max f(B))] over joint draws of the true values at B and x. */
    private static double byDrawing(GaussianProcess process, double[][] B, double[] x) {
        double[][] all = Arrays.copyOf(B, B.length + 1);
        all[B.length] = x;
        Matrix sigma = process.covariance(all);
        for (int i = 0; i < all.length; i++) {
            sigma.set(i, i, sigma.get(i, i) + 1e-9);
        }
        Cholesky C = Cholesky.of(sigma);
        double[] mean = process.predict(all).mean();
        SplittableRandom random = new SplittableRandom(9);
        int draws = 400_000;
        double sum = 0;
        for (int s = 0; s < draws; s++) {
            double[] z = new double[all.length];
            Arrays.setAll(z, i -> random.nextGaussian());
            double[] f = C.lowerTimes(z);
            double best = Double.NEGATIVE_INFINITY;
            for (int b = 0; b < B.length; b++) {
                best = Math.max(best, mean[b] + f[b]);
            }
            sum += Math.max(0, mean[B.length] + f[B.length] - best);
        }
        return sum / draws;
    }

    @Test
    void it_is_the_average_over_joint_draws_of_all_true_values() {
        for (int seed = 1; seed <= 3; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            double[][] X = rows(random, 8);
            GaussianProcess process = process(random, X);
            double[][] at = rows(random, 50);
            double[] found = of(process, X, 20_000).at(at);
            int best = IntStream.range(0, at.length)
                    .boxed()
                    .max(Comparator.comparingDouble(i -> found[i]))
                    .orElseThrow(); // where improvement is rare, drawing tells little
            double wanted = byDrawing(process, X, at[best]);
            assertThat(Math.exp(found[best])).as("seed %d", seed).isCloseTo(wanted, within(0.03 * wanted));
        }
    }

    @Test
    void its_slope_is_that_of_its_values() {
        for (int seed = 1; seed <= 10; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            double[][] X = rows(random, 10);
            NoisyImprovement acquisition = of(process(random, X), X, 16);
            double[] x = random.doubles(DIMENSION).toArray();
            double[] gradient = new double[DIMENSION];
            double value = acquisition.at(x, gradient);
            assertThat(acquisition.at(new double[][] {x})[0]).isCloseTo(value, within(1e-9 * (1 + Math.abs(value))));
            for (int j = 0; j < DIMENSION; j++) {
                double[] more = x.clone();
                double[] less = x.clone();
                more[j] += 1e-5;
                less[j] -= 1e-5;
                double[] both = acquisition.at(new double[][] {more, less});
                assertThat(gradient[j])
                        .as("seed %d", seed)
                        .isCloseTo((both[0] - both[1]) / 2e-5, within(1e-4 * (1 + Math.abs(gradient[j]))));
            }
        }
    }
}
