package shikomi.space;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import shikomi.math.RandomStream;
import shikomi.message.Numbers;

class LatticeTest {
    private static Parameter fraction(String name, double step) {
        return new Parameter.Continuous(name, 0, 1, step, Scale.LINEAR, null);
    }

    private static BigDecimal sum(double[] values) {
        return Arrays.stream(values).mapToObj(Numbers::exact).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    @Test
    void a_mixture_sums_to_its_total_exactly_in_decimals() {
        Space space = new Space(
                List.of(fraction("a", 0.01), fraction("b", 0.01), fraction("c", 0.01), fraction("d", 0.01)),
                List.of(new Mixture("m", List.of("a", "b", "c", "d"), 1, null)),
                List.of());
        RandomStream random = RandomStream.of(1);
        for (int trial = 0; trial < 500; trial++) {
            double[] x = {random.uniform(), random.uniform(), random.uniform(), random.uniform()};
            double total = Arrays.stream(x).sum();
            double[] rounded = new Lattice(space)
                    .near(Arrays.stream(x).map(v -> v / total).toArray())
                    .orElseThrow();
            assertThat(sum(rounded)).isEqualByComparingTo("1");
            for (int j = 0; j < 4; j++) {
                assertThat(Math.abs(rounded[j] - x[j] / total)).isLessThan(0.01); // largest remainder: within one step
            }
        }
    }

    @Test
    void largest_remainder_moves_the_component_nearest_to_its_next_step() {
        Space space = new Space(
                List.of(fraction("a", 0.1), fraction("b", 0.1), fraction("c", 0.1)),
                List.of(new Mixture("m", List.of("a", "b", "c"), 1, null)),
                List.of());
        // Rounded singly to 0.3, 0.3, 0.3; the remainder 0.1 goes to 0.34, which is nearest to 0.4.
        assertThat(new Lattice(space).near(new double[] {0.33, 0.34, 0.33}).orElseThrow())
                .containsExactly(0.3, 0.4, 0.3);
    }

    @Test
    void finds_a_point_wherever_brute_force_finds_one_and_it_keeps_every_limit() {
        int empty = 0;
        for (long seed = 0; seed < 300; seed++) {
            Space space = RandomSpaces.of(seed);
            List<double[]> all = RandomSpaces.all(space);
            RandomStream random = RandomStream.of(seed).child("point");
            double[] x = space.numeric().stream()
                    .mapToDouble(p -> p.low() + random.uniform() * (p.high() - p.low()))
                    .toArray();
            Optional<double[]> found = new Lattice(space).near(x);
            assertThat(found.isPresent()).as("seed %d: %s", seed, space).isEqualTo(!all.isEmpty());
            found.ifPresent(point -> assertThat(all).anyMatch(valid -> Arrays.equals(valid, point)));
            empty += all.isEmpty() ? 1 : 0;
        }
        assertThat(empty).isBetween(20, 200); // both kinds were really tried
    }

    @Test
    void a_third_is_kept_as_exactly_as_decimals_can() {
        Space space = new Space(
                List.of(fraction("a", 0.1), fraction("b", 0.1)), List.of(), List.of(new Constraint("a = b / 3")));
        assertThat(new Lattice(space).near(new double[] {0.2, 0.8}).orElseThrow())
                .isIn(new double[] {0.2, 0.6}, new double[] {0.3, 0.9});
    }

    @Test
    void a_point_far_outside_is_brought_in() {
        Space space = new Space(
                List.of(fraction("a", 0.0001), fraction("b", 0.0001)),
                List.of(),
                List.of(new Constraint("a <= 0.3 + 0.5 * b")));
        double[] rounded = new Lattice(space).near(new double[] {1, 0}).orElseThrow();
        assertThat(Numbers.exact(rounded[0]))
                .isLessThanOrEqualTo(Numbers.exact(rounded[1])
                        .multiply(new BigDecimal("0.5"))
                        .add(new BigDecimal("0.3")));
    }
}
