package shikomi.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OutcomeTest {
    @Test
    void on_another_scale_an_error_is_a_difference() {
        assertThat(new Outcome.Measured(25, 2).on(celsius -> celsius + 273.15))
                .contains(new Outcome.Measured(298.15, 2));
        assertThat(new Outcome.Measured(0.0618, 0.0004).on(share -> 100 * share))
                .contains(new Outcome.Measured(6.18, 0.04));
        assertThat(new Outcome.Measured(3).on(x -> -x)).contains(new Outcome.Measured(-3));
    }

    @Test
    void what_is_no_number_there_is_nothing() {
        assertThat(new Outcome.Measured(1e300).on(x -> x * 1e10)).isEmpty();
        assertThat(new Outcome.Measured(1, 1e300).on(x -> x * 1e10)).isEmpty();
        assertThat(new Outcome.Below(1e300).on(x -> x * 1e10)).isEmpty();
        assertThat(new Outcome.Above(2).on(x -> x * 10)).contains(new Outcome.Above(20));
        assertThat(new Outcome.Failed().on(x -> Double.NaN)).contains(new Outcome.Failed());
    }
}
