package shikomi.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import shikomi.math.RandomStream;

class TestFunctionTest {
    private static TestFunction named(String name) {
        return TestFunction.all().stream()
                .filter(f -> f.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static double[] filled(int d, double value) {
        double[] x = new double[d];
        Arrays.fill(x, value);
        return x;
    }

    /** The published places of the smallest values. */
    @Test
    void the_smallest_values_are_where_they_are_published() {
        assertAt("Branin", new double[] {Math.PI, 2.275}, 1e-6);
        assertAt("Branin", new double[] {-Math.PI, 12.275}, 1e-6);
        assertAt("Branin", new double[] {9.42478, 2.475}, 1e-6);
        assertAt("Hartmann 3", new double[] {0.114614, 0.555649, 0.852547}, 1e-5);
        assertAt("Hartmann 6", new double[] {0.20169, 0.150011, 0.476874, 0.275332, 0.311652, 0.6573}, 1e-5);
        assertAt("Ackley 5", filled(5, 0), 1e-12);
        assertAt("Levy 4", filled(4, 1), 1e-12);
        assertAt("Rosenbrock 4", filled(4, 1), 1e-12);
        assertAt("Styblinski-Tang 8", filled(8, -2.903534), 1e-6);
    }

    private static void assertAt(String name, double[] x, double tolerance) {
        TestFunction function = named(name);
        assertThat(function.formula().at(x)).isCloseTo(function.least(), within(tolerance));
    }

    @Test
    void nothing_is_smaller() {
        for (TestFunction function : TestFunction.all()) {
            RandomStream random = RandomStream.of(1).child(function.name());
            for (int i = 0; i < 20_000; i++) {
                double[] unit = new double[function.dimension()];
                Arrays.setAll(unit, j -> random.uniform());
                assertThat(function.formula().at(function.scaled(unit)))
                        .as(function.name())
                        .isGreaterThanOrEqualTo(function.least() - 1e-9);
            }
        }
    }

    /** 5 % of Branin's range over its box is 15.4; its spread is about a sixth of the range. */
    @Test
    void the_spread_is_that_of_a_large_sample() {
        assertThat(named("Branin").sd()).isCloseTo(51.3, within(1.5));
    }

    @Test
    void every_anchor_names_a_function() {
        assertThat(FunctionSuite.anchored()).hasSize(7);
        assertThat(FunctionSuite.synthetic()).hasSize(21);
    }
}
