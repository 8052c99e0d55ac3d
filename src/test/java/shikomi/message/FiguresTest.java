package shikomi.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FiguresTest {
    private static String spread(double mean, double sd) {
        return Figures.spread(mean, sd).in(Language.EN);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0.0, 0",
        "62.1, 62.1",
        "60.4339871, 60.434",
        "0.0001, 0.0001",
        "0.00005, 5 × 10⁻⁵",
        "3.11e-12, 3.11 × 10⁻¹²",
        "-3.11e-12, -3.11 × 10⁻¹²",
        "1234567, 1234570",
        "9999999.9, 1 × 10⁷",
        "1e12, 1 × 10¹²",
        "NaN, –",
        "Infinity, –"
    })
    void a_value_has_six_digits_at_most(double value, String expected) {
        assertThat(Figures.value(value)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"61.123456789, 61.123456789", "1234567891, 1.234567891 × 10⁹", "1e-5, 1 × 10⁻⁵", "110, 110"})
    void an_exact_value_keeps_its_digits(double value, String expected) {
        assertThat(Figures.exact(value)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"62.1, 4, 62.10", "3.1e-12, 3, 3.10 × 10⁻¹²", "41234.5, 3, 41200", "9.99e6, 2, 1.0 × 10⁷", "0, 3, 0"})
    void significant_digits_keep_their_zeros(double value, int digits, String expected) {
        assertThat(Figures.significant(value, digits)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "60.4339, 8.71779, 60.4 ± 8.7",
        "58.2, 12.1, 58 ± 12",
        "58.2, 9.96, 58 ± 10",
        "62.0, 0.5, 62.00 ± 0.50",
        "3, 12, 3 ± 12",
        "0.3, 12, 0 ± 12",
        "-0.01, 5, 0.0 ± 5.0",
        "12345, 1234, 12300 ± 1200",
        "3.11e-12, 1.24e-12, (3.1 ± 1.2) × 10⁻¹²",
        "3.11e-12, 4.2e-11, (0.3 ± 4.2) × 10⁻¹¹",
        "0.3, 2.2e9, (0.0 ± 2.2) × 10⁹",
        "1.5e12, 3e10, (1.500 ± 0.030) × 10¹²",
        "-1.5e12, 3e10, (-1.500 ± 0.030) × 10¹²",
        "0.5, 3e-12, 0.5 ± 3.0 × 10⁻¹²",
        "58, 0, 58"
    })
    void an_uncertainty_has_two_digits_and_its_value_ends_at_the_same_place(double mean, double sd, String expected) {
        assertThat(spread(mean, sd)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, -1})
    void an_uncertainty_that_is_no_number_is_unknown(double sd) {
        assertThat(spread(58, sd)).isEqualTo("58 (uncertainty unknown)");
        assertThat(Figures.spread(58, sd, "MPa").in(Language.EN)).isEqualTo("58 MPa (uncertainty unknown)");
        assertThat(Figures.spread(58, sd, "MPa").in(Language.JA)).isEqualTo("58 MPa（不確かさは不明）");
    }

    @ParameterizedTest
    @CsvSource({
        "2.04e-5, 8.3e-6, 4.9e-5, 2.0 × 10⁻⁵ (8.3 × 10⁻⁶ – 4.9 × 10⁻⁵) S/cm",
        "63.05, 62.1, 64.02, 63.0 (62.1 – 64.0) S/cm",
        "410, 120, 1400, 410 (120 – 1400) S/cm",
        "1.04, 1e-9, 1e9, 1.0 (1 × 10⁻⁹ – 1 × 10⁹) S/cm",
    })
    void a_median_has_its_range_in_the_digits_that_tell_its_ends_apart(
            double median, double low, double high, String words) {
        assertThat(Figures.range(median, low, high, "S/cm").in(Language.EN)).isEqualTo(words);
    }

    @Test
    void a_value_that_is_no_number_is_a_dash() {
        assertThat(spread(Double.NaN, 1)).isEqualTo("–");
    }

    @Test
    void a_unit_stands_once() {
        assertThat(Figures.spread(58.2, 12.1, "MPa").in(Language.EN)).isEqualTo("58 ± 12 MPa");
        assertThat(Figures.spread(3.1e-12, 1e-13, "S/cm").in(Language.JA)).isEqualTo("(3.10 ± 0.10) × 10⁻¹² S/cm");
    }

    @Test
    void a_mean_is_rounded_to_its_uncertainty() {
        assertThat(Figures.rounded(60.4339, 8.71779)).isEqualTo(60.4);
        assertThat(Figures.rounded(60.4339, Double.NaN)).isEqualTo(60.4339);
    }

    @Test
    void at_any_magnitude_the_text_is_short_and_right_to_the_second_digit_of_the_uncertainty() {
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 20_000; i++) {
            double mean = (random.nextBoolean() ? 1 : -1) * Math.pow(10, random.nextDouble(-12, 12));
            double sd = Math.pow(10, random.nextDouble(-12, 12));
            String text = spread(mean, sd);
            assertThat(text).as("%s, %s", mean, sd).hasSizeLessThan(32).doesNotContain("E");
            assertThat(read(text.replaceFirst("^.*± ", ""), text)).as(text).isCloseTo(sd, within(0.051 * sd));
            assertThat(Math.abs(read(text.replaceFirst(" ±.*$", ""), text) - mean))
                    .as("%s: %s, %s", text, mean, sd)
                    .isLessThan(Math.max(0.051 * sd, 1e-5 * Math.abs(mean)));
        }
    }

    private static org.assertj.core.data.Offset<Double> within(double offset) {
        return org.assertj.core.api.Assertions.within(offset);
    }

    /** A number of such a text; one in brackets takes the power behind them. */
    private static double read(String part, String whole) {
        String digits = part.replaceAll("[()]| ×.*", "");
        String powered = whole.startsWith("(") ? whole : part;
        String power = powered.contains("× 10") ? powered.replaceFirst("^.*× 10", "") : "";
        StringBuilder plain = new StringBuilder();
        power.chars().forEach(c -> plain.append(c == '⁻' ? '-' : (char) ('0' + "⁰¹²³⁴⁵⁶⁷⁸⁹".indexOf(c))));
        int exponent = plain.isEmpty() ? 0 : Integer.parseInt(plain.toString());
        return new BigDecimal(digits).scaleByPowerOfTen(exponent).doubleValue();
    }
}
