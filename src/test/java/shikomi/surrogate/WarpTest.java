package shikomi.surrogate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.math3.stat.descriptive.moment.Skewness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import shikomi.math.RandomStream;
import shikomi.math.Spread;

class WarpTest {
    private static double[] skewed() {
        RandomStream random = RandomStream.of(1);
        double[] y = new double[60];
        Arrays.setAll(y, i -> Math.exp(random.gaussian()));
        return standardised(y);
    }

    private static double[] standardised(double[] y) {
        double mean = Arrays.stream(y).average().orElseThrow();
        double sd = Math.sqrt(Arrays.stream(y).map(v -> (v - mean) * (v - mean)).sum() / (y.length - 1));
        return Arrays.stream(y).map(v -> (v - mean) / sd).toArray();
    }

    static Stream<Warp> warps() {
        return Stream.of(
                new Unchanged(),
                YeoJohnson.of(skewed()),
                new YeoJohnson(0, 0, 1),
                new YeoJohnson(2, 0.3, 0.7),
                new YeoJohnson(-1.5, 0, 1),
                Focus.of(skewed()));
    }

    @ParameterizedTest
    @MethodSource("warps")
    void going_there_and_back_changes_nothing(Warp warp) {
        for (double z = -4; z <= 4; z += 0.25) {
            assertThat(warp.back(warp.change(z))).isCloseTo(z, within(1e-9));
        }
    }

    @ParameterizedTest
    @MethodSource("warps")
    void it_rises_everywhere_with_the_slope_that_it_says(Warp warp) {
        for (double z = -4.01; z <= 4; z += 0.25) {
            double slope = (warp.change(z + 1e-6) - warp.change(z - 1e-6)) / 2e-6;
            assertThat(slope).isPositive();
            assertThat(warp.logSlope(z)).isCloseTo(Math.log(slope), within(1e-6));
        }
    }

    @ParameterizedTest
    @MethodSource("warps")
    void what_cannot_be_reached_comes_back_finite(Warp warp) {
        assertThat(warp.back(1e9)).isFinite();
        assertThat(warp.back(-1e9)).isFinite();
    }

    /** Against many draws. */
    @Test
    void moments_come_back_too() {
        for (Warp warp : List.of(new Unchanged(), YeoJohnson.of(skewed()), Focus.of(skewed()))) {
            Prediction back = warp.back(new Prediction(new double[] {0.2}, new double[] {0.09}));
            RandomStream random = RandomStream.of(3);
            double[] draws = new double[200_000];
            Arrays.setAll(draws, i -> warp.back(0.2 + 0.3 * random.gaussian()));
            Spread spread = Spread.of(draws);
            assertThat(back.mean()[0]).isCloseTo(spread.mean(), within(0.01 * spread.sd()));
            assertThat(Math.sqrt(back.variance()[0]) / spread.sd()).isCloseTo(1, within(0.01));
        }
    }

    @Test
    void skewed_numbers_look_normal_afterwards() {
        double[] z = skewed();
        YeoJohnson change = YeoJohnson.of(z);
        double[] w = Arrays.stream(z).map(change::change).toArray();
        assertThat(new Skewness().evaluate(z)).isGreaterThan(1.5);
        assertThat(Math.abs(new Skewness().evaluate(w))).isLessThan(0.6);
        assertThat(Arrays.stream(w).average().orElseThrow()).isCloseTo(0, within(1e-12));
    }

    @Test
    void numbers_that_are_normal_already_are_left_nearly_alone() {
        RandomStream random = RandomStream.of(2);
        double[] y = new double[200];
        Arrays.setAll(y, i -> random.gaussian());
        assertThat(YeoJohnson.of(standardised(y)).lambda()).isCloseTo(1, within(0.15));
    }

    /** Yeo & Johnson (2000), equation 2.1, by hand: λ = 0 is ln(z + 1) above, λ = 2 is −ln(1 − z) below. */
    @Test
    void it_is_the_published_function() {
        assertThat(new YeoJohnson(0, 0, 1).change(1)).isCloseTo(Math.log(2), within(1e-12));
        assertThat(new YeoJohnson(2, 0, 1).change(-1)).isCloseTo(-Math.log(2), within(1e-12));
        assertThat(new YeoJohnson(0.5, 0, 1).change(3)).isCloseTo(2, within(1e-12)); // (√4 − 1)/0.5
        assertThat(new YeoJohnson(0.5, 0, 1).change(-3)).isCloseTo(-(8 - 1) / 1.5, within(1e-12)); // 4^1.5 = 8
    }
}
