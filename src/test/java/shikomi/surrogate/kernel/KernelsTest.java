package shikomi.surrogate.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import shikomi.math.Cholesky;
import shikomi.math.Matrix;
import shikomi.math.RandomStream;

/** What every kernel promises. */
public class KernelsTest {
    private static final boolean[] CATEGORY = {false, false, true};
    private static final double[] ROOTS = {0.01, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY};
    private static final double[] MATERN = {-1.2, -0.3, 0.4, 0.2};

    /** A kernel, its θ, and how many numeric columns its rows have after the two inputs and the category. */
    record Case(String name, Kernel kernel, double[] theta, int more) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> kernels() {
        MaternKernel matern = new MaternKernel(CATEGORY);
        Kernel rooted = new SquareRootInputs(matern, ROOTS);
        LinearKernel trend = LinearKernel.trend(3, Arrays.copyOf(CATEGORY, 4));
        return Stream.of(
                new Case("Matern", matern, MATERN, 0),
                new Case("Rooted", rooted, MATERN, 0),
                new Case("Linear", LinearKernel.ofNumbers(CATEGORY), new double[] {-0.4}, 0),
                new Case("Trend", trend, new double[] {-0.7}, 1),
                new Case("Sum", new SumKernel(rooted, trend), new double[] {-1.2, -0.3, 0.4, 0.2, -0.7}, 1),
                new Case("Posterior", posterior(rooted), new double[0], 0),
                new Case("Posterior and Matern", new SumKernel(posterior(rooted), matern), MATERN, 0));
    }

    private static PosteriorKernel posterior(Kernel kernel) {
        double[][] E = rows(9, 0, 77);
        Kernel.Against toE = kernel.against(MATERN, E);
        Matrix A = toE.cross(E, 0, E.length, 0);
        for (int i = 0; i < E.length; i++) {
            A.set(i, i, A.get(i, i) + 0.1);
        }
        return new PosteriorKernel(kernel, MATERN, toE, Cholesky.of(A), 0.6);
    }

    private static double[][] rows(int n, int more, long seed) {
        RandomStream random = RandomStream.of(seed);
        double[][] X = new double[n][];
        for (int i = 0; i < n; i++) {
            X[i] = new double[3 + more];
            Arrays.setAll(X[i], j -> random.uniform());
            X[i][2] = random.below(2);
        }
        return X;
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void pairs_rows_and_single_points_agree(Case given) {
        double[][] X = rows(7, given.more(), 1);
        Kernel.Against against = given.kernel().against(given.theta(), X);
        Matrix K = against.cross(X, 0, X.length, 0);
        PairKernel.OnPairs on = given.kernel().on(given.kernel().pairs(X));
        double[] pairs = on.at(given.theta());
        double[] variances = against.variances(X, 0, X.length);
        int pair = 0;
        for (int j = 0; j < X.length; j++) {
            assertThat(on.variance(j)).isCloseTo(K.get(j, j), within(1e-9));
            assertThat(variances[j]).isCloseTo(K.get(j, j), within(1e-9));
            assertThat(against.at(X[j]).variance()).isCloseTo(K.get(j, j), within(1e-9));
            for (int i = 0; i < X.length; i++) {
                assertThat(K.get(i, j)).isCloseTo(K.get(j, i), within(1e-9));
                assertThat(against.at(X[j]).values()[i]).isCloseTo(K.get(i, j), within(1e-9));
                if (i > j) {
                    assertThat(pairs[pair++]).isCloseTo(K.get(i, j), within(1e-9));
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void is_a_covariance(Case given) {
        double[][] X = rows(12, given.more(), 2);
        Matrix K = given.kernel().against(given.theta(), X).cross(X, 0, X.length, 0);
        RandomStream random = RandomStream.of(3);
        for (int draw = 0; draw < 50; draw++) {
            double[] w = new double[X.length];
            Arrays.setAll(w, i -> random.gaussian());
            double[] Kw = K.times(w);
            double square = 0;
            for (int i = 0; i < w.length; i++) {
                square += w[i] * Kw[i];
            }
            assertThat(square).isGreaterThan(-1e-9);
        }
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void gradients_along_inputs_match_finite_differences(Case given) {
        double[][] X = rows(6, given.more(), 4);
        Kernel.Against against = given.kernel().against(given.theta(), X);
        double[] x = rows(1, given.more(), 5)[0];
        double[] weights = {0.3, -1, 0.7, 0.2, -0.4, 1.1};
        double[] gradient = new double[x.length];
        double[] ofVariance = new double[x.length];
        against.at(x).addGradient(weights, gradient);
        against.at(x).addVarianceGradient(ofVariance);
        for (int j : given.more() == 0 ? new int[] {0, 1} : new int[] {0, 1, 3}) {
            double[] up = x.clone();
            double[] down = x.clone();
            up[j] += 1e-6;
            down[j] -= 1e-6;
            assertThat(gradient[j])
                    .isCloseTo((dot(against.at(up), weights) - dot(against.at(down), weights)) / 2e-6, within(1e-5));
            assertThat(ofVariance[j])
                    .isCloseTo((against.at(up).variance() - against.at(down).variance()) / 2e-6, within(1e-5));
        }
    }

    private static double dot(Kernel.Row row, double[] weights) {
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * row.values()[i];
        }
        return sum;
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void gradients_along_hyperparameters_match_finite_differences(Case given) {
        slopes(given.kernel(), given.theta(), rows(6, given.more(), 6));
    }

    @Test
    void products_of_many_inputs_give_the_same_values_as_sums_of_their_differences() {
        int d = 60;
        RandomStream random = RandomStream.of(3);
        double[][] X = new double[12][d];
        Arrays.stream(X).forEach(x -> Arrays.setAll(x, j -> random.uniform()));
        X[1] = X[0].clone();
        X[1][7] += 1e-5;
        double[] theta = new double[d + 1];
        Arrays.setAll(theta, p -> 1.5 + random.gaussian());
        Kernel.Against against = new MaternKernel(new boolean[d]).against(theta, X);
        Matrix K = against.cross(X, 0, X.length, 0);
        for (int i = 0; i < X.length; i++) {
            assertThat(K.column(i)).containsExactly(against.at(X[i]).values(), within(1e-11));
        }
    }

    /** Σ W_ij ∂K_ij/∂θ_p against differences. */
    public static void slopes(PairKernel kernel, double[] theta, double[][] X) {
        RandomStream random = RandomStream.of(7);
        Pairs pairs = kernel.pairs(X);
        double[] twice = new double[pairs.count()];
        double[] diagonal = new double[X.length];
        Arrays.setAll(twice, p -> random.gaussian());
        Arrays.setAll(diagonal, i -> random.gaussian());
        double[] gradient = new double[theta.length];
        PairKernel.OnPairs on = kernel.on(pairs);
        on.at(theta);
        on.addGradient(twice.clone(), diagonal, gradient);
        for (int p = 0; p < theta.length; p++) {
            double[] up = theta.clone();
            double[] down = theta.clone();
            up[p] += 1e-6;
            down[p] -= 1e-6;
            double slope = (weighted(kernel.on(pairs), up, twice, diagonal)
                            - weighted(kernel.on(pairs), down, twice, diagonal))
                    / 2e-6;
            assertThat(gradient[p]).as("θ_%d", p).isCloseTo(slope, within(1e-5));
        }
    }

    private static double weighted(PairKernel.OnPairs on, double[] theta, double[] twice, double[] diagonal) {
        double[] k = on.at(theta);
        double sum = 0;
        for (int pair = 0; pair < k.length; pair++) {
            sum += twice[pair] * k[pair];
        }
        for (int i = 0; i < diagonal.length; i++) {
            sum += diagonal[i] * on.variance(i);
        }
        return sum;
    }
}
