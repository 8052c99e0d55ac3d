package shikomi.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    /** Mean exp(m + s²/2) and sd mean · √(exp(s²) − 1) of a log-normal distribution. */
    @Test
    void an_expectation_on_a_log_scale_is_that_of_the_log_normal() {
        Scaling scaling = new Scaling(1, true, 1, 2);
        assertThat(scaling.expected(0.5, 0.25).mean()).isCloseTo(Math.exp(2.5), within(1e-12));
        assertThat(scaling.expected(0.5, 0.25).sd()).isCloseTo(Math.exp(2.5) * Math.sqrt(Math.E - 1), within(1e-12));
        assertThat(new Scaling(-1, false, 10, 2).expected(1, 0.25))
                .isEqualTo(new shikomi.campaign.Proposal.Expected(8, 1));
    }
}
