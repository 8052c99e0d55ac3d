package shikomi.acquisition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import shikomi.math.RandomStream;

/** Designs that fill a region, compared with points at random, and the balance of choices. */
class FillingDesignTest {
    private static double[][] square(int count, long seed) {
        RandomStream random = RandomStream.of(seed);
        double[][] points = new double[count][];
        Arrays.setAll(points, i -> random.uniforms(2));
        return points;
    }

    /** The mean squared distance from a random point of the square to the nearest of these. */
    private static double distance(List<double[]> design) {
        return Arrays.stream(square(4000, 99))
                .mapToDouble(point -> design.stream()
                        .mapToDouble(each -> Math.pow(each[0] - point[0], 2) + Math.pow(each[1] - point[1], 2))
                        .min()
                        .orElseThrow())
                .average()
                .orElseThrow();
    }

    @Test
    void four_points_in_a_square_lie_at_the_centres_of_its_quarters() {
        List<double[]> centres = new FillingDesign(square(4000, 1), new double[0][]).centres(4, RandomStream.of(1));
        // Each quarter of the square has the mean squared distance 2 · (1/2)²/12 from its centre.
        assertThat(distance(centres)).isBetween(0.0415, 0.045);
        assertThat(centres)
                .allSatisfy(c -> assertThat(Math.min(Math.abs(c[0] - 0.25), Math.abs(c[0] - 0.75)))
                        .isLessThan(0.06));
    }

    @Test
    void a_design_is_closer_to_everything_than_points_at_random() {
        for (int seed = 0; seed < 10; seed++) {
            List<double[]> centres =
                    new FillingDesign(square(1024, seed), new double[0][]).centres(7, RandomStream.of(seed));
            assertThat(distance(centres)).as("seed %d", seed).isLessThan(0.75 * distance(List.of(square(7, seed))));
        }
    }

    @Test
    void a_design_avoids_the_parts_that_earlier_experiments_represent() {
        double[][] earlier = {{0.25, 0.25}, {0.25, 0.75}, {0.75, 0.25}};
        double[] next = new FillingDesign(square(4000, 3), earlier)
                .centres(1, RandomStream.of(3))
                .getFirst();
        assertThat(next[0]).isBetween(0.68, 0.85);
        assertThat(next[1]).isBetween(0.68, 0.85);
    }

    @Test
    void every_level_is_tried_before_any_is_tried_twice() {
        double[][] possible = {{0.1, 0}, {0.5, 1}, {0.2, 2}, {0.9, 3}};
        boolean[] categories = {false, true};
        double[][] made = new double[0][];
        for (int round = 1; round <= 3; round++) {
            for (int i = 0; i < 4; i++) {
                double[] levels = BalancedLevels.next(possible, made, categories, RandomStream.of(5));
                made = Arrays.copyOf(made, made.length + 1);
                made[made.length - 1] = levels;
            }
            for (int level = 0; level < 4; level++) {
                double which = level;
                assertThat(Arrays.stream(made).filter(row -> row[1] == which)).hasSize(round);
            }
        }
    }
}
