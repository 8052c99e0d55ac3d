package shikomi.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import shikomi.space.Parameter;

class ParameterKindsTest {
    private static Stream<Class<?>> records(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(ParameterKindsTest::records)
                : Stream.of(type);
    }

    @Test
    void every_kind_of_parameter_is_read_and_written() {
        assertThat(ParameterKinds.KINDS.stream().<Class<?>>map(ParameterKinds.Kind::type))
                .containsExactlyInAnyOrderElementsOf(records(Parameter.class).toList());
    }
}
