package shikomi.math;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
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

    /** The length of a unit normal within the equations below which a face is parallel to them. */
    private static final double PARALLEL = 1e-12;

    /** The share of the largest singular value, or of 1, below which a singular value is zero. */
    private static final double SINGULAR = 1e-10;

    private final int dimension;
    private final List<Row> equations = new ArrayList<>();
    private final List<Row> inequalities = new ArrayList<>();
    private final double[] centre;
    private final double[][] basis;
    private final double[][] normals;
    private final double[] room;
    private final @Nullable Row single;
    private @Nullable GibbsSampler sampler;

    /**
     * The polytope of these rows within the cube.
     *
     * @throws IllegalArgumentException if it is empty
     */
    public Polytope(int dimension, List<Row> rows) {
        this.dimension = dimension;
        this.single = rows.size() == 1 ? rows.getFirst() : null;
        for (Row row : rows) {
            (row.equality() ? equations : inequalities).add(row);
        }
        for (int j = 0; j < dimension; j++) {
            inequalities.add(new Row(unit(dimension, j, 1), false, 1));
            inequalities.add(new Row(unit(dimension, j, -1), false, 0));
        }
        double[][] free = nullSpace();
        double[] inner = innerPoint(free, ALL);
        if (inner[dimension] <= FLAT && free.length > 0) {
            turnFlatInequalitiesIntoEquations(free);
            free = nullSpace();
            inner = innerPoint(free, ALL);
        }
        this.basis = free;
        this.centre = ontoEquations(Arrays.copyOf(inner, dimension));
        List<Row> faces = inequalities.stream()
                .filter(row -> lengthWithin(row.a(), basis) > PARALLEL)
                .toList();
        this.normals = faces.stream().map(this::normal).toArray(double[][]::new);
        this.room = faces.stream().mapToDouble(this::room).toArray();
    }

    /** The direction of a face within the equations: a unit vector in coordinates of the basis. */
    private double[] normal(Row face) {
        double length = lengthWithin(face.a(), basis);
        return Arrays.stream(basis)
                .mapToDouble(axis -> Dot.of(axis, face.a()) / length)
                .toArray();
    }

    /** The distance from the centre to a face, measured within the equations. */
    private double room(Row face) {
        return Math.max(0, face.bound() - Dot.of(face.a(), centre)) / lengthWithin(face.a(), basis);
    }

    /** The Chebyshev centre: the centre of the largest inscribed ball. */
    public double[] centre() {
        return centre.clone();
    }

    /** Uniformly distributed points, by {@link GibbsSampler}. */
    public List<double[]> sample(int count, RandomStream random) {
        return sampler().sample(count, random).stream().map(this::point).toList();
    }

    private synchronized GibbsSampler sampler() {
        if (sampler == null) {
            sampler = new GibbsSampler(normals, room, basis.length);
        }
        return sampler;
    }

    /** The point with these coordinates in the basis, from the centre. */
    private double[] point(double[] u) {
        double[] z = centre.clone();
        for (int k = 0; k < u.length; k++) {
            for (int j = 0; j < dimension; j++) {
                z[j] += u[k] * basis[k][j];
            }
        }
        return clip(z);
    }

    /**
     * The nearest point of the polytope, exact up to rounding: by the multiplier if there is one row besides the cube,
     * otherwise by {@link DualActiveSet}.
     */
    public double[] project(double[] outside) {
        double[] near = projectOnce(outside);
        double squared = 0;
        for (int j = 0; j < dimension; j++) {
            squared += (outside[j] - near[j]) * (outside[j] - near[j]);
        }
        if (squared <= 1) {
            return near;
        }
        // Every point of the ray to it has the same projection; from one at distance 1, rounding is least.
        double[] nearer = new double[dimension];
        double share = 1 / Math.sqrt(squared);
        Arrays.setAll(nearer, j -> near[j] + share * (outside[j] - near[j]));
        return projectOnce(nearer);
    }

    private double[] projectOnce(double[] outside) {
        if (single != null) {
            return BoxProjection.onto(single, outside);
        }
        double[] u = new double[basis.length];
        double[] away = new double[dimension];
        Arrays.setAll(away, j -> outside[j] - centre[j]);
        Arrays.setAll(u, k -> Dot.of(basis[k], away));
        return point(DualActiveSet.project(u, normals, room));
    }

    /** The nearest solution of the equations to a point that satisfies them up to the tolerance of a linear program. */
    private double[] ontoEquations(double[] near) {
        if (equations.isEmpty()) {
            return near;
        }
        double[][] A = equations.stream().map(Row::a).toArray(double[][]::new);
        double[] missing = equations.stream()
                .mapToDouble(row -> row.bound() - Dot.of(row.a(), near))
                .toArray();
        double[] move = new SingularValueDecomposition(new Array2DRowRealMatrix(A))
                .getSolver()
                .solve(new ArrayRealVector(missing))
                .toArray();
        Arrays.setAll(near, j -> Math.clamp(near[j] + move[j], 0, 1));
        return near;
    }

    /** An orthonormal basis of the directions that preserve every equation. */
    private double[][] nullSpace() {
        if (equations.isEmpty()) {
            double[][] axes = new double[dimension][];
            Arrays.setAll(axes, j -> unit(dimension, j, 1));
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
        double[] reach = IntStream.range(0, inequalities.size())
                .mapToDouble(i -> only == ALL ? lengthWithin(inequalities.get(i).a(), free) : i == only ? 1 : 0)
                .toArray();
        return innerPoint(dimension, equations, inequalities, reach)
                .orElseThrow(() -> new IllegalArgumentException("The polytope of " + equations.size()
                        + " equations and " + (inequalities.size() - 2 * dimension) + " inequalities is empty"));
    }

    /** A point of the cube with these rows that is far from its faces; empty if there is none. */
    public static Optional<double[]> innerPoint(int dimension, List<Row> rows) {
        List<Row> faces =
                new ArrayList<>(rows.stream().filter(row -> !row.equality()).toList());
        for (int j = 0; j < dimension; j++) {
            faces.add(new Row(unit(dimension, j, 1), false, 1));
            faces.add(new Row(unit(dimension, j, -1), false, 0));
        }
        double[] reach = faces.stream()
                .mapToDouble(row -> Math.sqrt(Dot.of(row.a(), row.a())))
                .toArray();
        return innerPoint(dimension, rows.stream().filter(Row::equality).toList(), faces, reach)
                .map(inner -> Arrays.copyOf(inner, dimension));
    }

    /** The point whose least distance to a face, in multiples of {@code reach}, is greatest, followed by that distance. */
    private static Optional<double[]> innerPoint(int dimension, List<Row> equations, List<Row> faces, double[] reach) {
        LinearProgram program = new LinearProgram();
        for (int j = 0; j < dimension; j++) {
            program.variable(BigDecimal.ZERO, BigDecimal.ONE, false);
        }
        int radius = program.variable(BigDecimal.ZERO, BigDecimal.ONE, false);
        program.cost(radius, -1);
        for (Row row : equations) {
            program.row(coefficients(row.a(), 0), decimal(row.bound()), decimal(row.bound()));
        }
        for (int i = 0; i < faces.size(); i++) {
            program.row(
                    coefficients(faces.get(i).a(), reach[i]),
                    null,
                    decimal(faces.get(i).bound()));
        }
        return program.solve() instanceof LinearProgram.Result.Solved(double[] values)
                ? Optional.of(values)
                : Optional.empty();
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

    private static double[] unit(int dimension, int j, double length) {
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
