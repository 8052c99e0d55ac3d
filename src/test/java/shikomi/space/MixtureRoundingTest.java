package shikomi.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import shikomi.math.RandomStream;
import shikomi.math.lattice.ClosestLatticePoint.Result;
import shikomi.message.Numbers;

/** Mixtures with odd lower limits and steps of every kind: each proposal is exact, and none that exists is missed. */
class MixtureRoundingTest {

    private static double decimal(double value, int places) {
        return BigDecimal.valueOf(value)
                .setScale(places, RoundingMode.HALF_EVEN)
                .doubleValue();
    }

    private static Space mixture(List<Parameter> components, double total, List<Constraint> constraints) {
        List<String> names = components.stream().map(Parameter::name).toList();
        return new Space(components, List.of(new Mixture("m", names, total, null)), constraints);
    }

    /** Two to ten components, lower limits of one to six digits, steps of one to four digits or none. */
    private static Space random(RandomStream random) {
        int count = 2 + random.below(9);
        List<Parameter> components = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double low = random.below(2) == 0 ? 0 : decimal(random.uniform() / count, 1 + random.below(6));
            double high = decimal(low + (1 - low) * (0.2 + 0.8 * random.uniform()), 1 + random.below(6));
            Double step = random.below(2) == 0 ? null : decimal(0.001 + 0.05 * random.uniform(), 3 + random.below(2));
            components.add(new Parameter.Continuous("c" + i, low, Math.max(high, low + 0.1), step, Scale.LINEAR, null));
        }
        return mixture(components, 1, List.of());
    }

    private static void assertExact(Space space, double[] values, String what) {
        List<BigDecimal> exact = Arrays.stream(values).mapToObj(Numbers::exact).toList();
        assertThat(space.linearLimits())
                .as(what)
                .allMatch(limit -> limit.excess(exact).signum() == 0);
        for (int j = 0; j < values.length; j++) {
            Grid grid = space.numeric().get(j).grid();
            long k = grid.nearest(values[j]);
            assertThat(grid.at(k).doubleValue()).as(what).isEqualTo(values[j]);
            assertThat(k).isBetween(0L, grid.size() - 1);
        }
    }

    @Test
    void every_point_of_a_random_mixture_is_exact_and_none_is_missed_by_accident() {
        int possible = 0;
        for (long seed = 0; seed < 150; seed++) {
            RandomStream random = RandomStream.of(seed);
            Space space = random(random);
            if (Conflict.in(space).isPresent()) {
                continue;
            }
            possible++;
            Region region = new Region(space);
            for (double[] z : region.sample(20, random.child("points"))) {
                Optional<Point> point = region.round(z);
                assertThat(point).as("seed %d: %s", seed, space).isPresent();
                double[] values = space.numeric().stream()
                        .mapToDouble(p -> point.orElseThrow().number(p.name()))
                        .toArray();
                assertExact(space, values, "seed " + seed);
            }
        }
        assertThat(possible).isBetween(50, 149); // both kinds were really tried
    }

    /** Three or four components on coarse grids, so that all points can be listed. */
    private static Space small(RandomStream random) {
        int count = 3 + random.below(2);
        List<Parameter> components = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double low = decimal(random.uniform() * 0.3, 1 + random.below(4));
            double step = decimal(0.05 + 0.1 * random.uniform(), 2 + random.below(2));
            components.add(
                    random.below(6) == 0
                            ? new Parameter.Discrete("c" + i, List.of(low, decimal(low + 0.1, 3), 0.75), null)
                            : new Parameter.Continuous("c" + i, low, 0.9, step, Scale.LINEAR, null));
        }
        List<Constraint> constraints =
                random.below(2) == 0 ? List.of() : List.of(new Constraint("c0 <= 0.1 + 0.5 * c1"));
        return mixture(components, 1, constraints);
    }

    @Test
    void a_point_is_found_exactly_where_brute_force_finds_one() {
        int few = 0;
        int none = 0;
        for (long seed = 0; seed < 200; seed++) {
            RandomStream random = RandomStream.of(5000 + seed);
            Space space = small(random);
            List<double[]> all = RandomSpaces.all(space);
            assertThat(Conflict.in(space).isPresent())
                    .as("seed %d: %s", seed, space)
                    .isEqualTo(all.isEmpty());
            double[] x = IntStream.range(0, space.numeric().size())
                    .mapToDouble(j -> random.uniform())
                    .toArray();
            Optional<double[]> found = new Lattice(space).near(x);
            assertThat(found.isPresent()).as("seed %d: %s", seed, space).isEqualTo(!all.isEmpty());
            found.ifPresent(point -> assertThat(all).anyMatch(valid -> Arrays.equals(valid, point)));
            few += !all.isEmpty() && all.size() <= 3 ? 1 : 0;
            none += all.isEmpty() ? 1 : 0;
        }
        assertThat(few).isGreaterThan(5);
        assertThat(none).isGreaterThan(20);
    }

    @Test
    void the_nearest_point_is_that_of_brute_force() {
        for (long seed = 0; seed < 200; seed++) {
            RandomStream random = RandomStream.of(9000 + seed);
            Space space = small(random);
            double[] x = random.uniforms(space.numeric().size());
            double[] ranges = space.numeric().stream()
                    .mapToDouble(p -> p.high() - p.low())
                    .toArray();
            List<Grid> grids =
                    space.numeric().stream().map(Parameter.Numeric::grid).toList();
            Optional<Double> least = RandomSpaces.all(space).stream()
                    .map(point -> squared(point, x, ranges))
                    .min(Double::compare);
            GridEquations equations =
                    new GridEquations(grids, space.linearLimits(), ranges, x, k -> isPossible(space, k));
            if (equations.nearest(x) instanceof Result.Found(long[] k, double away)) {
                assertThat(away).as("seed %d", seed).isCloseTo(least.orElseThrow(), within(1e-9));
                double[] values = IntStream.range(0, k.length)
                        .mapToDouble(j -> grids.get(j).at(k[j]).doubleValue())
                        .toArray();
                assertThat(squared(values, x, ranges)).isCloseTo(away, within(1e-9));
            } else {
                assertThat(least).as("seed %d", seed).isEmpty();
            }
        }
    }

    private static boolean isPossible(Space space, long[] k) {
        List<BigDecimal> values = new ArrayList<>();
        for (int j = 0; j < k.length; j++) {
            Grid grid = space.numeric().get(j).grid();
            if (k[j] < 0 || k[j] >= grid.size()) {
                return false;
            }
            values.add(grid.at(k[j]));
        }
        return space.linearLimits().stream()
                .allMatch(limit -> limit.excess(values).signum() == 0);
    }

    private static double squared(double[] a, double[] b, double[] ranges) {
        return IntStream.range(0, a.length)
                .mapToDouble(j -> Math.pow((a[j] - b[j]) / ranges[j], 2))
                .sum();
    }

    /** Three components on grids of 0.1 or 0.2, two of them on the same grid, often with a constraint. */
    private static Space coarse(RandomStream random) {
        List<Parameter> components = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            double step = i < 2 || random.below(2) == 0 ? 0.1 : 0.2;
            components.add(new Parameter.Continuous("c" + i, 0, 1, step, Scale.LINEAR, null));
        }
        String bound = List.of("0.5", "1", "0.3 + c1").get(random.below(3));
        return mixture(components, 1, List.of(new Constraint("c0 <= " + bound)));
    }

    @Test
    void neighbours_are_all_possible_points_within_opposite_single_steps_and_more() {
        int moved = 0;
        for (long seed = 0; seed < 60; seed++) {
            Space space = coarse(RandomStream.of(seed));
            List<double[]> all = RandomSpaces.all(space);
            double[] centre = all.get(all.size() / 2);
            List<double[]> neighbours = new Lattice(space).neighbours(centre);
            assertThat(neighbours)
                    .allSatisfy(point -> assertThat(all).anyMatch(valid -> Arrays.equals(valid, point)))
                    .noneMatch(point -> Arrays.equals(point, centre));
            for (double[] point : all) {
                if (isOppositeStep(space, centre, point)) {
                    assertThat(neighbours).as("seed %d", seed).anyMatch(other -> Arrays.equals(other, point));
                    moved++;
                }
            }
        }
        assertThat(moved).isGreaterThan(40);
    }

    /** Whether two regular grids, and nothing else, differ by a step up and a step down. */
    private static boolean isOppositeStep(Space space, double[] from, double[] to) {
        long up = 0;
        long down = 0;
        long others = 0;
        for (int j = 0; j < from.length; j++) {
            Parameter.Numeric parameter = space.numeric().get(j);
            long steps = parameter.grid().nearest(to[j]) - parameter.grid().nearest(from[j]);
            int own = j;
            boolean tied = space.linearLimits().stream().anyMatch(limit -> limit.concerns(own));
            boolean regular = tied && parameter.grid() instanceof Grid.Regular;
            up += regular && steps == 1 ? 1 : 0;
            down += regular && steps == -1 ? 1 : 0;
            others += steps != 0 && !(regular && Math.abs(steps) == 1) ? 1 : 0;
        }
        return up == 1 && down == 1 && others == 0 && oneBlock(space, from, to);
    }

    private static boolean oneBlock(Space space, double[] from, double[] to) {
        List<Integer> changed = IntStream.range(0, from.length)
                .filter(j -> from[j] != to[j])
                .boxed()
                .toList();
        return LimitBlock.of(space.linearLimits(), from.length).stream()
                .anyMatch(block -> block.parameters().containsAll(changed));
    }

    @Test
    void the_only_two_points_of_two_odd_grids_are_both_reached() {
        Space space = mixture(
                List.of(
                        new Parameter.Continuous("a", 0, 0.7, null, Scale.LINEAR, null),
                        new Parameter.Continuous("b", 0.0001, 1, null, Scale.LINEAR, null)),
                1,
                List.of());
        // 7e-5 k + 9.999e-5 m = 0.9999 has two solutions within the limits: k = 0, m = 10000 and k = 9999, m = 3000.
        assertThat(new Lattice(space).near(new double[] {0.1, 0.9})).hasValue(new double[] {0, 1});
        assertThat(new Lattice(space).near(new double[] {0.6, 0.4})).hasValue(new double[] {0.69993, 0.30007});
    }

    @Test
    void a_single_possible_point_is_found() {
        Space space = mixture(
                List.of(
                        new Parameter.Continuous("a", 0.3333, 1, null, Scale.LINEAR, null),
                        new Parameter.Continuous("b", 0.123456, 1, null, Scale.LINEAR, null),
                        new Parameter.Continuous("c", 0.543244, 1, null, Scale.LINEAR, null)),
                1,
                List.of());
        assertThat(Conflict.in(space)).isEmpty();
        Region region = new Region(space);
        assertThat(region.sample(5, RandomStream.of(1)))
                .allSatisfy(z ->
                        assertThat(region.round(z).orElseThrow().number("b")).isEqualTo(0.123456));
    }
}
