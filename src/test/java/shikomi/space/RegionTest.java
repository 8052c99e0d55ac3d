package shikomi.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import shikomi.math.RandomStream;
import shikomi.message.Numbers;

class RegionTest {
    private static final Space FILM = new Space(
            List.of(
                    new Parameter.Continuous("Cs", 0, 1, 0.01, Scale.LINEAR, null),
                    new Parameter.Continuous("MA", 0, 1, 0.01, Scale.LINEAR, null),
                    new Parameter.Continuous("FA", 0, 1, 0.01, Scale.LINEAR, null),
                    new Parameter.Continuous("dose", 0.01, 10, null, Scale.LOG, null),
                    new Parameter.Continuous("rate", 1, 100, 1.0, Scale.LOG, null),
                    new Parameter.Discrete("spin", List.of(4000.0, 1000.0, 2000.0), null),
                    new Parameter.Categorical("solvent", List.of("DMF", "DMSO", "GBL"), null),
                    new Parameter.Context("humidity", null)),
            List.of(new Mixture("cation", List.of("Cs", "MA", "FA"), 1, null)),
            List.of(new Constraint("Cs <= 0.3 + 0.5 * FA"), new Constraint("rate >= 20 * Cs + 10")));

    @Test
    void every_sample_rounds_to_a_point_that_keeps_all_limits() {
        Region region = new Region(FILM);
        for (double[] z : region.sample(300, RandomStream.of(1))) {
            Point point = region.round(z).orElseThrow();
            assertThat(FILM.broken(point)).isEmpty();
            assertThat(Numbers.exact(point.number("Cs"))
                            .add(Numbers.exact(point.number("MA")))
                            .add(Numbers.exact(point.number("FA"))))
                    .isEqualByComparingTo("1");
            assertThat(point.values().keySet()).containsExactly("Cs", "MA", "FA", "dose", "rate", "spin", "solvent");
        }
    }

    @Test
    void coordinates_and_points_say_the_same() {
        Region region = new Region(FILM);
        Encoding encoding = new Encoding(FILM);
        for (double[] z : region.sample(50, RandomStream.of(2))) {
            Point point = region.round(z).orElseThrow();
            double[] again = region.coordinates(point);
            assertThat(region.round(again)).contains(point);
            assertThat(region.encode(again)).containsExactly(encoding.row(point), within(1e-12));
        }
    }

    @Test
    void a_free_parameter_on_a_log_scale_is_sampled_evenly_in_its_logarithm() {
        Region region = new Region(FILM);
        long below = region.sample(2000, RandomStream.of(3)).stream()
                .filter(z -> region.round(z).orElseThrow().number("dose") < 0.3162)
                .count();
        assertThat(below / 2000.0).isCloseTo(0.5, within(0.05));
    }

    @Test
    void the_chained_gradient_is_the_derivative_by_the_coordinates() {
        Region region = new Region(FILM);
        double[] z = region.sample(1, RandomStream.of(4)).getFirst();
        int rate = 4;
        double[] gradient = new double[z.length];
        gradient[rate] = 1; // of the surrogate's input itself
        region.chain(z, gradient);
        double[] up = z.clone();
        double[] down = z.clone();
        up[rate] += 1e-6;
        down[rate] -= 1e-6;
        assertThat(gradient[rate])
                .isCloseTo((region.encode(up)[rate] - region.encode(down)[rate]) / 2e-6, within(1e-6));
    }

    @Test
    void projecting_brings_coordinates_back_and_leaves_inner_ones_alone() {
        Region region = new Region(FILM);
        double[] inside = region.sample(1, RandomStream.of(5)).getFirst();
        assertThat(region.project(inside)).containsExactly(inside, within(1e-9));
        double[] outside = inside.clone();
        outside[0] = 3;
        outside[3] = -1;
        double[] projected = region.project(outside);
        assertThat(projected[0] + projected[1] + projected[2]).isCloseTo(1, within(1e-8));
        assertThat(projected[3]).isZero();
    }

    @Test
    void the_centre_lies_inside() {
        Region region = new Region(FILM);
        assertThat(region.round(region.centre()).flatMap(FILM::broken)).isEmpty();
        assertThat(Arrays.stream(region.centre()).allMatch(v -> v >= 0)).isTrue();
    }
}
