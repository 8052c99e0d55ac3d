package shikomi.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import shikomi.campaign.Proposal.Expected;

class ScalingTest {
    @ParameterizedTest
    @CsvSource({"1, false", "-1, false", "1, true", "-1, true"})
    void values_have_mean_zero_and_spread_one_and_come_back(int sign, boolean logarithm) {
        double[] values = {2, 3, 5, 7, 11, 130};
        Scaling scaling = Scaling.of(sign, logarithm, values);
        double[] scaled = Arrays.stream(values).map(scaling::scaled).toArray();
        assertThat(Arrays.stream(scaled).sum()).isCloseTo(0, within(1e-12));
        assertThat(Arrays.stream(scaled).map(z -> z * z).sum() / (values.length - 1))
                .isCloseTo(1, within(1e-12));
        assertThat(Math.signum(scaled[5] - scaled[0])).isEqualTo(sign);
        for (int i = 0; i < values.length; i++) {
            assertThat(scaling.value(scaled[i])).isCloseTo(values[i], within(1e-12 * values[i]));
        }
    }

    @Test
    void equal_values_and_a_single_one_have_spread_one() {
        for (double[] values : new double[][] {{}, {4}, {4, 4, 4}, {0, 0}, {0.1, 0.1, 0.1}}) {
            assertThat(Scaling.of(1, false, values).sd()).isEqualTo(1);
        }
    }

    /** For ln y with mean 2 and standard deviation 1; the 90 % quantile of a normal variable is 1.28155. */
    @ParameterizedTest
    @ValueSource(ints = {1, -1})
    void an_expectation_on_a_log_scale_is_a_median_inside_its_range(int sign) {
        Scaling scaling = new Scaling(sign, true, 1, 2, true);
        Expected expected = scaling.expected(0.5 * sign, 0.25);
        assertThat(expected.mean()).isCloseTo(Math.exp(2), within(1e-12));
        assertThat(expected.low()).isCloseTo(Math.exp(2 - 1.28155), within(1e-4));
        assertThat(expected.high()).isCloseTo(Math.exp(2 + 1.28155), within(1e-4));
        assertThat(expected.sd()).isCloseTo((Math.exp(3) - Math.exp(1)) / 2, within(1e-12));
        assertThat(expected.score(Math.exp(3))).isCloseTo(1, within(1e-12));
        assertThat(new Scaling(-1, false, 10, 2, true).expected(1, 0.25)).isEqualTo(new Expected(8, 1));
    }

    @ParameterizedTest
    @CsvSource({"1, false", "-1, false", "1, true", "-1, true"})
    void the_spread_is_unknown_until_two_results_differ_by_more_than_rounding(int sign, boolean logarithm) {
        double odd = 5e9 * (1 + 3e-16);
        for (double[] values : new double[][] {{4}, {4, 4, 4}, {5e9, odd, 5e9}, {0.3, 0.1 + 0.2}}) {
            Expected expected = Scaling.of(sign, logarithm, values).expected(0.1, 0.5);
            assertThat(expected.hasKnownSpread()).isFalse();
            assertThat(expected.low()).isNaN();
        }
        assertThat(Scaling.of(sign, logarithm, new double[] {5e9, 5e9 + 1}).differs())
                .isTrue();
    }
}
