package shikomi.surrogate.ensemble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import shikomi.math.Normal;
import shikomi.math.RandomStream;
import shikomi.math.Spread;
import shikomi.surrogate.kernel.InputColumns;
import shikomi.surrogate.process.LeaveOneOut;
import shikomi.surrogate.process.Observations;
import shikomi.surrogate.process.Priors;

class ConstantMeanTest {
    private static final boolean[] TWO_NUMBERS = {false, false};

    private static double[][] grid(int side) {
        double[][] X = new double[side * side][];
        Arrays.setAll(X, i -> {
            int row = i / side;
            return new double[] {row / (side - 1.0), (i - row * side) / (side - 1.0)};
        });
        return X;
    }

    private static Ensemble ensemble(double[][] X, ToDoubleFunction<double[]> measure) {
        double[] y = Arrays.stream(X).mapToDouble(measure).toArray();
        Spread spread = Spread.of(y);
        double[] z =
                Arrays.stream(y).map(v -> (v - spread.mean()) / spread.sd()).toArray();
        return EnsembleSpec.STANDARD.of(
                InputColumns.plain(TWO_NUMBERS),
                Priors.of(TWO_NUMBERS, 2, null),
                Observations.single(X, z),
                RandomStream.of(3));
    }

    /** One standard deviation of the noise is about one standardised output. */
    @Test
    void where_nothing_has_an_effect_ranges_at_measured_conditions_hold_most_repeats() {
        double[][] X = grid(5);
        double held = 0;
        for (int seed = 1; seed <= 12; seed++) {
            RandomStream random = RandomStream.of(seed);
            double[] noise = new double[X.length];
            Arrays.setAll(noise, i -> random.gaussian());
            Spread spread = Spread.of(noise);
            int[] next = {0};
            for (double[] range : ensemble(X, x -> noise[next[0]++]).quantiles(X, 0.1, 0.9)) {
                double low = spread.mean() + spread.sd() * range[0];
                double high = spread.mean() + spread.sd() * range[1];
                held += (Normal.cumulative(high) - Normal.cumulative(low)) / X.length / 12;
            }
        }
        assertThat(held).as("0.43 without the doubt in any effect").isBetween(0.62, 0.88);
    }

    @Test
    void a_clear_effect_leaves_no_doubt() {
        double[] weights = ensemble(grid(4), x -> Math.sin(3 * x[0]) + x[1]).predictionWeights();
        assertThat(weights[weights.length - 1]).isLessThan(1e-3);
        assertThat(Arrays.stream(weights).sum()).isCloseTo(1, within(1e-12));
    }

    /** A condition measured twice on different days counts as one, which is left out whole. */
    @Test
    void a_condition_is_predicted_by_mean_and_variance_of_the_measurements_at_all_others() {
        double[][] X = {{0, 0}, {1, 0}, {0, 1}, {0, 0}};
        Observations data = Observations.of(X, new double[][] {{1, 3}, {-2}, {0.5}, {4}});
        LeaveOneOut predicted = new ConstantMean(data, null).leaveOneOut();
        double mean = (1 + 3 + 4 - 2) / 4.0; // without the third
        double squares = 0.25 + 2.25 + 6.25 + 12.25;
        assertThat(predicted.mean()[2]).isCloseTo(mean, within(1e-12));
        double noise = (squares + 1) / 4; // a prior measurement of variance 1, three degrees of freedom
        assertThat(predicted.variance()[2]).isCloseTo(noise * (1 + 0.25), within(1e-12));
        assertThat(predicted.mean()[0]).as("without both rows").isCloseTo(-0.75, within(1e-12));
        assertThat(predicted.mean()[3]).isEqualTo(predicted.mean()[0]);
        assertThat(new ConstantMean(data, 0.3).noiseVariance())
                .as("a known noise")
                .isEqualTo(0.3);
    }
}
