package shikomi.surrogate.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import shikomi.math.RandomStream;
import shikomi.surrogate.process.GaussianProcess;
import shikomi.surrogate.process.Observations;
import shikomi.surrogate.process.Prediction;
import shikomi.surrogate.process.PredictionGradient;

class SquareRootInputsTest {
    private static final boolean[] CATEGORY = {false, false, true};
    private static final double[] SHIFT = {0.01, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY};
    private static final double[] THETA = {-1, -0.5, 0.3, 0.2, -3};

    private static double[][] rows(int n) {
        RandomStream random = RandomStream.of(4);
        double[][] X = new double[n][];
        Arrays.setAll(X, i -> new double[] {i == 0 ? 0 : random.uniform(), random.uniform(), random.below(2)});
        return X;
    }

    /** The root of the first input, written down slowly. */
    private static double[][] byHand(double[][] X) {
        return Arrays.stream(X)
                .map(x -> new double[] {(Math.sqrt(x[0] + 0.01) - 0.1) / (Math.sqrt(1.01) - 0.1), x[1], x[2]})
                .toArray(double[][]::new);
    }

    private static GaussianProcess process(Kernel kernel, double[][] X) {
        double[] y =
                Arrays.stream(X).mapToDouble(x -> Math.sin(9 * x[0]) + x[1]).toArray();
        return new GaussianProcess(kernel, THETA, 1, Observations.single(X, y));
    }

    @Test
    void it_is_the_kernel_on_square_roots() {
        double[][] X = rows(12);
        double[][] S = rows(5);
        MaternKernel matern = new MaternKernel(CATEGORY);
        Prediction rooted = process(new SquareRootInputs(matern, SHIFT), X).predict(S);
        GaussianProcess onRoots = new GaussianProcess(
                matern,
                THETA,
                1,
                Observations.single(
                        byHand(X),
                        Arrays.stream(X)
                                .mapToDouble(x -> Math.sin(9 * x[0]) + x[1])
                                .toArray()));
        assertThat(rooted.mean()).containsExactly(onRoots.predict(byHand(S)).mean(), within(1e-10));
        assertThat(rooted.variance()).containsExactly(onRoots.predict(byHand(S)).variance(), within(1e-10));
    }

    @Test
    void gradients_match_finite_differences_even_where_a_component_is_missing() {
        GaussianProcess gp = process(new SquareRootInputs(new MaternKernel(CATEGORY), SHIFT), rows(12));
        for (double first : new double[] {0, 0.02, 0.7}) {
            double[] x = {first, 0.4, 1};
            PredictionGradient slope = gp.gradient(x);
            for (int j = 0; j < 2; j++) {
                double[] up = x.clone();
                double[] down = x.clone();
                up[j] += 1e-7;
                down[j] -= 1e-7;
                Prediction both = gp.predict(new double[][] {up, down});
                assertThat(slope.meanGradient()[j]).isCloseTo((both.mean()[0] - both.mean()[1]) / 2e-7, within(1e-4));
                assertThat(slope.varianceGradient()[j])
                        .isCloseTo((both.variance()[0] - both.variance()[1]) / 2e-7, within(1e-4));
            }
        }
    }

    @Test
    void an_infinite_shift_leaves_an_input_as_it_is() {
        double[] none = new double[3];
        Arrays.fill(none, Double.POSITIVE_INFINITY);
        MaternKernel matern = new MaternKernel(CATEGORY);
        assertThat(process(new SquareRootInputs(matern, none), rows(12))
                        .predict(rows(4))
                        .mean())
                .containsExactly(process(matern, rows(12)).predict(rows(4)).mean());
    }
}
