package shikomi.entry;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The earlier values with which a recorded value is compared. */
class EarlierValuesTest {
    @Test
    void one_absurd_value_does_not_let_the_next_one_pass() {
        EarlierValues values = EarlierValues.of(new double[] {20, 22, 2000, 21, 23});
        assertThat(values.high()).isEqualTo(23);
        assertThat(values.isFar(1990)).isTrue();
        assertThat(values.isFar(25)).isFalse();
    }

    @Test
    void two_values_of_a_kind_widen_the_range() {
        EarlierValues values = EarlierValues.of(new double[] {20, 22, 2000, 2010, 21, 23});
        assertThat(values.isFar(1990)).isFalse();
    }

    @Test
    void parts_of_a_whole_stay_so_after_one_value_beyond_them_but_changes_in_percent_are_none() {
        assertThat(EarlierValues.of(new double[] {}).areShares()).isTrue();
        assertThat(EarlierValues.of(new double[] {40, 450}).areShares()).isTrue();
        assertThat(EarlierValues.of(new double[] {-4, -8, -2, 3}).areShares()).isFalse();
    }

    @Test
    void one_absurd_expense_is_not_the_measure_of_the_next() {
        assertThat(EarlierValues.of(new double[] {10, 12, 90000}).largest(10, 0))
                .isEqualTo(12);
        assertThat(new EarlierValues(new double[] {10, 12, 90000, 90000}).largest(10, 0))
                .isEqualTo(90000);
        assertThat(new EarlierValues(new double[] {}).largest(10, 5)).isEqualTo(5);
    }

    @Test
    void where_all_values_are_zero_no_other_is_far() {
        assertThat(EarlierValues.of(new double[] {0, 0, 0}).isFar(0.1)).isFalse();
        assertThat(EarlierValues.of(new double[] {40, 40, 40}).isFar(400)).isTrue();
    }
}
