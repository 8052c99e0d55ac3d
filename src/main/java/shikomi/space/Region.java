package shikomi.space;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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
    private final int[] tied;
    private final double[][] allowed;
    private final @Nullable Polytope polytope;

    /**
     * @throws IllegalArgumentException if no point satisfies all limits; {@link Conflict} detects this beforehand
     */
    public Region(Space space) {
        this.space = space;
        this.lattice = new Lattice(space);
        this.parameters = space.chosen();
        this.tied = tiedParameters();
        this.allowed = parameters.stream()
                .map(p -> p instanceof Parameter.Choosing c
                        ? Arrays.stream(space.allowed(c)).asDoubleStream().toArray()
                        : new double[0])
                .toArray(double[][]::new);
        this.polytope = tied.length == 0 ? null : new Polytope(tied.length, rows());
    }

    private int[] tiedParameters() {
        List<Integer> found = new ArrayList<>();
        for (int i = 0; i < parameters.size(); i++) {
            int j = parameters.get(i) instanceof Parameter.Numeric n
                    ? space.numeric().indexOf(n)
                    : -1;
            if (j >= 0 && space.linearLimits().stream().anyMatch(limit -> limit.concerns(j))) {
                found.add(i);
            }
        }
        return found.stream().mapToInt(i -> i).toArray();
    }

    private List<Polytope.Row> rows() {
        List<Polytope.Row> rows = new ArrayList<>();
        for (Limit limit : space.linearLimits()) {
            double[] a = new double[tied.length];
            double bound = limit.bound().doubleValue();
            for (int t = 0; t < tied.length; t++) {
                Parameter.Numeric parameter = (Parameter.Numeric) parameters.get(tied[t]);
                double coefficient = limit.coefficient(space.numeric().indexOf(parameter));
                a[t] = coefficient * (parameter.high() - parameter.low());
                bound -= coefficient * parameter.low();
            }
            rows.add(new Polytope.Row(a, limit.equality(), bound));
        }
        return rows;
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
        return Arrays.binarySearch(tied, i) >= 0;
    }

    /** The coordinates of points distributed uniformly over the region, not yet rounded to the grids. */
    public List<double[]> sample(int count, RandomStream random) {
        List<double[]> inner = polytope == null ? List.of() : polytope.sample(count, random.child("polytope"));
        List<double[]> samples = new ArrayList<>(count);
        for (int s = 0; s < count; s++) {
            double[] z = new double[dimension()];
            for (int i = 0; i < z.length; i++) {
                double[] listed = listed(i);
                z[i] = listed.length > 0 ? listed[random.below(listed.length)] : random.uniform();
            }
            if (polytope != null) {
                setTied(z, inner.get(s));
            }
            samples.add(z);
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
        if (polytope != null) {
            setTied(z, polytope.centre());
        }
        return z;
    }

    private void setTied(double[] z, double[] inner) {
        for (int t = 0; t < tied.length; t++) {
            z[tied[t]] = inner[t];
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
        if (polytope != null) {
            double[] inner = new double[tied.length];
            Arrays.setAll(inner, t -> z[tied[t]]);
            setTied(projected, polytope.project(inner));
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
