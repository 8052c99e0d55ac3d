package shikomi.table.column;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shikomi.campaign.Outcome;
import shikomi.unit.Unit;

class CellEntryTest {
    private static CellEntry read(String text, @Nullable String unit) {
        return CellEntry.read(text, unit == null ? null : Unit.of(unit));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "12.5 | | 12.5", "１２．５ | | 12.5", "−3 | | -3", "1e-3 | | 0.001", "12。5 | | 12.5",
                        "1,234,567 | | 1234567",
                "1,234.5 | | 1234.5", "3 % | % | 3", "120 mg | g | 0.12", "25℃ | °C | 25", "5 kg/m³ | g/L | 5",
                        "298.15 K | °C | 25",
            })
    void what_people_type_is_accepted(String typed, @Nullable String unit, double value) {
        assertThat(read(typed, unit)).isEqualTo(new CellEntry.Read(new Outcome.Measured(value)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "61.8±0.4 | | 61.8 | 0.4", "61.8 ± 0.4 MPa | MPa | 61.8 | 0.4", "61.8 +/- 0.4 | MPa | 61.8 | 0.4",
                "0.5＋－0.1 GPa | MPa | 500 | 100", "298.15 ± 2 K | °C | 25 | 2", "-3e2±1e1 | | -300 | 10",
            })
    void a_standard_error_is_read_with_its_number(String typed, @Nullable String unit, double value, double error) {
        assertThat(read(typed, unit)).isEqualTo(new CellEntry.Read(new Outcome.Measured(value, error)));
    }

    @Test
    void limits_and_failures_are_read() {
        assertThat(read("＜0.05", null)).isEqualTo(new CellEntry.Read(new Outcome.Below(0.05)));
        assertThat(read("> 99 mg", "g")).isEqualTo(new CellEntry.Read(new Outcome.Above(0.099)));
        assertThat(read("失敗", null)).isEqualTo(new CellEntry.Read(new Outcome.Failed()));
        assertThat(read("Failed", null)).isEqualTo(new CellEntry.Read(new Outcome.Failed()));
        assertThat(read("  ", null)).isEqualTo(new CellEntry.Nothing());
    }

    @Test
    void what_can_be_read_in_two_ways_is_not_guessed() {
        assertThat(read("12,5", null)).isEqualTo(new CellEntry.Ambiguous(12.5, 125));
        assertThat(read("1,234", null)).isEqualTo(new CellEntry.Ambiguous(1.234, 1234));
        assertThat(read("<1,5", null)).isEqualTo(new CellEntry.Ambiguous(1.5, 15));
    }

    @ParameterizedTest
    @CsvSource({
        "n.d.",
        "nan",
        "inf",
        "1e999",
        "<",
        "<<1",
        "1±",
        "±1",
        "1±x",
        "<1±1",
        "1±-1",
        "1±1e999",
        "1e308±1e308",
        "1e999±1",
        "1±5 g",
        "1 2",
        "5 g",
        "--5"
    })
    void anything_else_is_no_value(String typed) {
        assertThat(read(typed, null)).isEqualTo(new CellEntry.Unreadable());
    }

    @Test
    void another_measure_is_told() {
        assertThat(read("5 m", "g")).isEqualTo(new CellEntry.OtherUnit(Unit.of("m")));
        assertThat(read("5 ± 1 m", "g")).isEqualTo(new CellEntry.OtherUnit(Unit.of("m")));
    }
}
