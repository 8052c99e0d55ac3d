package shikomi.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shikomi.math.RandomStream;

class CoverageBenchTest {
    @TempDir
    private Path folder = Path.of("");

    /** {@code rows} measurements of a wave with noise. */
    private List<PoolTask> wave(int rows) throws IOException {
        RandomStream random = RandomStream.of(6);
        StringBuilder data = new StringBuilder("a,b,y\n");
        for (int row = 0; row < rows; row++) {
            double a = random.uniform();
            double b = random.uniform();
            double y = Math.sin(6 * a) + b + 0.3 * random.gaussian();
            data.append(String.format(Locale.ROOT, "%.6f,%.6f,%.6f%n", a, b, y));
        }
        Files.createDirectories(folder.resolve("wave"));
        Files.writeString(folder.resolve("wave/data.csv"), data.toString());
        Files.writeString(folder.resolve("wave/dataset.json"), """
                {"kind": "pool", "inputs": [{"column": "a", "kind": "continuous"}, {"column": "b", "kind": "continuous"}],
                 "outputs": [{"column": "y", "goal": "maximize"}], "mixture": null}
                """);
        return PoolFolder.read(folder, new Anchors(List.of())).tasks();
    }

    @Test
    void ranges_of_noisy_measurements_hold_about_as_many_as_they_say() throws IOException {
        AtomicInteger steps = new AtomicInteger();
        CoverageBench.Row row =
                CoverageBench.of(CoverageBench.tasks(wave(150)).getFirst(), 1, 8, steps::incrementAndGet);
        assertThat(steps).hasValue(8);
        assertThat(row.ranges()).isEqualTo(160);
        assertThat(row.leftOut()).isBetween(0.7, 0.92);
        assertThat(row.unseen()).isBetween(0.65, 0.92);
        assertThat(CoverageBench.mean(List.of(row)).getFirst()).isEqualTo("mean of 1");
    }

    @Test
    void a_pool_with_nothing_unseen_has_no_part() throws IOException {
        assertThat(CoverageBench.tasks(wave(20))).isEmpty();
        assertThat(new PoolReport(new Anchors(List.of()), List.of(), List.of()).coverage())
                .isEmpty();
    }
}
