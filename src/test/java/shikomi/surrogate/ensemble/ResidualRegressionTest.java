package shikomi.surrogate.ensemble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import shikomi.math.RandomStream;

class ResidualRegressionTest {
    private static final PredictiveDistribution ALONE =
            new PredictiveDistribution(List.of(new PredictiveDistribution.Part(1, false, 0, 1)), 5);
    private static final int N = 20;

    private static double[] gaussians(int seed) {
        RandomStream random = RandomStream.of(seed);
        double[] y = new double[N];
        Arrays.setAll(y, i -> random.gaussian());
        return y;
    }

    private static ResidualRegression regression(double[] y, double[] scores) {
        return ResidualRegression.of(
                Collections.nCopies(N, ALONE),
                y,
                Arrays.stream(scores).mapToObj(score -> new double[] {score}).toArray(double[][]::new));
    }

    private static double width(PredictiveDistribution predicted) {
        return predicted.quantile(0.9) - predicted.quantile(0.1);
    }

    @Test
    void a_correlated_covariate_shifts_and_narrows_the_prediction() {
        double[] y = gaussians(1);
        double[] scores = gaussians(2);
        Arrays.setAll(scores, i -> y[i] + 0.1 * scores[i]);
        PredictiveDistribution sharpened = regression(y, scores).beside(ALONE, new double[] {2});
        assertThat(sharpened.quantile(0.5)).isBetween(1.6, 2.1);
        assertThat(width(sharpened)).isLessThan(0.5 * width(ALONE));
        assertThat(sharpened.parts().stream()
                        .mapToDouble(PredictiveDistribution.Part::weight)
                        .sum())
                .isCloseTo(1, within(1e-12));
    }

    @Test
    void the_slope_is_that_of_ridge_regression() {
        double[] y = gaussians(3);
        double[] scores = gaussians(4);
        double products = 0;
        double squares = 2;
        for (int i = 0; i < N; i++) {
            products += y[i] * scores[i];
            squares += scores[i] * scores[i];
        }
        PredictiveDistribution.Part line =
                regression(y, scores).beside(ALONE, new double[] {1.5}).parts().get(1);
        assertThat(line.mean()).isCloseTo(1.5 * products / squares, within(1e-12));
    }

    @Test
    void an_uncorrelated_covariate_changes_little() {
        PredictiveDistribution sharpened =
                regression(gaussians(5), gaussians(6)).beside(ALONE, new double[] {2});
        assertThat(sharpened.quantile(0.5)).isCloseTo(0, within(0.6));
        assertThat(width(sharpened)).isBetween(0.7 * width(ALONE), 1.5 * width(ALONE));
    }

    @Test
    void a_covariate_that_is_itself_an_outlier_is_not_used() {
        double[] y = gaussians(1);
        ResidualRegression regression = regression(y, y);
        assertThat(regression.beside(ALONE, new double[] {3.5})).isEqualTo(ALONE);
        assertThat(regression.beside(ALONE, new double[] {Double.NEGATIVE_INFINITY}))
                .isEqualTo(ALONE);
        assertThat(regression.beside(ALONE, new double[] {2.5})).isNotEqualTo(ALONE);
    }
}
