package shikomi.surrogate.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.MultivariateNormalDistribution;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.DecompositionSolver;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.junit.jupiter.api.Test;
import shikomi.math.RandomStream;
import shikomi.surrogate.kernel.MaternKernel;
import shikomi.surrogate.kernel.Pairs;

/** Observations of one day share what is particular to that day. */
class DaysTest {
    private static final boolean[] NUMERIC = {false, false};
    private static final MaternKernel KERNEL = new MaternKernel(NUMERIC);

    /** ln ℓ_1, ln ℓ_2, ln σ², ln σ_n², ln σ_t². */
    private static final double[] THETA = {Math.log(0.5), Math.log(0.8), 0.1, Math.log(0.05), Math.log(0.3)};

    private record Case(double[][] X, double[] y, int[] days) {
        Observations data() {
            return Observations.of(
                    X, Arrays.stream(y).mapToObj(v -> new double[] {v}).toArray(double[][]::new), days);
        }

        /** The first condition was measured on day 0 and on day 2. */
        static Case of(long seed, double betweenDays) {
            RandomStream random = RandomStream.of(seed);
            double[][] X = new double[30][];
            double[] y = new double[30];
            int[] days = new int[30];
            double[] shift = {0, 0, 0, 0, 0, 0};
            Arrays.setAll(shift, d -> betweenDays * random.gaussian());
            for (int i = 0; i < y.length; i++) {
                X[i] = i == 12 ? X[0] : new double[] {random.uniform(), random.uniform()};
                days[i] = i == 29 ? -1 : i / 5;
                y[i] = truth(X[i]) + (i == 29 ? 0 : shift[i / 5]) + 0.1 * random.gaussian();
            }
            return new Case(X, y, days);
        }
    }

    private static double truth(double[] x) {
        return Math.sin(5 * x[0]) + x[1];
    }

    private static double k(double[] a, double[] b) {
        double r = Math.hypot((a[0] - b[0]) / 0.5, (a[1] - b[1]) / 0.8);
        return Math.exp(0.1) * (1 + Math.sqrt(5) * r + 5 * r * r / 3) * Math.exp(-Math.sqrt(5) * r);
    }

    private static double[][] naive(Case given) {
        double[][] A = new double[30][30];
        for (int i = 0; i < 30; i++) {
            for (int j = 0; j < 30; j++) {
                boolean sameDay = i == j || (given.days()[i] == given.days()[j] && given.days()[i] >= 0);
                A[i][j] = k(given.X()[i], given.X()[j]) + 1 + (i == j ? 0.05 : 0) + (sameDay ? 0.3 : 0);
            }
        }
        return A;
    }

    private static MarginalLikelihood likelihood(Observations data) {
        return new MarginalLikelihood(KERNEL, new Pairs(data.X(), NUMERIC), data, 1);
    }

    @Test
    void the_likelihood_is_that_of_the_explicit_covariance() {
        Case given = Case.of(1, 0.5);
        double naive = Math.log(new MultivariateNormalDistribution(new double[30], naive(given)).density(given.y()));
        assertThat(likelihood(given.data()).value(THETA)).isCloseTo(naive, within(1e-8));
    }

    @Test
    void the_gradient_is_the_derivative() {
        MarginalLikelihood likelihood = likelihood(Case.of(2, 0.5).data());
        double[] gradient = new double[5];
        likelihood.value(THETA, gradient);
        assertThat(gradient).containsExactly(NumericalGradient.of(likelihood::value, THETA), within(1e-5));
    }

    /** Against the normal distribution of two of thirty numbers given the others. */
    @Test
    void a_condition_is_left_out_with_all_its_days() {
        Case given = Case.of(3, 0.5);
        LeaveOneOut left = new GaussianProcess(KERNEL, THETA, 1, given.data()).leaveOneOut();
        int[] both = {0, 12};
        int[] rest = IntStream.range(0, 30).filter(i -> i != 0 && i != 12).toArray();
        RealMatrix A = new Array2DRowRealMatrix(naive(given));
        DecompositionSolver known = new LUDecomposition(A.getSubMatrix(rest, rest)).getSolver();
        RealVector y = new ArrayRealVector(
                IntStream.of(rest).mapToDouble(i -> given.y()[i]).toArray());
        RealMatrix across = A.getSubMatrix(both, rest);
        RealVector mean = across.operate(known.solve(y));
        RealMatrix covariance = A.getSubMatrix(both, both).subtract(across.multiply(known.solve(across.transpose())));
        for (int b = 0; b < 2; b++) {
            assertThat(left.mean()[both[b]]).isCloseTo(mean.getEntry(b), within(1e-9));
            assertThat(left.variance()[both[b]]).isCloseTo(covariance.getEntry(b, b), within(1e-9));
        }
    }

    @Test
    void differences_between_days_are_not_attributed_to_the_inputs() {
        double known = 0;
        double ignored = 0;
        for (long seed = 0; seed < 12; seed++) {
            Case given = Case.of(seed, 0.8);
            RandomStream random = RandomStream.of(seed);
            GaussianProcess withDays = new Fit(KERNEL, Priors.of(NUMERIC, 2, null), given.data()).mostProbable(random);
            GaussianProcess without = new Fit(
                            KERNEL, Priors.of(NUMERIC, 2, null), Observations.single(given.X(), given.y()))
                    .mostProbable(random);
            known += error(withDays, random);
            ignored += error(without, random);
        }
        assertThat(known).as("squared errors of the shape").isLessThan(0.6 * ignored);
    }

    /** Mean square of what it expects less the truth, both about their averages. */
    private static double error(GaussianProcess process, RandomStream random) {
        double[][] points = new double[200][];
        Arrays.setAll(points, i -> new double[] {random.uniform(), random.uniform()});
        double[] mean = process.predict(points).mean();
        double shift = 0;
        for (int i = 0; i < points.length; i++) {
            shift += (mean[i] - truth(points[i])) / points.length;
        }
        double sum = 0;
        for (int i = 0; i < points.length; i++) {
            double apart = mean[i] - truth(points[i]) - shift;
            sum += apart * apart / points.length;
        }
        return sum;
    }

    @Test
    void days_that_do_not_differ_change_little() {
        for (long seed = 0; seed < 6; seed++) {
            Case given = Case.of(seed, 0);
            GaussianProcess withDays =
                    new Fit(KERNEL, Priors.of(NUMERIC, 2, null), given.data()).mostProbable(RandomStream.of(1));
            assertThat(withDays.theta()).hasSize(5);
            assertThat(Math.exp(withDays.theta()[4]))
                    .as("σ_t², the signal being 0.6")
                    .isLessThan(0.03);
        }
    }

    @Test
    void one_day_or_days_of_one_observation_identify_no_variance() {
        double[][] X = {{0, 0}, {0, 1}, {1, 0}};
        double[][] y = {{1}, {2}, {3}};
        assertThat(Observations.of(X, y, new int[] {0, 0, 0}).days()).isEmpty();
        assertThat(Observations.of(X, y, new int[] {0, 1, 2}).days()).isEmpty();
        assertThat(Observations.of(X, y, new int[] {-1, -1, 2}).days()).isEmpty();
        assertThat(Observations.of(X, y, new int[] {4, 1, 4}).days()).hasSize(1);
    }
}
