package shikomi.space;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import shikomi.math.Polytope;
import shikomi.math.RandomStream;

/**
 * A space in coordinates for sampling and gradient ascent: one number for each chosen parameter, in order. A numeric
 * parameter runs from 0 at low to 1 at high, on a logarithmic scale only if it is declared so and no limit ties it to
 * others; a choice is its index in the list.
 */
public final class Region {
    private final Space space;
    private final Lattice lattice;
    private final List<Parameter.Chosen> parameters;
    private final boolean[] tied;
    private final double[][] allowed;
    private final List<Block> blocks;

    /** Coordinates that limits tie together, and what these limits leave of them. */
    private record Block(int[] coordinates, Polytope polytope) {}

    /**
     * @throws IllegalArgumentException if no point satisfies all limits; {@link Conflict} detects this beforehand
     */
    public Region(Space space) {
        this.space = space;
        this.lattice = new Lattice(space);
        this.parameters = space.chosen();
        this.allowed = parameters.stream()
                .map(p -> p instanceof Parameter.Choosing c
                        ? Arrays.stream(space.allowed(c)).asDoubleStream().toArray()
                        : new double[0])
                .toArray(double[][]::new);
        this.blocks = LimitBlock.of(space.linearLimits(), space.numeric().size()).stream()
                .map(this::block)
                .toList();
        this.tied = new boolean[parameters.size()];
        blocks.forEach(block -> Arrays.stream(block.coordinates()).forEach(i -> tied[i] = true));
    }

    private Block block(LimitBlock block) {
        List<Parameter.Numeric> own =
                block.parameters().stream().map(space.numeric()::get).toList();
        List<Polytope.Row> rows =
                block.limits().stream().map(limit -> limit.rowWithin(own)).toList();
        return new Block(own.stream().mapToInt(parameters::indexOf).toArray(), new Polytope(own.size(), rows));
    }

    /** The number of coordinates. */
    public int dimension() {
        return parameters.size();
    }

    /** Whether coordinate {@code i} is the index of a choice. */
    public boolean isChoice(int i) {
        return parameters.get(i) instanceof Parameter.Choosing;
    }

    /** The only values that coordinate {@code i} may take, ascending; empty for a continuous coordinate. */
    public double[] listed(int i) {
        return switch (parameters.get(i)) {
            case Parameter.Choosing ignored -> allowed[i].clone();
            case Parameter.Numeric n ->
                n.listed().stream().mapToDouble(v -> coordinate(i, v)).toArray();
        };
    }

    /** Whether a limit ties coordinate {@code i} to others. */
    public boolean isTied(int i) {
        return tied[i];
    }

    /** The coordinates of points distributed uniformly over the region, not yet rounded to the grids. */
    public List<double[]> sample(int count, RandomStream random) {
        List<double[]> samples = new ArrayList<>(count);
        double[][] listed =
                IntStream.range(0, dimension()).mapToObj(this::listed).toArray(double[][]::new);
        for (int s = 0; s < count; s++) {
            double[] z = new double[dimension()];
            for (int i = 0; i < z.length; i++) {
                z[i] = listed[i].length > 0 ? listed[i][random.below(listed[i].length)] : random.uniform();
            }
            samples.add(z);
        }
        for (int b = 0; b < blocks.size(); b++) {
            RandomStream own = random.child("polytope").child(b);
            List<double[]> inner = blocks.get(b).polytope().sample(count, own);
            for (int s = 0; s < count; s++) {
                setTied(samples.get(s), blocks.get(b), inner.get(s));
            }
        }
        return samples;
    }

    /** The centre of the region; for a list, its middle entry. */
    public double[] centre() {
        double[] z = new double[dimension()];
        for (int i = 0; i < z.length; i++) {
            double[] listed = listed(i);
            z[i] = listed.length > 0 ? listed[(listed.length - 1) / 2] : 0.5;
        }
        blocks.forEach(block -> setTied(z, block, block.polytope().centre()));
        return z;
    }

    private static void setTied(double[] z, Block block, double[] inner) {
        for (int t = 0; t < inner.length; t++) {
            z[block.coordinates()[t]] = inner[t];
        }
    }

    /** Moves continuous coordinates back into the region; a choice that no rule forbids stays unchanged. */
    public double[] project(double[] z) {
        double[] projected = z.clone();
        for (int i = 0; i < z.length; i++) {
            if (!isChoice(i)) {
                projected[i] = Math.clamp(z[i], 0, 1);
            } else if (!isAllowed(i, z[i])) {
                projected[i] = allowed[i][0];
            }
        }
        for (Block block : blocks) {
            double[] inner =
                    Arrays.stream(block.coordinates()).mapToDouble(i -> z[i]).toArray();
            setTied(projected, block, block.polytope().project(inner));
        }
        return projected;
    }

    private boolean isAllowed(int i, double choice) {
        return Arrays.binarySearch(allowed[i], choice) >= 0;
    }

    /** A grid point near these coordinates that satisfies every limit exactly; empty if none was found. */
    public Optional<Point> round(double[] z) {
        for (int i = 0; i < z.length; i++) {
            if (isChoice(i) && !isAllowed(i, z[i])) {
                return Optional.empty();
            }
        }
        double[] raw = new double[space.numeric().size()];
        for (int i = 0, j = 0; i < z.length; i++) {
            if (parameters.get(i) instanceof Parameter.Numeric n) {
                raw[j++] = isLogarithmic(i) ? Encoding.unscaled(n, z[i]) : n.low() + z[i] * (n.high() - n.low());
            }
        }
        return lattice.near(raw).map(numbers -> point(z, numbers));
    }

    /**
     * The feasible grid points next to one, each as the values of the numeric parameters: one step up or down in each
     * free number, and in numbers that limits tie together opposite steps in two or the shortest moves that keep the
     * equations.
     */
    public List<double[]> neighbours(Point point) {
        return lattice.neighbours(space.numeric().stream()
                .mapToDouble(n -> point.number(n.name()))
                .toArray());
    }

    /** The point with the choices of another and these values of the numeric parameters. */
    public Point point(Point choices, double[] numbers) {
        return point(coordinates(choices), numbers);
    }

    private Point point(double[] z, double[] numbers) {
        Map<String, Value> values = new LinkedHashMap<>();
        for (int i = 0, j = 0; i < z.length; i++) {
            switch (parameters.get(i)) {
                case Parameter.Numeric n -> values.put(n.name(), Value.of(numbers[j++]));
                case Parameter.Choosing c ->
                    values.put(c.name(), Value.of(c.options().get((int) z[i])));
            }
        }
        return new Point(values);
    }

    /** The coordinates of a point. */
    public double[] coordinates(Point point) {
        double[] z = new double[dimension()];
        for (int i = 0; i < z.length; i++) {
            z[i] = switch (parameters.get(i)) {
                case Parameter.Numeric n -> coordinate(i, point.number(n.name()));
                case Parameter.Choosing c -> c.options().indexOf(point.choice(c.name()));
            };
        }
        return z;
    }

    private double coordinate(int i, double x) {
        Parameter.Numeric n = (Parameter.Numeric) parameters.get(i);
        return isLogarithmic(i)
                ? Encoding.scaled(n, x)
                : n.high() == n.low() ? 0 : (x - n.low()) / (n.high() - n.low());
    }

    private boolean isLogarithmic(int i) {
        return !isTied(i) && parameters.get(i) instanceof Parameter.Numeric n && Encoding.isLog(n);
    }

    /** The surrogate's row for these coordinates, as {@link Encoding} computes it for a point. */
    public double[] encode(double[] z) {
        double[] row = z.clone();
        for (int i = 0; i < z.length; i++) {
            if (isBent(i)) {
                Parameter.Numeric n = (Parameter.Numeric) parameters.get(i);
                row[i] = Encoding.scaled(n, n.low() + z[i] * (n.high() - n.low()));
            }
        }
        return row;
    }

    /** The coordinates whose {@link #encode} is this row. */
    public double[] decode(double[] row) {
        double[] z = row.clone();
        for (int i = 0; i < z.length; i++) {
            if (isBent(i)) {
                Parameter.Numeric n = (Parameter.Numeric) parameters.get(i);
                z[i] = (Encoding.unscaled(n, row[i]) - n.low()) / (n.high() - n.low());
            }
        }
        return z;
    }

    /**
     * Converts a gradient with respect to the surrogate's row to a gradient with respect to these coordinates, in
     * place.
     */
    public void chain(double[] z, double[] gradient) {
        for (int i = 0; i < z.length; i++) {
            if (isBent(i)) {
                Parameter.Numeric n = (Parameter.Numeric) parameters.get(i);
                double range = n.high() - n.low();
                gradient[i] *= range / ((n.low() + z[i] * range) * Math.log(n.high() / n.low()));
            }
        }
    }

    /**
     * Whether coordinate {@code i} is linear here but logarithmic in the surrogate's row: a logarithmic parameter that
     * a linear limit ties to others.
     */
    private boolean isBent(int i) {
        return isTied(i) && parameters.get(i) instanceof Parameter.Numeric n && Encoding.isLog(n);
    }
}
