package shikomi.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfusableUnitsTest {
    @ParameterizedTest
    @ValueSource(strings = {"°C", "K", "MPa", "mPa·s", "h", "S/cm", "kJ/mol", "wt%", "µm"})
    void a_conversion_that_was_worked_out_once_gives_what_the_units_give(String label) {
        Unit unit = Unit.of(label);
        assertThat(ConfusableUnits.of(unit)).isNotEmpty().allSatisfy(other -> {
            for (double typed : new double[] {0, 1, 32, 273.15, 464, 513.15, -40, 1e-9, 6.35e7}) {
                double exact = other.unit().convert(typed, unit);
                assertThat(other.converted(typed))
                        .as(typed + " " + other.unit())
                        .isCloseTo(exact, within(1e-11 * Math.max(Math.abs(exact), Math.abs(other.offset()))));
            }
        });
    }
}
