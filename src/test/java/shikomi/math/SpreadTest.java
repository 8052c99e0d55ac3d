package shikomi.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SpreadTest {
    @Test
    void it_divides_by_one_less_than_the_count() {
        Spread spread = Spread.of(new double[] {2, 4, 4, 4, 5, 5, 7, 9});
        assertThat(spread.mean()).isEqualTo(5);
        assertThat(spread.sd()).isCloseTo(Math.sqrt(32 / 7.0), within(1e-15));
    }

    @Test
    void equal_numbers_have_the_standard_deviation_one() {
        assertThat(Spread.of(new double[] {0.1 + 0.2})).isEqualTo(new Spread(0.1 + 0.2, 1));
        assertThat(Spread.of(new double[] {0, 0, 0})).isEqualTo(new Spread(0, 1));
        assertThat(Spread.of(new double[] {1e20, 1e20, Math.nextUp(1e20)}).sd()).isEqualTo(1);
    }

    @Test
    void a_small_difference_beside_a_large_mean_is_kept() {
        assertThat(Spread.of(new double[] {1e-200, 1e-20}).sd()).isCloseTo(1e-20 / Math.sqrt(2), within(1e-30));
    }
}
