package shikomi.surrogate.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.LUDecomposition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import shikomi.math.RandomStream;
import shikomi.surrogate.kernel.Kernel;
import shikomi.surrogate.kernel.MaternKernel;
import shikomi.surrogate.kernel.Pairs;

class GaussianProcessTest {
    private static final double CLOSE = 1e-8;

    static Stream<JsonNode> references() throws IOException {
        JsonNode all = new ObjectMapper()
                .readTree(GaussianProcessTest.class.getResource("/shikomi/surrogate/gp_reference.json"))
                .get("gp");
        return StreamSupport.stream(all.spliterator(), false);
    }

    @ParameterizedTest
    @MethodSource("references")
    void agrees_with_fifty_digits(JsonNode reference) {
        double[][] X = rows(reference.get("X"));
        Kernel kernel = new MaternKernel(new boolean[X[0].length]);
        Observations data = Observations.single(X, numbers(reference.get("y")));
        double[] theta = theta(reference);
        double constant = reference.get("constant_variance").asDouble();

        double[] gradient = new double[theta.length];
        double lml =
                new MarginalLikelihood(kernel, new Pairs(X, kernel.category()), data, constant).value(theta, gradient);
        assertThat(lml).isCloseTo(reference.get("lml").asDouble(), within(CLOSE));
        assertThat(gradient).containsExactly(numbers(reference.get("gradient")), within(CLOSE));

        GaussianProcess gp = new GaussianProcess(kernel, theta, constant, data);
        double[][] Xs = rows(reference.get("Xs"));
        double[][] covariance = rows(reference.get("covariance"));
        Prediction prediction = gp.predict(Xs);
        assertThat(prediction.mean()).containsExactly(numbers(reference.get("mean")), within(CLOSE));
        for (int i = 0; i < Xs.length; i++) {
            assertThat(prediction.variance()[i]).isCloseTo(covariance[i][i], within(CLOSE));
            assertThat(gp.covariance(Xs).row(i)).containsExactly(covariance[i], within(CLOSE));
        }
        LeaveOneOut loo = gp.leaveOneOut();
        assertThat(loo.mean()).containsExactly(numbers(reference.get("loo_mean")), within(CLOSE));
        assertThat(loo.variance()).containsExactly(numbers(reference.get("loo_variance")), within(CLOSE));
    }

    private static double[] theta(JsonNode reference) {
        double[] lengths = numbers(reference.get("lengthscales"));
        double[] theta = Arrays.copyOf(lengths, lengths.length + 2);
        theta[lengths.length] = reference.get("amplitude2").asDouble();
        theta[lengths.length + 1] = reference.get("noise").asDouble();
        return Arrays.stream(theta).map(Math::log).toArray();
    }

    private static double[] numbers(JsonNode node) {
        return StreamSupport.stream(node.spliterator(), false)
                .mapToDouble(JsonNode::asDouble)
                .toArray();
    }

    private static double[][] rows(JsonNode node) {
        return StreamSupport.stream(node.spliterator(), false)
                .map(GaussianProcessTest::numbers)
                .toArray(double[][]::new);
    }

    /** Two numeric inputs and one category of three, 12 conditions with 1 to 3 replicates each. */
    private record Case(double[][] X, double[][] values, double[] theta) {
        static Case of(long seed) {
            RandomStream random = RandomStream.of(seed);
            double[][] X = new double[12][];
            double[][] values = new double[12][];
            for (int i = 0; i < 12; i++) {
                X[i] = new double[] {random.uniform(), random.uniform(), random.below(3)};
                values[i] = new double[1 + random.below(3)];
                double truth = random.gaussian();
                for (int r = 0; r < values[i].length; r++) {
                    values[i][r] = truth + 0.3 * random.gaussian();
                }
            }
            double[] theta = {Math.log(0.4), Math.log(1.3), Math.log(0.8), 0.2, Math.log(0.07)};
            return new Case(X, values, theta);
        }

        Observations data() {
            return Observations.of(X, values);
        }

        /** Every measurement a row of its own. */
        Observations separate() {
            double[][] rows =
                    new double[Arrays.stream(values).mapToInt(v -> v.length).sum()][];
            double[] y = new double[rows.length];
            int at = 0;
            for (int i = 0; i < X.length; i++) {
                for (double value : values[i]) {
                    rows[at] = X[i];
                    y[at++] = value;
                }
            }
            return Observations.single(rows, y);
        }
    }

    private static MarginalLikelihood likelihood(Case given) {
        return new MarginalLikelihood(MIXED, new Pairs(given.X(), MIXED.category()), given.data(), 1);
    }

    private static final Kernel MIXED = new MaternKernel(new boolean[] {false, false, true});

    /** The formula of the kernel, written down once more and slowly. */
    private static double k(double[] a, double[] b, double[] theta) {
        double r = Math.sqrt(
                Math.pow((a[0] - b[0]) / Math.exp(theta[0]), 2) + Math.pow((a[1] - b[1]) / Math.exp(theta[1]), 2));
        double categories = a[2] == b[2] ? 1 : Math.exp(-1 / Math.exp(theta[2]));
        return Math.exp(theta[3]) * (1 + Math.sqrt(5) * r + 5 * r * r / 3) * Math.exp(-Math.sqrt(5) * r) * categories;
    }

    private static LUDecomposition naiveCovariance(Observations data, double[] theta) {
        int n = data.size();
        double[][] K = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                K[i][j] = k(data.X()[i], data.X()[j], theta) + 1 + (i == j ? Math.exp(theta[4]) : 0);
            }
        }
        return new LUDecomposition(new Array2DRowRealMatrix(K));
    }

    @Test
    void the_likelihood_of_replicates_equals_that_of_all_rows() {
        for (long seed = 0; seed < 20; seed++) {
            Case given = Case.of(seed);
            Observations rows = given.separate();
            LUDecomposition K = naiveCovariance(rows, given.theta());
            ArrayRealVector y = new ArrayRealVector(rows.mean());
            double naive = -0.5 * y.dotProduct(K.getSolver().solve(y))
                    - 0.5 * Math.log(K.getDeterminant())
                    - 0.5 * rows.size() * Math.log(2 * Math.PI);
            double exact = likelihood(given).value(given.theta(), new double[5]);
            assertThat(exact).as("seed %d", seed).isCloseTo(naive, within(CLOSE));
        }
    }

    @Test
    void predictions_from_replicates_equal_those_from_all_rows() {
        Case given = Case.of(3);
        double[][] points = {{0.2, 0.9, 1}, {0.5, 0.5, 2}};
        Prediction fromMeans = new GaussianProcess(MIXED, given.theta(), 1, given.data()).predict(points);
        Prediction fromRows = new GaussianProcess(MIXED, given.theta(), 1, given.separate()).predict(points);
        assertThat(fromMeans.mean()).containsExactly(fromRows.mean(), within(1e-9));
        assertThat(fromMeans.variance()).containsExactly(fromRows.variance(), within(1e-9));
    }

    @Test
    void the_gradient_is_the_derivative_of_the_likelihood() {
        for (long seed = 0; seed < 20; seed++) {
            Case given = Case.of(seed);
            double[] withNugget = Arrays.copyOf(given.theta(), 6);
            withNugget[5] = Math.log(0.02);
            for (double[] theta : List.of(given.theta(), withNugget)) {
                MarginalLikelihood likelihood = likelihood(given);
                double[] gradient = new double[theta.length];
                double value = likelihood.value(theta, gradient);
                assertThat(likelihood.value(theta)).isCloseTo(value, within(1e-10));
                assertThat(gradient)
                        .as("seed %d", seed)
                        .containsExactly(NumericalGradient.of(likelihood::value, theta), within(1e-6));
            }
        }
    }

    @Test
    void leaving_a_condition_out_equals_refitting_without_it() {
        Case given = Case.of(5);
        Observations all = given.data();
        LeaveOneOut loo = new GaussianProcess(MIXED, given.theta(), 1, all).leaveOneOut();
        for (int out = 0; out < all.size(); out++) {
            int left = out;
            int[] rest = java.util.stream.IntStream.range(0, all.size())
                    .filter(i -> i != left)
                    .toArray();
            Observations others = Observations.of(
                    Arrays.stream(rest).mapToObj(i -> all.X()[i]).toArray(double[][]::new),
                    Arrays.stream(rest).mapToObj(i -> given.values()[i]).toArray(double[][]::new));
            Prediction refitted =
                    new GaussianProcess(MIXED, given.theta(), 1, others).predict(new double[][] {all.X()[out]});
            double noise = Math.exp(given.theta()[4]) / all.replicates()[out];
            assertThat(loo.mean()[out]).isCloseTo(refitted.mean()[0], within(1e-9));
            assertThat(loo.variance()[out]).isCloseTo(refitted.variance()[0] + noise, within(1e-9));
            assertThat(loo.logDensity()[out])
                    .isCloseTo(
                            Math.log(new NormalDistribution(loo.mean()[out], Math.sqrt(loo.variance()[out]))
                                    .density(all.mean()[out])),
                            within(1e-9));
        }
    }

    @Test
    void believing_its_own_mean_changes_no_mean_and_removes_the_variance_there() {
        Case given = Case.of(6);
        GaussianProcess gp = new GaussianProcess(MIXED, given.theta(), 1, given.data());
        double[][] points = {{0.1, 0.2, 0}, {0.8, 0.7, 1}, {0.4, 0.4, 2}};
        Prediction before = gp.predict(points);
        Prediction after = gp.believing(new double[][] {points[0], points[1]}).predict(points);
        assertThat(after.mean()).containsExactly(before.mean(), within(1e-10));
        assertThat(after.variance()[0]).isCloseTo(0, within(1e-8));
        assertThat(after.variance()[1]).isCloseTo(0, within(1e-8));
        assertThat(after.variance()[2]).isLessThan(before.variance()[2]);
    }

    @Test
    void gradients_are_the_derivatives_of_mean_and_variance() {
        Case given = Case.of(7);
        GaussianProcess gp = new GaussianProcess(MIXED, given.theta(), 1, given.data());
        double[] x = {0.31, 0.77, 1};
        PredictionGradient slope = gp.gradient(x);
        Prediction at = gp.predict(new double[][] {x});
        assertThat(slope.mean()).isCloseTo(at.mean()[0], within(1e-10));
        assertThat(slope.variance()).isCloseTo(at.variance()[0], within(1e-10));
        for (int j = 0; j < 2; j++) {
            double[] up = x.clone();
            double[] down = x.clone();
            up[j] += 1e-6;
            down[j] -= 1e-6;
            Prediction both = gp.predict(new double[][] {up, down});
            assertThat(slope.meanGradient()[j]).isCloseTo((both.mean()[0] - both.mean()[1]) / 2e-6, within(1e-6));
            assertThat(slope.varianceGradient()[j])
                    .isCloseTo((both.variance()[0] - both.variance()[1]) / 2e-6, within(1e-6));
        }
        assertThat(slope.meanGradient()[2]).isZero();
    }

    @Test
    void the_order_of_rows_does_not_matter() {
        Case given = Case.of(8);
        Observations data = given.data();
        int[] order = RandomStream.of(1).permutation(data.size());
        Observations shuffled = Observations.of(
                Arrays.stream(order).mapToObj(i -> data.X()[i]).toArray(double[][]::new),
                Arrays.stream(order).mapToObj(i -> given.values()[i]).toArray(double[][]::new));
        double[][] point = {{0.3, 0.3, 0}};
        assertThat(new GaussianProcess(MIXED, given.theta(), 1, shuffled)
                        .predict(point)
                        .mean())
                .containsExactly(
                        new GaussianProcess(MIXED, given.theta(), 1, data)
                                .predict(point)
                                .mean(),
                        within(1e-10));
    }
}
