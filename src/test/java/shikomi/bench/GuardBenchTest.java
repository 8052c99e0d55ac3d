package shikomi.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shikomi.math.RandomStream;

class GuardBenchTest {
    @TempDir
    private Path folder = Path.of("");

    /** Two properties of very different size that a line tells well. */
    private GuardTask task() throws IOException {
        RandomStream random = RandomStream.of(1);
        StringBuilder table = new StringBuilder("a,b,strength,strain\n");
        for (int i = 0; i < 40; i++) {
            double a = random.uniform();
            double b = random.uniform();
            table.append(a).append(',').append(b).append(',');
            table.append(40 + 8 * a + 0.5 * random.gaussian()).append(',');
            table.append(2.6 + 0.4 * b + 0.05 * random.gaussian()).append('\n');
        }
        Files.createDirectories(folder.resolve("lines"));
        Files.writeString(folder.resolve("lines").resolve("data.csv"), table);
        Files.writeString(folder.resolve("lines").resolve("dataset.json"), """
                {"kind": "pool", "inputs": [{"column": "a", "kind": "continuous"}, {"column": "b", "kind": "continuous"}],
                 "outputs": [{"column": "strength", "goal": "maximize", "unit": "MPa"},
                             {"column": "strain", "goal": "maximize", "unit": "%"}]}
                """);
        return GuardTask.read(folder).getFirst();
    }

    @Test
    void slips_of_every_kind_are_typed_and_right_values_too() throws IOException {
        List<GuardBench.Row> rows = GuardBench.run(task(), 1, 2, () -> {});
        assertThat(rows).extracting(GuardBench.Row::results).containsExactly(10, 15, 25);
        for (GuardBench.Row row : rows) {
            assertThat(row.counts()).containsOnlyKeys(GuardBench.Kind.values());
            GuardBench.Count right = Objects.requireNonNull(row.counts().get(GuardBench.Kind.RIGHT));
            assertThat(right.values()).isGreaterThanOrEqualTo(60);
            assertThat(right.questioned() * 50).isLessThanOrEqualTo(2 * right.values());
            for (GuardBench.Kind kind : List.of(
                    GuardBench.Kind.TEN, GuardBench.Kind.THOUSAND, GuardBench.Kind.UNIT, GuardBench.Kind.SWAPPED)) {
                GuardBench.Count count = Objects.requireNonNull(row.counts().get(kind));
                assertThat(count.questioned()).as("%s", kind).isGreaterThanOrEqualTo((int) (0.9 * count.values()));
                assertThat(count.fixed()).as("%s", kind).isGreaterThanOrEqualTo((int) (0.8 * count.values()));
            }
        }
        assertThat(GuardBench.totals(rows)).anyMatch(line -> line.contains("all slips") && line.contains("all"));
    }
}
