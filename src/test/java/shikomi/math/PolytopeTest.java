package shikomi.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class PolytopeTest {
    private static final Polytope.Row SUM_IS_ONE = new Polytope.Row(new double[] {1, 1, 1}, true, 1);

    @Test
    void samples_of_the_triangle_are_uniform() {
        List<double[]> points = new Polytope(3, List.of(SUM_IS_ONE)).sample(20_000, RandomStream.of(1));
        double[] mean = new double[3];
        int corner = 0;
        for (double[] z : points) {
            assertThat(z[0] + z[1] + z[2]).isCloseTo(1, within(1e-9));
            for (int j = 0; j < 3; j++) {
                mean[j] += z[j] / points.size();
            }
            corner += z[0] > 0.5 ? 1 : 0;
        }
        assertThat(mean).containsExactly(new double[] {1.0 / 3, 1.0 / 3, 1.0 / 3}, within(0.01));
        assertThat(corner / 20_000.0).isCloseTo(0.25, within(0.02)); // the triangle above 0.5 is a quarter
    }

    @Test
    void samples_keep_every_inequality() {
        var row = new Polytope.Row(new double[] {1, -0.5, 0}, false, 0.3);
        for (double[] z : new Polytope(3, List.of(SUM_IS_ONE, row)).sample(500, RandomStream.of(2))) {
            assertThat(z[0]).isLessThanOrEqualTo(0.3 + 0.5 * z[1] + 1e-9);
        }
    }

    @Test
    void a_flat_region_is_sampled_within_its_plane() {
        // x + y ≤ 1 and x + y ≥ 1 together are an equation.
        List<Polytope.Row> rows = List.of(
                new Polytope.Row(new double[] {1, 1}, false, 1), new Polytope.Row(new double[] {-1, -1}, false, -1));
        List<double[]> points = new Polytope(2, rows).sample(200, RandomStream.of(3));
        assertThat(points).allSatisfy(z -> assertThat(z[0] + z[1]).isCloseTo(1, within(1e-8)));
        assertThat(points.stream().mapToDouble(z -> z[0]).min().orElseThrow()).isLessThan(0.1);
        assertThat(points.stream().mapToDouble(z -> z[0]).max().orElseThrow()).isGreaterThan(0.9);
    }

    @Test
    void a_single_point_is_sampled_as_itself() {
        List<Polytope.Row> rows = List.of(new Polytope.Row(new double[] {1, 1}, true, 2));
        assertThat(new Polytope(2, rows).sample(2, RandomStream.of(4)))
                .allSatisfy(z -> assertThat(z).containsExactly(new double[] {1, 1}, within(1e-9)));
    }

    @Test
    void samples_of_a_mixture_of_ten_are_dirichlet_and_nearly_independent() {
        double[] ones = new double[10];
        Arrays.fill(ones, 1);
        int count = 20_000;
        List<double[]> points =
                new Polytope(10, List.of(new Polytope.Row(ones, true, 1))).sample(count, RandomStream.of(8));
        for (int j = 0; j < 10; j++) {
            int component = j;
            double[] z = points.stream().mapToDouble(point -> point[component]).toArray();
            double mean = Arrays.stream(z).average().orElseThrow();
            double variance = 0;
            double next = 0;
            for (int i = 0; i < count; i++) {
                variance += (z[i] - mean) * (z[i] - mean) / count;
                next += i == 0 ? 0 : (z[i] - mean) * (z[i - 1] - mean) / count;
            }
            assertThat(mean).isCloseTo(0.1, within(0.004)); // Dirichlet(1): mean 1/10, variance 9/1100
            assertThat(variance).isCloseTo(9.0 / 1100, within(0.0006));
            assertThat(next / variance).isLessThan(0.2);
            double above = Arrays.stream(z).filter(v -> v > 0.2).count() / (double) count;
            assertThat(above).isCloseTo(Math.pow(0.8, 9), within(0.015)); // P(z > t) = (1 − t)⁹
        }
    }

    @Test
    void samples_have_the_moments_of_rejection_sampling() {
        List<Polytope.Row> rows = List.of(
                new Polytope.Row(new double[] {1, 0.5, 2, 0}, false, 1.2),
                new Polytope.Row(new double[] {-1, 1, 0, 1}, false, 0.4));
        List<double[]> accepted = new ArrayList<>();
        RandomStream random = RandomStream.of(9);
        while (accepted.size() < 20_000) {
            double[] z = random.uniforms(4);
            if (rows.stream().allMatch(row -> Dot.of(row.a(), z) <= row.bound())) {
                accepted.add(z);
            }
        }
        List<double[]> points = new Polytope(4, rows).sample(20_000, random);
        for (int i = 0; i < 4; i++) {
            for (int j = 0; j <= i; j++) {
                assertThat(product(points, i, j)).isCloseTo(product(accepted, i, j), within(0.012));
            }
        }
    }

    /** The average of z_i + z_i z_j. */
    private static double product(List<double[]> points, int i, int j) {
        return points.stream().mapToDouble(z -> z[i] + z[i] * z[j]).average().orElseThrow();
    }

    @Test
    void a_thin_region_is_sampled_along_its_whole_length() {
        // |x − y| ≤ 10⁻⁴ in three dimensions: the share with x below t is t, and y − x is uniform.
        List<Polytope.Row> rows = List.of(
                new Polytope.Row(new double[] {1, -1, 0}, false, 1e-4),
                new Polytope.Row(new double[] {-1, 1, 0}, false, 1e-4));
        List<double[]> points = new Polytope(3, rows).sample(4000, RandomStream.of(10));
        for (double t : new double[] {0.1, 0.5, 0.9}) {
            assertThat(points.stream().filter(z -> z[0] < t).count() / 4000.0).isCloseTo(t, within(0.04));
        }
        assertThat(points.stream().filter(z -> z[1] - z[0] < 5e-5).count() / 4000.0)
                .isCloseTo(0.75, within(0.04));
    }

    @Test
    void projects_onto_the_triangle() {
        Polytope triangle = new Polytope(3, List.of(SUM_IS_ONE));
        assertThat(triangle.project(new double[] {2, 0, 0})).containsExactly(new double[] {1, 0, 0}, within(1e-8));
        assertThat(triangle.project(new double[] {0.5, 0.5, 0.5}))
                .containsExactly(new double[] {1.0 / 3, 1.0 / 3, 1.0 / 3}, within(1e-8));
    }

    @Test
    void no_point_of_the_polytope_is_nearer_than_the_projection() {
        var row = new Polytope.Row(new double[] {1, -0.5, 0.2}, false, 0.1);
        Polytope polytope = new Polytope(3, List.of(SUM_IS_ONE, row));
        List<double[]> inside = polytope.sample(2000, RandomStream.of(5));
        RandomStream random = RandomStream.of(6);
        for (int trial = 0; trial < 50; trial++) {
            double[] outside = {random.gaussian(), random.gaussian(), random.gaussian()};
            double[] projected = polytope.project(outside);
            assertThat(projected[0] + projected[1] + projected[2]).isCloseTo(1, within(1e-8));
            double least =
                    inside.stream().mapToDouble(z -> distance(z, outside)).min().orElseThrow();
            assertThat(distance(projected, outside)).isLessThanOrEqualTo(least + 1e-8);
        }
    }

    private static double distance(double[] a, double[] b) {
        return Math.sqrt(Math.pow(a[0] - b[0], 2) + Math.pow(a[1] - b[1], 2) + Math.pow(a[2] - b[2], 2));
    }

    @Test
    void an_empty_polytope_is_refused() {
        var tooMuch = new Polytope.Row(new double[] {1, 1}, true, 3);
        assertThatThrownBy(() -> new Polytope(2, List.of(tooMuch)))
                .hasMessage("The polytope of 1 equations and 0 inequalities is empty");
    }
}
