package shikomi.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class NormalTest {
    static Stream<JsonNode> references() throws IOException {
        JsonNode all = new ObjectMapper()
                .readTree(NormalTest.class.getResource("/shikomi/surrogate/gp_reference.json"))
                .get("log_h");
        return java.util.stream.StreamSupport.stream(all.spliterator(), false);
    }

    @ParameterizedTest
    @MethodSource("references")
    void log_improvement_agrees_with_fifty_digits(JsonNode reference) {
        double expected = reference.get("log_h").asDouble();
        double actual = Normal.logImprovement(reference.get("u").asDouble());
        assertThat(actual).isCloseTo(expected, within(1e-12 * Math.max(1, Math.abs(expected))));
    }

    @ParameterizedTest
    @ValueSource(doubles = {4, 1, 0, -0.999, -1.001, -3, -50, -999, -1001, -3e5})
    void the_slope_is_the_derivative(double u) {
        double step = 1e-6 * Math.max(1, Math.abs(u));
        double difference = (Normal.logImprovement(u + step) - Normal.logImprovement(u - step)) / (2 * step);
        assertThat(Normal.logImprovementSlope(u)).isCloseTo(difference, within(1e-6 * Math.abs(difference)));
    }

    @Test
    void the_slope_keeps_its_published_values() {
        assertThat(Normal.logImprovementSlope(-3)).isCloseTo(3.532338, within(5e-7));
        assertThat(Normal.logImprovementSlope(-50)).isCloseTo(50.039952, within(5e-7));
    }

    @Test
    void the_slope_is_continuous_where_its_formula_changes() {
        assertThat(Normal.logImprovementSlope(-1000.0000001))
                .isCloseTo(Normal.logImprovementSlope(-999.9999999), within(1e-5));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-37, -8, -1, -1e-9, 0, 0.3, 5, 9})
    void log_cumulative_is_the_logarithm_of_the_cumulative(double u) {
        assertThat(Math.exp(Normal.logCumulative(u)))
                .isCloseTo(Normal.cumulative(u), within(1e-13 * Normal.cumulative(u)));
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-10, 0.1, 0.5, 0.9, 0.999})
    void the_quantile_undoes_the_cumulative(double p) {
        assertThat(Normal.cumulative(Normal.quantile(p))).isCloseTo(p, within(1e-13));
    }
}
