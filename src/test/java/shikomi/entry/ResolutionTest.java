package shikomi.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import shikomi.math.RandomStream;
import shikomi.message.Numbers;

class ResolutionTest {
    private static final Resolution TWO_DECIMALS =
            Resolution.of(new double[] {12.34, 9.81, 110.27, 45.6, 33.33, 71.09, 8.15, 62.44, 19.92, 27.73});

    private static double ratio(Resolution resolution, double a, double b) {
        return resolution.spacing(a) / resolution.spacing(b);
    }

    @Test
    void a_decimal_more_than_ever_is_hardly_written() {
        assertThat(ratio(TWO_DECIMALS, 12.345, 12.35)).isLessThan(0.01);
        assertThat(ratio(TWO_DECIMALS, 1.234, 12.34)).isLessThan(0.01);
    }

    @Test
    void a_trailing_zero_that_is_lost_says_little() {
        assertThat(ratio(TWO_DECIMALS, 12.3, 12.34)).isBetween(1.0, 2.0);
        assertThat(ratio(TWO_DECIMALS, 330, 303)).isBetween(1.0, 3.0);
    }

    @Test
    void numbers_of_as_many_digits_stand_the_closer_the_smaller_they_are() {
        Resolution fourDigits = Resolution.of(
                new double[] {1.234, 0.05678, 981.2, 3.141, 27.18, 0.001618, 6626, 1.381, 0.08206, 96.49});
        assertThat(fourDigits.spacing(1.234)).isCloseTo(0.001, within(0.0002));
        assertThat(fourDigits.spacing(0.01234)).isCloseTo(0.00001, within(0.000002));
    }

    @Test
    void numbers_from_a_computer_say_nothing_of_slips() {
        RandomStream random = RandomStream.of(3);
        Resolution dust = Resolution.of(DoubleStream.generate(() -> Math.exp(5 * random.gaussian()))
                .limit(15)
                .toArray());
        double typed = 0.0357941286091827;
        for (double times : new double[] {10, 100, 1000, 0.1, 0.001}) {
            assertThat(ratio(dust, times * typed, typed)).isCloseTo(times, within(0.01 * times));
        }
        assertThat(ratio(dust, 0.0375941286091827, typed)).isCloseTo(1, within(1e-9));
    }

    @Test
    void the_grid_is_found_among_random_numbers_of_any_fineness() {
        for (int seed = 1; seed <= 50; seed++) {
            RandomStream random = RandomStream.of(seed);
            int decimals = random.below(5);
            Resolution resolution = Resolution.of(DoubleStream.generate(
                            () -> Double.parseDouble(Numbers.fixed(10 + 90 * random.uniform(), decimals)))
                    .limit(12)
                    .toArray());
            double typed = Double.parseDouble(Numbers.fixed(37.777777, decimals));
            assertThat(resolution.spacing(typed))
                    .as("seed %d, %d decimals", seed, decimals)
                    .isBetween(0.5 * Math.pow(10, -decimals), 3 * Math.pow(10, -decimals));
        }
    }

    @Test
    void zero_and_a_first_number_can_be_written_too() {
        assertThat(TWO_DECIMALS.spacing(0)).isPositive().isLessThan(0.02);
        assertThat(Resolution.of(new double[] {}).spacing(12.3)).isPositive();
        assertThat(Resolution.of(new double[] {0, 0}).spacing(-12.3)).isPositive();
    }
}
