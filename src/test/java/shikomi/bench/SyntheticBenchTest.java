package shikomi.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shikomi.bench.SyntheticBench.Row;

class SyntheticBenchTest {
    private static final SyntheticBench.Settings SMALL = new SyntheticBench.Settings(24, 3, 7, 20);
    private static final TestFunction FUNCTION = SyntheticBench.functions().getFirst();

    @TempDir
    private Path folder = Path.of("");

    private static List<Row> on(int threads, SyntheticBench bench) {
        try (ForkJoinPool pool = new ForkJoinPool(threads)) {
            return pool.submit(() -> bench.run(() -> {}, row -> {})).join();
        }
    }

    @Test
    void functions_are_smooth_and_of_three_to_six_inputs() {
        assertThat(SyntheticBench.functions())
                .extracting(TestFunction::dimension)
                .containsExactly(3, 6);
    }

    @Test
    void every_source_is_searched_with_and_without() throws IOException {
        SyntheticBench bench = new SyntheticBench(List.of(FUNCTION), SMALL, 1, 2);
        AtomicInteger steps = new AtomicInteger();
        List<Row> told = new ArrayList<>();
        List<Row> rows = bench.run(steps::incrementAndGet, told::add);
        assertThat(steps).hasValue((int) bench.steps());
        assertThat(told).isEqualTo(rows).hasSize(2 * SyntheticSource.values().length);
        for (Row row : rows) {
            assertThat(row.without()).isSameAs(rows.getFirst().without());
            assertThat(row.with()).hasSize(2).allSatisfy(regrets -> {
                assertThat(regrets).hasSize(4);
                for (int step = 1; step < regrets.length; step++) {
                    assertThat(regrets[step]).isBetween(0.0, regrets[step - 1]);
                }
            });
        }
        Path file = folder.resolve("out/report.html");
        new SourcesReport(new LabReport(List.of()), new SyntheticReport(rows)).write(file, "how it was done <b>");
        assertThat(file)
                .content()
                .contains("how it was done &lt;b&gt;", "<h2>Hartmann 3, inverted</h2>", "echarts.init", "<td>junk</td>")
                .doesNotContain("<script src", "<link");
    }

    @Test
    void a_search_depends_on_its_seed_alone() {
        List<Row> both = on(4, new SyntheticBench(List.of(FUNCTION), SMALL, 1, 2));
        List<Row> second = on(1, new SyntheticBench(List.of(FUNCTION), SMALL, 2, 1));
        for (int i = 0; i < both.size(); i++) {
            assertThat(second.get(i).with().getFirst())
                    .containsExactly(both.get(i).with().get(1));
            assertThat(second.get(i).without().getFirst())
                    .containsExactly(both.get(i).without().get(1));
        }
    }

    @Test
    void areas_are_compared_seed_by_seed() {
        List<double[]> without = List.of(new double[] {2, 2}, new double[] {1, 1});
        SyntheticReport report = new SyntheticReport(List.of(
                new Row(
                        FUNCTION,
                        SyntheticSource.UNRELATED,
                        "shikomi",
                        List.of(new double[] {1, 1}, new double[] {2, 1}),
                        without),
                new Row(FUNCTION, SyntheticSource.MISLEADING, "shikomi", without, without)));
        assertThat(report.means().getFirst())
                .containsExactly("all functions", "misleading", "shikomi", "1.000", "1.000", "0.0", "0.0", "0 of 2");
        List<String> unrelated = report.means().get(1);
        assertThat(unrelated).startsWith("all functions", "unrelated", "shikomi", "0.833", "1.000", "-16.7");
        assertThat(unrelated.getLast()).isEqualTo("1 of 2");
        assertThat(unrelated.get(6)).as("both seeds the second").isEqualTo("+50.0");
        assertThat(report.means().getLast()).contains("junk", "1 of 4");
    }
}
