package shikomi.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ExponentialTest {
    @Test
    void it_agrees_with_the_library() {
        assertThat(Exponential.decay(0)).isEqualTo(1);
        RandomStream random = RandomStream.of(1);
        for (int i = 0; i < 100_000; i++) {
            double s = 40 * random.uniform() * random.uniform();
            assertThat(Exponential.decay(s) / Math.exp(-s)).isCloseTo(1, within(1e-13));
        }
    }

    @Test
    void it_decreases_and_is_constant_beyond_forty() {
        double before = 1;
        for (double s = 0.001; s < 40; s += 0.001) {
            double e = Exponential.decay(s);
            assertThat(e).isLessThan(before);
            before = e;
        }
        assertThat(Exponential.decay(1e9)).isBetween(0.0, 5e-18);
        assertThat(Exponential.decay(Double.POSITIVE_INFINITY)).isBetween(0.0, 5e-18);
        assertThat(Exponential.decay(Double.NaN)).isNaN();
    }
}
