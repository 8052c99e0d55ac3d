package shikomi.surrogate.ensemble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import shikomi.math.RandomStream;
import shikomi.math.Spread;
import shikomi.surrogate.process.Prediction;

class OutputWarpTest {
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

    static Stream<OutputWarp> warps() {
        return Stream.of(
                new IdentityWarp(),
                TailCompression.of(skewed()),
                new TailCompression(0, 1),
                new TailCompression(-0.3, 0.7));
    }

    @ParameterizedTest
    @MethodSource("warps")
    void back_is_the_inverse_of_change(OutputWarp warp) {
        for (double z = -4; z <= 4; z += 0.25) {
            assertThat(warp.back(warp.change(z))).isCloseTo(z, within(1e-9));
        }
    }

    @ParameterizedTest
    @MethodSource("warps")
    void it_increases_with_the_derivative_that_it_reports(OutputWarp warp) {
        for (double z = -4.01; z <= 4; z += 0.25) {
            double slope = (warp.change(z + 1e-6) - warp.change(z - 1e-6)) / 2e-6;
            assertThat(slope).isPositive();
            assertThat(warp.logSlope(z)).isCloseTo(Math.log(slope), within(1e-6));
        }
    }

    @ParameterizedTest
    @MethodSource("warps")
    void values_beyond_its_range_are_mapped_back_to_finite_ones(OutputWarp warp) {
        assertThat(warp.back(1e9)).isFinite();
        assertThat(warp.back(-1e9)).isFinite();
    }

    /** Against many draws. */
    @Test
    void moments_are_mapped_back_as_by_many_draws() {
        for (OutputWarp warp : List.of(new IdentityWarp(), TailCompression.of(skewed()))) {
            Prediction back = warp.back(new Prediction(new double[] {0.2}, new double[] {0.09}));
            RandomStream random = RandomStream.of(3);
            double[] draws = new double[200_000];
            Arrays.setAll(draws, i -> warp.back(0.2 + 0.3 * random.gaussian()));
            Spread spread = Spread.of(draws);
            assertThat(back.mean()[0]).isCloseTo(spread.mean(), within(0.01 * spread.sd()));
            assertThat(Math.sqrt(back.variance()[0]) / spread.sd()).isCloseTo(1, within(0.01));
        }
    }
}
