package shikomi.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import shikomi.math.RandomStream;
import shikomi.recipe.RecipeReader;
import shikomi.space.Encoding;
import shikomi.space.Region;
import shikomi.space.Space;

/** Groups of near copies, and the distances they are measured by, compared with simulations. */
class NearCopiesTest {
    private static Space space(String parameters) {
        return RecipeReader.read("r", "recipe: 1\nname: r\n" + parameters + "\nobjectives: {y: {goal: maximize}}\n")
                .orElseThrow()
                .space();
    }

    private static final Space SQUARE =
            space("parameters: {a: {kind: continuous, low: 0, high: 1}, b: {kind: continuous, low: 0, high: 1}}");

    /** On a torus no point is near a wall, as the formula assumes. */
    @Test
    void the_distance_between_neighbours_is_that_of_points_at_random() {
        for (int d = 1; d <= 4; d++) {
            RandomStream random = RandomStream.of(d);
            int n = 400;
            double[][] points = new double[n][];
            int dimensions = d;
            Arrays.setAll(points, i -> random.uniforms(dimensions));
            double mean = 0;
            for (int i = 0; i < n; i++) {
                double least = Double.POSITIVE_INFINITY;
                for (int j = 0; j < n; j++) {
                    least = i == j ? least : Math.min(least, torus(points[i], points[j]));
                }
                mean += least / n;
            }
            assertThat(NearCopies.neighbourDistance(d, n)).isCloseTo(mean, within(0.06 * mean));
        }
    }

    private static double torus(double[] a, double[] b) {
        double squares = 0;
        for (int j = 0; j < a.length; j++) {
            double difference = Math.abs(a[j] - b[j]);
            squares += Math.pow(Math.min(difference, 1 - difference), 2);
        }
        return Math.sqrt(squares);
    }

    @Test
    void a_fine_search_is_one_group_and_spread_points_are_groups_of_their_own() {
        double[][] X = {{0.1, 0.1}, {0.9, 0.2}, {0.5, 0.5}, {0.2, 0.9}, {0.51, 0.5}, {0.49, 0.51}, {0.5, 0.52}};
        NearCopies copies = new NearCopies(new Encoding(SQUARE), 2, X.length);
        assertThat(copies.groups(X)).containsExactly(0, 1, 2, 3, 2, 2, 2);
        assertThat(copies.isFar(new double[] {0.9, 0.9}, X)).isTrue();
        assertThat(copies.isFar(new double[] {0.6, 0.5}, X)).isFalse();
    }

    @Test
    void another_choice_is_never_a_copy() {
        Space choices = space(
                "parameters: {a: {kind: continuous, low: 0, high: 1}, s: {kind: categorical," + " choices: [A, B]}}");
        double[][] X = {{0.5, 0}, {0.5, 1}, {0.5, 0}};
        assertThat(new NearCopies(new Encoding(choices), 2, 3).groups(X)).containsExactly(0, 1, 0);
    }

    @Test
    void the_spread_of_a_mixture_is_that_of_random_mixtures() {
        Space mixture = space("parameters: {a: {kind: continuous, low: 0, high: 1}, b: {kind: continuous, low: 0,"
                + " high: 1}, c: {kind: continuous, low: 0, high: 1}, d: {kind: continuous, low: 0, high: 1}}\n"
                + "mixtures: {m: {components: [a, b, c, d], total: 1}}");
        double[] fractions = new Region(mixture)
                .sample(4000, RandomStream.of(1)).stream()
                        .mapToDouble(z -> z[2])
                        .toArray();
        double mean = Arrays.stream(fractions).average().orElseThrow();
        double sd = Math.sqrt(Arrays.stream(fractions)
                .map(x -> (x - mean) * (x - mean))
                .average()
                .orElseThrow());
        assertThat(new Encoding(mixture).spreads()[2]).isCloseTo(sd, within(0.05 * sd));
    }
}
