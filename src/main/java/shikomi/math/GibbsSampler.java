package shikomi.math;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.QRDecomposition;

/**
 * Uniformly distributed points of a polytope {@code {u: N u ≤ s}} with the origin inside, by Gibbs sampling: each step
 * moves to a uniform point of the chord along one axis (Turchin, Theory Probab. Appl. 16 (1971) 720).
 *
 * <p>The axes are those of the Dikin ellipsoid at the analytic centre, {@code H = Σ n nᵀ / (s − n·u)²}. The polytope lies
 * between that ellipsoid and m times it (Boyd & Vandenberghe, Convex Optimization (2004), section 8.5.3), so that a
 * polytope thin in some directions mixes as well as a round one.
 */
final class GibbsSampler {
    /** The number of points left out before the first one. Set by judgement. */
    private static final int BURN_IN = 50;

    /** The number of sweeps over all directions from one point to the next. */
    private static final int SWEEPS = 3;

    /** The limit of Newton's steps to the analytic centre, which need about 20. */
    private static final int MOST_NEWTON_STEPS = 100;

    /** The Newton decrement at which the centre is near enough: the ellipsoid hardly changes any more. */
    private static final double CENTRED = 1e-3;

    /** The sine squared below which two directions are one, about. */
    private static final double PARALLEL = 1e-9;

    private final int dimension;
    private final double[][] normals;
    private final double[] bounds;
    private final double[] centre;
    private final List<double[]> directions = new ArrayList<>();
    private final List<double[]> speeds = new ArrayList<>();

    /**
     * @param normals the rows of N
     * @param bounds s, positive
     */
    GibbsSampler(double[][] normals, double[] bounds, int dimension) {
        this.dimension = dimension;
        this.normals = normals;
        this.bounds = bounds;
        this.centre = analyticCentre();
        double[][] R = dimension == 0 ? new double[0][] : triangle(slack(centre));
        for (double[] normal : normals) {
            double[] direction = backward(R, forward(R, normal));
            if (directions.stream().noneMatch(other -> areParallel(direction, other))) {
                directions.add(direction);
                speeds.add(speeds(direction));
            }
        }
    }

    private static boolean areParallel(double[] a, double[] b) {
        double cosine = Dot.of(a, b) / Math.sqrt(Dot.of(a, a) * Dot.of(b, b));
        return Math.abs(cosine) > 1 - PARALLEL;
    }

    private double[] speeds(double[] direction) {
        return Arrays.stream(normals).mapToDouble(n -> Dot.of(n, direction)).toArray();
    }

    private double[] slack(double[] u) {
        double[] slack = new double[bounds.length];
        Arrays.setAll(slack, i -> bounds[i] - Dot.of(normals[i], u));
        return slack;
    }

    /** The minimum of −Σ ln(s − n·u), by damped Newton steps (Boyd & Vandenberghe, section 9.6.4). */
    private double[] analyticCentre() {
        double[] u = new double[dimension];
        for (int step = 0; step < MOST_NEWTON_STEPS && dimension > 0; step++) {
            double[] slack = slack(u);
            double[] gradient = new double[dimension];
            for (int i = 0; i < normals.length; i++) {
                for (int j = 0; j < dimension; j++) {
                    gradient[j] += normals[i][j] / slack[i];
                }
            }
            double[][] R = triangle(slack);
            double[] newton = backward(R, forward(R, gradient));
            double decrement = Math.sqrt(Dot.of(gradient, newton));
            for (int j = 0; j < dimension; j++) {
                u[j] -= newton[j] / (1 + decrement);
            }
            if (decrement < CENTRED) {
                break;
            }
        }
        return u;
    }

    /** The upper triangular R with {@code RᵀR = H}, from the rows n/(s − n·u), because forming H would lose digits. */
    private double[][] triangle(double[] slack) {
        double[][] A = new double[normals.length][];
        Arrays.setAll(
                A, i -> Arrays.stream(normals[i]).map(entry -> entry / slack[i]).toArray());
        return new QRDecomposition(new Array2DRowRealMatrix(A, false)).getR().getData();
    }

    /** Solves {@code Rᵀx = b}. */
    private double[] forward(double[][] R, double[] b) {
        double[] x = b.clone();
        for (int i = 0; i < dimension; i++) {
            for (int j = 0; j < i; j++) {
                x[i] -= R[j][i] * x[j];
            }
            x[i] /= R[i][i];
        }
        return x;
    }

    /** Solves {@code Rx = b}. */
    private double[] backward(double[][] R, double[] b) {
        double[] x = b.clone();
        for (int i = dimension - 1; i >= 0; i--) {
            for (int j = i + 1; j < dimension; j++) {
                x[i] -= R[i][j] * x[j];
            }
            x[i] /= R[i][i];
        }
        return x;
    }

    /** The next points of the chain, which starts at the centre. */
    List<double[]> sample(int count, RandomStream random) {
        double[] u = centre.clone();
        List<double[]> points = new ArrayList<>(count);
        for (int burn = 0; burn < BURN_IN; burn++) {
            move(u, random);
        }
        while (points.size() < count) {
            move(u, random);
            points.add(u.clone());
        }
        return points;
    }

    /** Moves u by sweeps along all directions. */
    private void move(double[] u, RandomStream random) {
        double[] room = slack(u);
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            for (int k = 0; k < directions.size(); k++) {
                move(directions.get(k), speeds.get(k), u, room, random.uniform());
            }
        }
    }

    /** Moves u along a direction to the point at this share of the chord. */
    private static void move(double[] direction, double[] speed, double[] u, double[] room, double share) {
        double least = Double.NEGATIVE_INFINITY;
        double most = Double.POSITIVE_INFINITY;
        for (int i = 0; i < speed.length; i++) {
            double reach = Math.max(0, room[i]) / speed[i];
            if (speed[i] > 0) {
                most = Math.min(most, reach);
            } else if (speed[i] < 0) {
                least = Math.max(least, reach);
            }
        }
        if (most > least && Double.isFinite(most - least)) {
            double step = least + share * (most - least);
            for (int j = 0; j < u.length; j++) {
                u[j] += step * direction[j];
            }
            for (int i = 0; i < speed.length; i++) {
                room[i] -= step * speed[i];
            }
        }
    }
}
