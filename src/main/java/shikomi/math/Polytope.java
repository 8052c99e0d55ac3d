package shikomi.math;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.SingularValueDecomposition;
import org.jspecify.annotations.Nullable;

/** A polytope: the points of the unit cube in d coordinates that satisfy linear equations and inequalities. */
public final class Polytope {
    /** One equation or inequality, {@code a·z = bound} or {@code a·z ≤ bound}. */
    public record Row(double[] a, boolean equality, double bound) {}

    /** The argument of {@link #innerPoint} that selects every inequality. */
    private static final int ALL = -1;

    /**
     * The inner radius below which a polytope is flat: above the tolerance of the linear programs, below the step of
     * any grid.
     */
    private static final double FLAT = 1e-9;

    /** The number of steps before the first sample, per dimension; BoTorch makes 200 in total. */
    private static final int BURN_IN_PER_DIMENSION = 200;

    /** The number of steps from one sample to the next, per dimension. Set by judgement. */
    private static final int THINNING_PER_DIMENSION = 4;

    /** The limit of rounds of projection, which bounds the time if the inequalities meet at small angles. */
    private static final int MOST_PROJECTIONS = 500;

    /** The largest move in a round after which a projection has converged. */
    private static final double CONVERGED = 1e-10;

    /** The inclination to a face below which a direction is parallel to it. */
    private static final double PARALLEL = 1e-14;

    /** The share of the largest singular value, or of 1, below which a singular value is zero. */
    private static final double SINGULAR = 1e-10;

    private final int dimension;
    private final List<Row> equations = new ArrayList<>();
    private final List<Row> inequalities = new ArrayList<>();
    private final double[] centre;
    private final double[][] basis;

    /**
     * The polytope of these rows within the cube.
     *
     * @throws IllegalArgumentException if it is empty
     */
    public Polytope(int dimension, List<Row> rows) {
        this.dimension = dimension;
        for (Row row : rows) {
            (row.equality() ? equations : inequalities).add(row);
        }
        for (int j = 0; j < dimension; j++) {
            inequalities.add(new Row(unit(j, 1), false, 1));
            inequalities.add(new Row(unit(j, -1), false, 0));
        }
        double[][] free = nullSpace();
        double[] inner = innerPoint(free, ALL);
        if (inner[dimension] <= FLAT && free.length > 0) {
            turnFlatInequalitiesIntoEquations(free);
            free = nullSpace();
            inner = innerPoint(free, ALL);
        }
        this.basis = free;
        this.centre = Arrays.copyOf(inner, dimension);
    }

    /** The Chebyshev centre: the centre of the largest inscribed ball. */
    public double[] centre() {
        return centre.clone();
    }

    /**
     * Uniformly distributed points by hit-and-run (Smith, Oper. Res. 32 (1984) 1296): every 4 d-th point after 200 d
     * steps of burn-in.
     */
    public List<double[]> sample(int count, RandomStream random) {
        List<double[]> points = new ArrayList<>();
        double[] z = centre.clone();
        int between = basis.length == 0 ? 0 : THINNING_PER_DIMENSION * dimension;
        for (int step = 0; step < BURN_IN_PER_DIMENSION * dimension && between > 0; step++) {
            hitAndRun(z, random);
        }
        while (points.size() < count) {
            for (int step = 0; step < between; step++) {
                hitAndRun(z, random);
            }
            points.add(clip(z));
        }
        return points;
    }

    /** Moves z to a uniform point of the chord through it in a random direction. */
    private void hitAndRun(double[] z, RandomStream random) {
        double[] direction = direction(random);
        double least = Double.NEGATIVE_INFINITY;
        double most = Double.POSITIVE_INFINITY;
        for (Row row : inequalities) {
            double speed = Dot.of(row.a(), direction);
            double room = row.bound() - Dot.of(row.a(), z);
            if (speed > PARALLEL) {
                most = Math.min(most, room / speed);
            } else if (speed < -PARALLEL) {
                least = Math.max(least, room / speed);
            }
        }
        double share = random.uniform();
        if (most > least && Double.isFinite(most - least)) {
            double step = least + share * (most - least);
            for (int j = 0; j < dimension; j++) {
                z[j] += step * direction[j];
            }
        }
    }

    /** A normally distributed vector in the directions that preserve every equation. */
    private double[] direction(RandomStream random) {
        double[] direction = new double[dimension];
        for (double[] axis : basis) {
            double length = random.gaussian();
            for (int j = 0; j < dimension; j++) {
                direction[j] += length * axis[j];
            }
        }
        return direction;
    }

    /**
     * The nearest point of the polytope, to about 10⁻¹⁰, by Dykstra's alternating projections (Boyle & Dykstra, Lect.
     * Notes Stat. 37 (1986) 28).
     */
    public double[] project(double[] outside) {
        double[] z = outside.clone();
        double[][] corrections = new double[inequalities.size()][];
        for (int round = 0; round < MOST_PROJECTIONS; round++) {
            double[] before = z.clone();
            ontoEquations(z);
            for (int r = 0; r < corrections.length; r++) {
                corrections[r] = ontoHalfSpace(inequalities.get(r), z, corrections[r]);
            }
            double change = 0;
            for (int j = 0; j < dimension; j++) {
                change = Math.max(change, Math.abs(z[j] - before[j]));
            }
            if (change < CONVERGED) {
                break;
            }
        }
        ontoEquations(z);
        return clip(z);
    }

    private void ontoEquations(double[] z) {
        if (equations.isEmpty()) {
            return;
        }
        double[] onto = centre.clone();
        for (double[] axis : basis) {
            double along = 0;
            for (int j = 0; j < dimension; j++) {
                along += axis[j] * (z[j] - centre[j]);
            }
            for (int j = 0; j < dimension; j++) {
                onto[j] += along * axis[j];
            }
        }
        System.arraycopy(onto, 0, z, 0, dimension);
    }

    /** Projects z onto the half-space after undoing the last correction; returns the new correction, null for none. */
    private static double @Nullable [] ontoHalfSpace(Row row, double[] z, double @Nullable [] correction) {
        if (correction != null) {
            for (int j = 0; j < z.length; j++) {
                z[j] += correction[j];
            }
        }
        double excess = Dot.of(row.a(), z) - row.bound();
        if (excess <= 0) {
            return null;
        }
        double factor = excess / Dot.of(row.a(), row.a());
        double[] moved = new double[z.length];
        for (int j = 0; j < z.length; j++) {
            moved[j] = factor * row.a()[j];
            z[j] -= moved[j];
        }
        return moved;
    }

    /** An orthonormal basis of the directions that preserve every equation. */
    private double[][] nullSpace() {
        if (equations.isEmpty()) {
            double[][] axes = new double[dimension][];
            for (int j = 0; j < dimension; j++) {
                axes[j] = unit(j, 1);
            }
            return axes;
        }
        // Padded with rows of zeros, so that the decomposition yields all d right singular vectors.
        double[][] A = new double[Math.max(dimension, equations.size())][dimension];
        for (int i = 0; i < equations.size(); i++) {
            A[i] = equations.get(i).a();
        }
        SingularValueDecomposition svd = new SingularValueDecomposition(new Array2DRowRealMatrix(A));
        double[] values = svd.getSingularValues();
        List<double[]> axes = new ArrayList<>();
        for (int j = 0; j < dimension; j++) {
            if (values[j] <= SINGULAR * Math.max(1, values[0])) {
                axes.add(svd.getV().getColumn(j));
            }
        }
        return axes.toArray(double[][]::new);
    }

    /** The point farthest from all inequalities, or from inequality {@code only}, followed by that distance. */
    private double[] innerPoint(double[][] free, int only) {
        LinearProgram program = new LinearProgram();
        for (int j = 0; j < dimension; j++) {
            program.variable(BigDecimal.ZERO, BigDecimal.ONE, false);
        }
        int radius = program.variable(BigDecimal.ZERO, BigDecimal.ONE, false);
        program.cost(radius, -1);
        for (Row row : equations) {
            program.row(coefficients(row.a(), 0), decimal(row.bound()), decimal(row.bound()));
        }
        for (int i = 0; i < inequalities.size(); i++) {
            Row row = inequalities.get(i);
            double reach = only == ALL ? lengthWithin(row.a(), free) : i == only ? 1 : 0;
            program.row(coefficients(row.a(), reach), null, decimal(row.bound()));
        }
        if (program.solve() instanceof LinearProgram.Result.Solved(double[] values)) {
            return values;
        }
        throw new IllegalArgumentException("The polytope of " + equations.size() + " equations and "
                + (inequalities.size() - 2 * dimension) + " inequalities is empty");
    }

    /** Turns inequalities that hold with equality everywhere into equations. */
    private void turnFlatInequalitiesIntoEquations(double[][] free) {
        List<Row> flat = IntStream.range(0, inequalities.size())
                .filter(i -> innerPoint(free, i)[dimension] <= FLAT)
                .mapToObj(inequalities::get)
                .toList();
        inequalities.removeAll(flat);
        flat.forEach(row -> equations.add(new Row(row.a(), true, row.bound())));
    }

    /** The length of the projection of a onto the free directions. */
    private static double lengthWithin(double[] a, double[][] free) {
        double sum = 0;
        for (double[] axis : free) {
            double along = Dot.of(axis, a);
            sum += along * along;
        }
        return Math.sqrt(sum);
    }

    private static List<BigDecimal> coefficients(double[] a, double last) {
        List<BigDecimal> coefficients = new ArrayList<>();
        for (double entry : a) {
            coefficients.add(decimal(entry));
        }
        coefficients.add(decimal(last));
        return coefficients;
    }

    private static BigDecimal decimal(double value) {
        return BigDecimal.valueOf(value);
    }

    private double[] unit(int j, double length) {
        double[] axis = new double[dimension];
        axis[j] = length;
        return axis;
    }

    private static double[] clip(double[] z) {
        double[] clipped = new double[z.length];
        for (int j = 0; j < z.length; j++) {
            clipped[j] = Math.clamp(z[j], 0, 1);
        }
        return clipped;
    }
}
