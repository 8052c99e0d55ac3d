package shikomi.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.SingularValueDecomposition;
import org.junit.jupiter.api.Test;

/** Projections onto random polytopes: the conditions of Karush, Kuhn and Tucker, and every face tried in turn. */
class ProjectionTest {
    private static final double[] DISTANCES = {1, 30, 1e3, 1e6};

    /** The rows of the polytope and of the cube, equations first. */
    private record Case(int dimension, List<Polytope.Row> rows) {
        Polytope polytope() {
            return new Polytope(dimension, rows);
        }

        List<Polytope.Row> all() {
            List<Polytope.Row> all = new ArrayList<>(rows);
            for (int j = 0; j < dimension; j++) {
                double[] unit = new double[dimension];
                unit[j] = 1;
                double[] minus = new double[dimension];
                minus[j] = -1;
                all.add(new Polytope.Row(unit, false, 1));
                all.add(new Polytope.Row(minus, false, 0));
            }
            return all;
        }
    }

    /** A random polytope around a random inner point: groups with totals and further inequalities, some of them tight. */
    private static Case random(int dimension, RandomStream random) {
        double[] inner = random.uniforms(dimension);
        int groups = random.below(Math.min(4, dimension));
        List<Polytope.Row> rows = new ArrayList<>();
        for (int g = 0; g < groups; g++) {
            double[] a = new double[dimension];
            for (int j = g; j < dimension; j += groups) {
                a[j] = 0.2 + random.uniform();
            }
            rows.add(new Polytope.Row(a, true, Dot.of(a, inner)));
        }
        for (int r = random.below(4); r > 0; r--) {
            double[] a = new double[dimension];
            Arrays.setAll(a, j -> random.below(2) * random.gaussian());
            double room = random.below(3) == 0 ? 0 : random.uniform() * 0.2;
            rows.add(new Polytope.Row(a, false, Dot.of(a, inner) + room));
        }
        return new Case(dimension, rows);
    }

    private static Case simplex(int parts) {
        double[] ones = new double[parts];
        Arrays.fill(ones, 1);
        return new Case(parts, List.of(new Polytope.Row(ones, true, 1)));
    }

    private static double[] at(double distance, int dimension, RandomStream random) {
        double[] y = new double[dimension];
        Arrays.setAll(y, j -> random.gaussian());
        double length = Math.sqrt(Dot.of(y, y));
        return Arrays.stream(y).map(v -> 0.5 + distance * v / length).toArray();
    }

    private static void assertFeasible(Case polytope, double[] z, String what) {
        for (Polytope.Row row : polytope.all()) {
            double excess = Dot.of(row.a(), z) - row.bound();
            assertThat(row.equality() ? Math.abs(excess) : excess)
                    .as("%s: excess", what)
                    .isLessThan(1e-9 * (1 + Math.sqrt(Dot.of(row.a(), row.a()))));
        }
    }

    /**
     * Stationarity and complementary slackness together: y − z is a combination of the normals of the faces through z,
     * with multipliers that are not negative for inequalities.
     */
    private static void assertStationary(Case polytope, double[] y, double[] z, String what) {
        List<double[]> cone = new ArrayList<>();
        for (Polytope.Row row : polytope.all()) {
            if (row.bound() - Dot.of(row.a(), z) < 1e-8) {
                cone.add(row.a());
                if (row.equality()) {
                    cone.add(Arrays.stream(row.a()).map(v -> -v).toArray());
                }
            }
        }
        double[] rest = minus(y, z);
        double scale = 1 + Math.sqrt(Dot.of(rest, rest));
        double[] left = outsideCone(cone, rest);
        assertThat(Math.sqrt(Dot.of(left, left)) / scale)
                .as("%s: outside the normal cone", what)
                .isLessThan(1e-7);
    }

    /** What remains of v after its projection onto the cone of these vectors (Lawson & Hanson's algorithm NNLS). */
    private static double[] outsideCone(List<double[]> cone, double[] v) {
        List<Integer> used = new ArrayList<>();
        double[] weights = new double[cone.size()];
        double[] left = v.clone();
        double enough = 1e-10 * (1 + Math.sqrt(Dot.of(v, v)));
        for (int round = 0; round < 1000; round++) {
            int best = -1;
            double most = enough;
            for (int i = 0; i < cone.size(); i++) {
                double gain = Dot.of(cone.get(i), left);
                if (!used.contains(i) && gain > most) {
                    best = i;
                    most = gain;
                }
            }
            if (best < 0) {
                return left;
            }
            used.add(best);
            shorten(cone, v, used, weights);
            left = v.clone();
            for (int i : used) {
                for (int j = 0; j < v.length; j++) {
                    left[j] -= weights[i] * cone.get(i)[j];
                }
            }
        }
        return left;
    }

    private static void shorten(List<double[]> cone, double[] v, List<Integer> used, double[] weights) {
        while (true) {
            double[] wanted = leastSquares(used.stream().map(cone::get).toList(), v);
            double share = 1;
            for (int k = 0; k < wanted.length; k++) {
                double was = weights[used.get(k)];
                if (wanted[k] <= 0) {
                    share = Math.min(share, was / (was - wanted[k]));
                }
            }
            for (int k = 0; k < wanted.length; k++) {
                int i = used.get(k);
                weights[i] += share * (wanted[k] - weights[i]);
            }
            if (share == 1 || !used.removeIf(i -> weights[i] <= 1e-13)) {
                return;
            }
        }
    }

    /** The weights w of least |Σ w_i a_i − v|. */
    private static double[] leastSquares(List<double[]> vectors, double[] v) {
        double[][] A = new double[v.length][vectors.size()];
        for (int i = 0; i < vectors.size(); i++) {
            for (int j = 0; j < v.length; j++) {
                A[j][i] = vectors.get(i)[j];
            }
        }
        return new SingularValueDecomposition(new Array2DRowRealMatrix(A))
                .getSolver()
                .solve(new ArrayRealVector(v))
                .toArray();
    }

    private static double[] minus(double[] a, double[] b) {
        double[] difference = a.clone();
        Arrays.setAll(difference, j -> a[j] - b[j]);
        return difference;
    }

    @Test
    void random_polytopes_keep_the_conditions_of_karush_kuhn_and_tucker() {
        for (long seed = 0; seed < 120; seed++) {
            RandomStream random = RandomStream.of(seed);
            Case polytope = random(1 + random.below(12), random);
            Polytope built = polytope.polytope();
            for (double distance : DISTANCES) {
                double[] y = at(distance, polytope.dimension(), random);
                double[] z = built.project(y);
                String what = "seed " + seed + ", distance " + distance;
                assertFeasible(polytope, z, what);
                assertStationary(polytope, y, z, what);
            }
        }
    }

    @Test
    void simplices_of_three_to_thirty_parts_keep_them_too() {
        for (int parts : new int[] {3, 10, 30}) {
            Polytope simplex = simplex(parts).polytope();
            RandomStream random = RandomStream.of(parts);
            for (int trial = 0; trial < 40; trial++) {
                double distance = DISTANCES[trial % DISTANCES.length];
                double[] y = at(distance, parts, random);
                double[] z = simplex.project(y);
                assertFeasible(simplex(parts), z, parts + " parts, distance " + distance);
                assertStationary(simplex(parts), y, z, parts + " parts, distance " + distance);
            }
        }
    }

    @Test
    void the_nearest_point_is_that_of_trying_every_face() {
        for (long seed = 0; seed < 150; seed++) {
            RandomStream random = RandomStream.of(1000 + seed);
            Case polytope = random(1 + random.below(3), random);
            double distance = DISTANCES[random.below(2)];
            double[] y = at(distance, polytope.dimension(), random);
            assertThat(polytope.polytope().project(y))
                    .as("seed %d", seed)
                    .containsExactly(nearestByFaces(polytope, y), within(1e-7));
        }
    }

    /** The nearest feasible one of the projections of y onto the affine hulls of all faces. */
    private static double[] nearestByFaces(Case polytope, double[] y) {
        List<Polytope.Row> all = polytope.all();
        double[] best = new double[0];
        double least = Double.POSITIVE_INFINITY;
        for (int subset = 0; subset < 1 << all.size(); subset++) {
            if (Integer.bitCount(subset)
                    > polytope.dimension() + polytope.rows().size()) {
                continue;
            }
            double[] z = ontoFace(all, subset, y);
            double[] away = minus(z, y);
            boolean feasible = all.stream().allMatch(row -> {
                double excess = Dot.of(row.a(), z) - row.bound();
                return (row.equality() ? Math.abs(excess) : excess) < 1e-9;
            });
            if (feasible && Dot.of(away, away) < least) {
                least = Dot.of(away, away);
                best = z;
            }
        }
        return best;
    }

    private static double[] ontoFace(List<Polytope.Row> all, int subset, double[] y) {
        List<Polytope.Row> face = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            if ((subset >> i & 1) == 1) {
                face.add(all.get(i));
            }
        }
        if (face.isEmpty()) {
            return y.clone();
        }
        double[] missing = face.stream()
                .mapToDouble(row -> row.bound() - Dot.of(row.a(), y))
                .toArray();
        double[] move = new SingularValueDecomposition(new Array2DRowRealMatrix(
                        face.stream().map(Polytope.Row::a).toArray(double[][]::new)))
                .getSolver()
                .solve(new ArrayRealVector(missing))
                .toArray();
        double[] z = y.clone();
        Arrays.setAll(z, j -> y[j] + move[j]);
        return z;
    }

    @Test
    void a_point_far_from_a_mixture_of_ten_is_brought_to_its_total() {
        Polytope simplex = simplex(10).polytope();
        RandomStream random = RandomStream.of(7);
        for (int trial = 0; trial < 200; trial++) {
            double[] z = simplex.project(at(30, 10, random));
            assertThat(Arrays.stream(z).sum()).isCloseTo(1, within(1e-12));
        }
    }
}
