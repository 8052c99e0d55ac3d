package shikomi.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StudentTTest {
    /** The first three are those that a rule of four standard deviations would stop; the last two are Student's table. */
    @ParameterizedTest
    @CsvSource({"4, 4, 0.0161", "4, 9, 0.00311", "4, 19, 0.00077", "2.228, 10, 0.05", "63.657, 1, 0.01"})
    void tails_are_those_of_the_tables(double t, double degrees, double chance) {
        assertThat(new StudentT(degrees).bothTails(t)).isCloseTo(chance, within(0.006 * chance));
        assertThat(new StudentT(degrees).bothTails(-t)).isEqualTo(new StudentT(degrees).bothTails(t));
    }

    @Test
    void the_density_is_the_slope_of_the_distribution() {
        for (double degrees : new double[] {1, 2.5, 8, 40}) {
            StudentT t = new StudentT(degrees);
            for (double z = -6; z <= 6; z += 0.37) {
                double slope = (t.cumulative(z + 1e-5) - t.cumulative(z - 1e-5)) / 2e-5;
                assertThat(Math.exp(t.logDensity(z))).as("%s at %s", degrees, z).isCloseTo(slope, within(1e-7));
            }
        }
    }
}
