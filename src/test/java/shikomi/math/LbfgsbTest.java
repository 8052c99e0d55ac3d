package shikomi.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LbfgsbTest {
    private static final Lbfgsb.Limits TIGHT = new Lbfgsb.Limits(1e-8, 500);

    private static double rosenbrock(double[] x, double[] g) {
        double f = 0;
        java.util.Arrays.fill(g, 0);
        for (int i = 0; i + 1 < x.length; i++) {
            double a = x[i + 1] - x[i] * x[i];
            double b = 1 - x[i];
            f += 100 * a * a + b * b;
            g[i] += -400 * a * x[i] - 2 * b;
            g[i + 1] += 200 * a;
        }
        return f;
    }

    private static double[] filled(int n, double value) {
        double[] x = new double[n];
        java.util.Arrays.fill(x, value);
        return x;
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 5, 30})
    void finds_the_minimum_of_rosenbrocks_valley(int n) {
        var minimum = Lbfgsb.minimise(LbfgsbTest::rosenbrock, filled(n, -1), filled(n, -2), filled(n, 2), TIGHT);
        assertThat(minimum.converged()).isTrue();
        assertThat(minimum.x()).containsExactly(filled(n, 1), within(1e-6));
    }

    @Test
    void stops_at_a_bound_across_the_valley() {
        // With x₁ ≤ 0.8 the minimum is at (0.8, 0.64), value (1 − 0.8)².
        var minimum = Lbfgsb.minimise(
                LbfgsbTest::rosenbrock, new double[] {-1.2, 1}, new double[] {-2, -2}, new double[] {0.8, 2}, TIGHT);
        assertThat(minimum.converged()).isTrue();
        assertThat(minimum.x()).containsExactly(new double[] {0.8, 0.64}, within(1e-7));
        assertThat(minimum.value()).isCloseTo(0.04, within(1e-12));
    }

    @Test
    void meets_the_conditions_of_a_minimum_on_random_bounded_quadratics() {
        for (long seed = 0; seed < 200; seed++) {
            RandomStream random = RandomStream.of(seed);
            int n = 1 + random.below(8);
            double[][] B = new double[n][n];
            double[] c = new double[n];
            double[] low = new double[n];
            double[] high = new double[n];
            double[] start = new double[n];
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    B[i][j] = random.gaussian();
                }
                c[i] = 3 * random.gaussian();
                low[i] = -random.uniform();
                high[i] = random.below(5) == 0 ? low[i] : random.uniform();
                start[i] = 4 * random.gaussian();
            }
            DifferentiableFunction quadratic = (x, g) -> {
                double f = 0;
                java.util.Arrays.fill(g, 0);
                for (int r = 0; r < n; r++) {
                    double along = Dot.of(B[r], x);
                    f += 0.5 * along * along + c[r] * x[r] + 0.05 * x[r] * x[r];
                    g[r] += c[r] + 0.1 * x[r];
                    for (int j = 0; j < n; j++) {
                        g[j] += along * B[r][j];
                    }
                }
                return f;
            };
            var minimum = Lbfgsb.minimise(quadratic, start, low, high, TIGHT);
            double[] g = new double[n];
            quadratic.value(minimum.x(), g);
            for (int i = 0; i < n; i++) {
                double moved = Math.clamp(minimum.x()[i] - g[i], low[i], high[i]);
                assertThat(moved).as("seed %d, variable %d", seed, i).isCloseTo(minimum.x()[i], within(1e-6));
            }
        }
    }

    @Test
    void steps_back_from_where_the_function_cannot_be_computed() {
        DifferentiableFunction barrier = (x, g) -> {
            g[0] = 1 - 1 / x[0];
            return x[0] > 0.3 ? x[0] - Math.log(x[0]) : Double.POSITIVE_INFINITY;
        };
        var minimum = Lbfgsb.minimise(barrier, new double[] {9}, new double[] {-50}, new double[] {50}, TIGHT);
        assertThat(minimum.x()[0]).isCloseTo(1, within(1e-6));
    }

    @Test
    void a_start_that_cannot_be_computed_is_refused() {
        assertThatThrownBy(() -> Lbfgsb.minimise(
                        (x, g) -> Double.NaN, new double[] {1}, new double[] {0}, new double[] {2}, TIGHT))
                .hasMessage("The function is NaN at the start [1.0]");
    }
}
