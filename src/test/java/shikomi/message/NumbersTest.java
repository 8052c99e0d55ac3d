package shikomi.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumbersTest {
    @ParameterizedTest
    @CsvSource({"0.05, 0.05", "110, 110", "1e-5, 0.00001", "1e7, 10000000", "-0.0, 0", "0.1, 0.1"})
    void are_written_plainly(double value, String expected) {
        assertThat(Numbers.plain(value)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "12.5, 12.5",
        "１２．５, 12.5",
        "−3, -3",
        " 4 , 4",
        "1.2E-3, 0.0012",
        ".5, 0.5",
        "+7, 7",
        "-0, 0",
        "0e-400, 0"
    })
    void are_read_as_people_type_them(String text, double expected) {
        assertThat(Numbers.parse(text)).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "NaN", "Infinity", "1e999", "1e-400", "0x1F", "12,5", "1 000", "5f", "--1", "2026-11-20", "五"
            })
    void what_is_no_decimal_number_is_not_read(String text) {
        assertThat(Numbers.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"41234.5, 3, 41200", "0.000123456, 3, 0.000123", "99.96, 3, 100", "-5.5, 1, -6"})
    void are_rounded_to_significant_digits(double value, int digits, String expected) {
        assertThat(Numbers.significant(value, digits)).isEqualTo(expected);
    }
}
