package shikomi.space;

import java.util.ArrayList;
import java.util.List;
import shikomi.math.RandomStream;
import shikomi.message.Numbers;

/** Small spaces of every shape, some of them empty, with all their grid points written out by brute force. */
final class RandomSpaces {
    private RandomSpaces() {}

    static Space of(long seed) {
        RandomStream random = RandomStream.of(seed);
        List<Parameter> parameters = new ArrayList<>();
        int count = 2 + random.below(3);
        for (int i = 0; i < count; i++) {
            parameters.add(parameter("p" + i, random));
        }
        parameters.add(new Parameter.Categorical("kind", List.of("A", "B"), null));
        List<Mixture> mixtures = new ArrayList<>();
        if (random.below(2) == 0) {
            mixtures.add(new Mixture(
                    "mix", List.of("p0", "p1"), List.of(1.0, 0.7, 1.05, 2.0).get(random.below(4)), null));
        }
        List<Constraint> constraints = new ArrayList<>();
        for (int c = random.below(3); c > 0; c--) {
            String sign = random.below(5) == 0 ? "=" : random.below(2) == 0 ? "<=" : ">=";
            String bound = List.of("0.1", "0.5", "0.35", "-0.2").get(random.below(4));
            constraints.add(new Constraint(
                    "p" + random.below(count) + " " + sign + " " + bound + " + 0.5 * p" + random.below(count)));
        }
        return new Space(parameters, mixtures, constraints);
    }

    private static Parameter parameter(String name, RandomStream random) {
        return switch (random.below(4)) {
            case 0 -> new Parameter.Discrete(name, List.of(0.0, 0.25, 0.4, 1.0), null);
            case 1 -> new Parameter.Continuous(name, 0.1, 1, 0.3, Scale.LINEAR, null);
            case 2 -> new Parameter.Continuous(name, 0.1, 1, 0.05, Scale.LOG, null);
            default -> new Parameter.Continuous(name, 0, 1, 0.1, Scale.LINEAR, null);
        };
    }

    /** Every grid point that keeps every limit, the choice left out. */
    static List<double[]> all(Space space) {
        List<double[]> found = new ArrayList<>();
        walk(space, new double[space.numeric().size()], 0, found);
        return found;
    }

    private static void walk(Space space, double[] values, int at, List<double[]> found) {
        if (at == values.length) {
            List<java.math.BigDecimal> exact = new ArrayList<>();
            for (double value : values) {
                exact.add(Numbers.exact(value));
            }
            if (space.linearLimits().stream()
                    .allMatch(limit -> limit.excess(exact).signum() == 0)) {
                found.add(values.clone());
            }
            return;
        }
        Grid grid = space.numeric().get(at).grid();
        for (long k = 0; k < grid.size(); k++) {
            values[at] = grid.at(k).doubleValue();
            walk(space, values, at + 1, found);
        }
    }
}
