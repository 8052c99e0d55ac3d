package shikomi.table.cell;

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
                "12.5 | | 12.5",
                "１２．５ | | 12.5",
                "−3 | | -3",
                "1e-3 | | 0.001",
                "12。5 | | 12.5",
                "1,234,567 | | 1234567",
                "1,234.5 | | 1234.5",
                "3 % | % | 3",
                "120 mg | g | 0.12",
                "25℃ | °C | 25",
                "5 kg/m³ | g/L | 5",
                "298.15 K | °C | 25",
                "12,5 | | 12.5",
                "0,125 | | 0.125",
                "1.234,5 | | 1234.5",
                "1 200 | | 1200",
                "1'200 | | 1200",
                "1.2×10^3 | | 1200",
                "1.2x10^-3 | | 0.0012",
                "3.5×10³ | | 3500",
                "10³ | | 1000",
                "10⁻² | | 0.01",
                "½ | | 0.5",
                "2½ | | 2.5",
                "20 % | | 0.2",
                "2% | wt% | 2",
                "50% | % | 50",
                "1500 ppm | wt% | 0.15",
                "140°F | °C | 60",
                "60度 | °C | 60",
                "2時間 | h | 2",
                "5 kgf/cm2 | kPa | 490.3325",
                "1 kgf/mm2 | MPa | 9.80665",
                "100 cps | mPa·s | 100",
                "1 P | mPa·s | 100",
                "2 mil | µm | 50.8",
                "3 weeks | d | 21",
                "1 oz | g | 28.349523125",
                "1 eV | kJ/mol | 96.4853321233100",
                "25 deg C | K | 298.15",
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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "~80 | | 80 | 0",
                "約80 | | 80 | 0",
                "62(3) | | 62 | 3",
                "62.1(12) | | 62.1 | 1.2",
                "45* | | 45 | 0",
                "50-60 | | 55 | 2.89",
                "50〜60 MPa | MPa | 55 | 2.89",
                "0.5-1.0 | | 0.75 | 0.144",
                "RT | °C | 25 | 0",
                "室温 | K | 298.15 | 0",
                "2:30 | h | 2.5 | 0",
                "1:30:30 | min | 90.5 | 0",
                "2h30 | h | 2.5 | 0",
            })
    void what_is_read_by_convention_is_marked(String typed, @Nullable String unit, double value, double error) {
        assertThat(read(typed, unit)).isEqualTo(new CellEntry.Read(new Outcome.Measured(value, error), false));
    }

    @Test
    void a_range_and_powers_are_never_flattened_into_other_numbers() {
        assertThat(read("100²", null)).isEqualTo(new CellEntry.Unreadable());
        assertThat(read("1.2×103", null)).isEqualTo(new CellEntry.Unreadable());
        assertThat(read("5 x 100", null)).isEqualTo(new CellEntry.Unreadable());
        assertThat(read("1.2×10-3", null)).isEqualTo(new CellEntry.Read(new Outcome.Measured(0.0012)));
        assertThat(read("5①", null)).isEqualTo(new CellEntry.Unreadable());
        assertThat(read("10₃", null)).isEqualTo(new CellEntry.Unreadable());
        assertThat(read("2:30", "min")).isInstanceOf(CellEntry.Unreadable.class);
        assertThat(read("10.1038/s41586-019-1234-5", "%")).isInstanceOf(CellEntry.Unreadable.class);
        assertThat(read("=B2*2", null)).isEqualTo(new CellEntry.Formula());
        assertThat(read("ND (<0.1)", null)).isEqualTo(new CellEntry.Read(new Outcome.Below(0.1), false));
        assertThat(read("≥95", null)).isEqualTo(new CellEntry.Read(new Outcome.Above(95)));
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
        assertThat(read("1,234", null)).isEqualTo(new CellEntry.Ambiguous(1.234, 1234));
        assertThat(read("<1,500", null)).isEqualTo(new CellEntry.Ambiguous(1.5, 1500));
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
