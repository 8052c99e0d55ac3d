package shikomi.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnitTest {
    @ParameterizedTest
    @CsvSource({
        "25, °C, K, 298.15",
        "25, ℃, K, 298.15",
        "212, °F, °C, 100",
        "1, psi, kPa, 6.894757293168361",
        "4, h, min, 240",
        "2, d, h, 48",
        "1, mg/mL, kg/m³, 1",
        "1, g/L, mg/mL, 1",
        "1, kg/m3, g·L^-1, 1",
        "1, mol/L, mM, 1000",
        "62, S/cm, S·m⁻¹, 6200",
        "5, %, fraction, 0.05",
        "5, wt.%, mass%, 5",
        "5, at. %, mol%, 5",
        "1, Å, nm, 0.1",
        "1, eV, J, 1.602176634e-19",
        "150, mAh/g, A·h/kg, 150",
        "3, J/(g·K), kJ/kg/K, 3",
        "1, µm, um, 1",
        "1, μm, nm, 1000",
        "2, px·h, px·min, 120",
        "1, cP, mPa·s, 1",
        "900, rpm, rpm, 900",
        "1, 時間, min, 60",
        "2, %, wt%, 2",
        "2, wt%, fraction, 0.02",
        "1500, ppm, mol%, 0.15",
        "3, ×10³ mPa·s, Pa·s, 3",
        "5, 10^3 g, kg, 5",
        "2, Gew.-%, wt%, 2",
        "2, % w/w, mass%, 2",
        "1, Pa.s, Pa·s, 1",
        "1, dyn/cm2, Pa, 0.1",
    })
    void converts(double value, String from, String to, double expected) {
        assertThat(Unit.of(from).convert(value, Unit.of(to))).isCloseTo(expected, within(1e-12 * Math.abs(expected)));
    }

    @ParameterizedTest
    @CsvSource({"g, mL", "wt%, mol%", "vol%, wt%", "px·h, px", "°, wt%", "°C, Pa", "bananas, apples"})
    void never_converts_what_is_not_the_same(String from, String to) {
        assertThat(Unit.of(from).converts(Unit.of(to))).isFalse();
        assertThatThrownBy(() -> Unit.of(from).convert(1, Unit.of(to))).hasMessage(from + " does not convert to " + to);
    }

    @ParameterizedTest
    @CsvSource({"10.1038/s41586-019-1234-5", "C20231", "m20180830", "×103 mPa·s", "m^-999999999", "LOT-2024-11-0042"})
    void an_identifier_is_no_unit(String text) {
        assertThat(Unit.of(text).isKnown()).isFalse();
        assertThat(Unit.of(text).converts(Unit.of("m"))).isFalse();
    }

    @Test
    void no_text_is_too_long_or_too_deep_to_be_a_unit_or_none() {
        for (String piece : List.of("m^9", "(", "a/", "10^9 ", "kg·", "µ", "%")) {
            assertThat(Unit.of(piece.repeat(20_000)).isKnown()).isFalse();
        }
    }

    @Test
    void a_quantity_is_a_number_and_a_unit() {
        assertThat(Quantity.parse("20 g")).contains(new Quantity(20, Unit.of("g")));
        assertThat(Quantity.parse("1.5h").orElseThrow().in(Unit.of("min"))).contains(90.0);
        assertThat(Quantity.parse("4 h").orElseThrow()).hasToString("4 h");
        assertThat(Quantity.parse("h")).isEmpty();
        assertThat(Quantity.parse("20")).isEmpty();
    }

    @Test
    void known_units_are_found_by_what_they_measure() {
        assertThat(LaboratoryUnits.alike(Unit.of("MPa")))
                .extracting(Unit::label)
                .contains("Pa", "GPa", "ksi", "Torr", "MPa")
                .doesNotContain("%", "°C");
        assertThat(LaboratoryUnits.alike(Unit.of("bananas"))).isEmpty();
        assertThat(LaboratoryUnits.alike(Unit.of("g/cm^3")))
                .allMatch(Unit::isKnown)
                .extracting(Unit::label)
                .doesNotHaveDuplicates();
    }
}
