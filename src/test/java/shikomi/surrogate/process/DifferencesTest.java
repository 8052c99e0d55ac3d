package shikomi.surrogate.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import shikomi.math.RandomStream;
import shikomi.surrogate.kernel.MaternKernel;

/** Which points a process expects to differ by less than a limit, against the rule for conditioning. */
class DifferencesTest {
    private static GaussianProcess process(RandomStream random) {
        double[][] X = new double[12][];
        double[][] y = new double[12][];
        for (int i = 0; i < X.length; i++) {
            X[i] = random.uniforms(2);
            y[i] = new double[] {Math.sin(4 * X[i][0]) + X[i][1] + 0.1 * random.gaussian()};
        }
        double[] theta = {Math.log(0.4), Math.log(0.8), Math.log(1.5), Math.log(0.01)};
        return new GaussianProcess(new MaternKernel(new boolean[2]), theta, 1, Observations.of(X, y, new int[12]));
    }

    /** From v(x | s) = v(x) − c(x, s)²/v(s); the covariance of near points is positive. */
    private static double naive(GaussianProcess process, double[] x, double[] s) {
        double[][] both = {x, s};
        Prediction there = process.predict(both);
        double known = process.believing(new double[][] {s}).predict(both).variance()[0];
        double covariance = Math.sqrt((there.variance()[0] - known) * there.variance()[1]);
        double difference = there.mean()[0] - there.mean()[1];
        return difference * difference + there.variance()[0] + there.variance()[1] - 2 * covariance;
    }

    @Test
    void the_expected_square_follows_from_what_conditioning_on_one_point_teaches_of_the_other() {
        RandomStream random = RandomStream.of(3);
        GaussianProcess process = process(random);
        for (int i = 0; i < 100; i++) {
            double[] s = random.uniforms(2);
            double[] x = {s[0] + 0.01 * random.gaussian(), s[1] + 0.01 * random.gaussian()};
            Differences differences = new Differences(process, new double[][] {s});
            double square = naive(process, x, s);
            assertThat(differences.anyBelow(new double[][] {x}, 1.001 * square + 1e-12))
                    .containsExactly(true);
            assertThat(differences.anyBelow(new double[][] {x}, 0.999 * square - 1e-12))
                    .containsExactly(false);
        }
    }

    @Test
    void a_point_is_compared_with_each_of_several_and_many_points_with_one() {
        RandomStream random = RandomStream.of(5);
        GaussianProcess process = process(random);
        double[][] fixed = {random.uniforms(2), random.uniforms(2), random.uniforms(2)};
        double[][] X = new double[300][];
        for (int i = 0; i < X.length; i++) {
            X[i] = random.uniforms(2);
        }
        boolean[] any = new Differences(process, fixed).anyBelow(X, 0.02);
        boolean[] expected = new boolean[X.length];
        int count = 0;
        for (double[] one : fixed) {
            boolean[] below = new Differences(process, new double[][] {one}).anyBelow(X, 0.02);
            for (int i = 0; i < X.length; i++) {
                expected[i] |= below[i];
            }
        }
        for (boolean each : expected) {
            count += each ? 1 : 0;
        }
        assertThat(any).containsExactly(expected);
        assertThat(count).isBetween(1, 299);
    }
}
