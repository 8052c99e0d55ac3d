package shikomi.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import shikomi.math.RandomStream;
import shikomi.table.file.Sheet;

class SyntheticTablesTest {
    private static final TestFunction FUNCTION = TestFunction.all().stream()
            .filter(f -> f.name().equals("Hartmann 3"))
            .findFirst()
            .orElseThrow();
    private static final SyntheticTables TABLES = new SyntheticTables(FUNCTION, 40, 0);

    private static List<Sheet> made(SyntheticSource source, long seed) {
        return TABLES.of(source, RandomStream.of(seed));
    }

    private static double[] numbers(Sheet.Row row) {
        return row.cells().stream().mapToDouble(Double::parseDouble).toArray();
    }

    private static double f(double... x) {
        return FUNCTION.formula().at(x);
    }

    @Test
    void every_row_is_what_its_name_says() {
        for (Sheet.Row row : made(SyntheticSource.RELATED, 1).getFirst().rows()) {
            double[] r = numbers(row);
            assertThat(r[3]).isCloseTo(2.5 * f(r[0] + 0.05, r[1] + 0.05, r[2] + 0.05) + 7, within(1e-9));
        }
        for (Sheet.Row row : made(SyntheticSource.INVERTED, 1).getFirst().rows()) {
            double[] r = numbers(row);
            assertThat(r[3]).isCloseTo(-f(r[0], r[1], r[2]), within(1e-9));
        }
        for (Sheet.Row row : made(SyntheticSource.MISLEADING, 1).getFirst().rows()) {
            double[] r = numbers(row);
            assertThat(r[3]).isCloseTo(f(r[0], r[1] + 0.25, r[2] + 0.25), within(1e-9));
        }
    }

    @Test
    void only_the_best_are_published() {
        List<double[]> rows = made(SyntheticSource.BIASED, 1).getFirst().rows().stream()
                .map(SyntheticTablesTest::numbers)
                .toList();
        double worst = rows.stream().mapToDouble(r -> r[3]).max().orElseThrow();
        RandomStream random = RandomStream.of(9);
        long better = Stream.generate(() -> random.uniforms(3))
                .limit(4000)
                .filter(u -> 2.5 * f(u) + 7 <= worst)
                .count();
        assertThat(better / 4000.0).isBetween(0.25, 0.55);
        assertThat(rows).allSatisfy(r -> assertThat(r[3]).isCloseTo(2.5 * f(r[0], r[1], r[2]) + 7, within(1e-9)));
    }

    @Test
    void a_tenth_is_in_another_unit() {
        List<Sheet.Row> right = made(SyntheticSource.RELATED, 1).getFirst().rows();
        List<Sheet.Row> wrong = made(SyntheticSource.UNIT_ERRORS, 1).getFirst().rows();
        int times = 0;
        for (int i = 0; i < right.size(); i++) {
            double ratio = numbers(wrong.get(i))[3] / numbers(right.get(i))[3];
            assertThat(ratio < 2 ? ratio : ratio / 1000).isCloseTo(1, within(1e-12));
            times += ratio < 2 ? 0 : 1;
        }
        assertThat(times).isEqualTo(4);
    }

    @Test
    void what_is_unrelated_is_another_function_each_time_and_as_spread() {
        SyntheticTables many = new SyntheticTables(FUNCTION, 2000, 0);
        double[] values = many.of(SyntheticSource.UNRELATED, RandomStream.of(2)).getFirst().rows().stream()
                .mapToDouble(row -> numbers(row)[3])
                .toArray();
        double mean = Arrays.stream(values).average().orElseThrow();
        double sd = Math.sqrt(Arrays.stream(values)
                .map(v -> (v - mean) * (v - mean))
                .average()
                .orElseThrow());
        assertThat(sd / FUNCTION.sd()).isBetween(0.5, 1.6);
        assertThat(made(SyntheticSource.UNRELATED, 1)).isNotEqualTo(made(SyntheticSource.UNRELATED, 2));
    }

    @Test
    void the_inputs_that_matter_are_found() {
        assertThat(SyntheticTables.sharp(FUNCTION)).containsExactlyInAnyOrder(1, 2);
    }

    @ParameterizedTest
    @EnumSource
    void tables_have_their_rows_in_the_box_and_depend_on_the_seed_alone(SyntheticSource source) {
        List<Sheet> sheets = made(source, 3);
        assertThat(sheets)
                .hasSize(source == SyntheticSource.ONE_OF_FIVE ? 5 : 1)
                .isEqualTo(made(source, 3));
        assertThat(sheets).allSatisfy(sheet -> {
            assertThat(sheet.header()).containsExactly("x1", "x2", "x3", "y");
            assertThat(sheet.rows()).hasSize(40);
            assertThat(sheet.rows().stream().flatMapToDouble(row -> Arrays.stream(numbers(row), 0, 3)))
                    .allMatch(x -> x >= 0 && x <= 1);
        });
    }
}
