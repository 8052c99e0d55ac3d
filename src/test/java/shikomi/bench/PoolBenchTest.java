package shikomi.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shikomi.forecast.Backtest;
import shikomi.forecast.Strategy;

class PoolBenchTest {
    @TempDir
    private Path folder = Path.of("");

    private void pool(String name, String description, String data) throws IOException {
        Files.createDirectories(folder.resolve(name));
        Files.writeString(folder.resolve(name).resolve("dataset.json"), description);
        Files.writeString(folder.resolve(name).resolve("data.csv"), data);
    }

    /** A hill on a grid of 8 × 8, with a mixture beside it that has a constant component. */
    private void pools() throws IOException {
        StringBuilder hill = new StringBuilder("a,b,kind,y\n");
        for (int a = 0; a < 8; a++) {
            for (int b = 0; b < 8; b++) {
                hill.append(a).append(',').append(b == 3 ? "" : b).append(",x,");
                hill.append(-(a - 5) * (a - 5) - (b - 2) * (b - 2)).append('\n');
            }
        }
        pool("hill", """
                {"kind": "pool", "file": "data.csv",
                 "inputs": [{"column": "a", "kind": "continuous"}, {"column": "b", "kind": "continuous"},
                            {"column": "kind", "kind": "categorical"}],
                 "outputs": [{"column": "y", "goal": "maximize"}], "mixture": null}
                """, hill.toString());
        pool("blend", """
                {"kind": "pool", "inputs": [{"column": "p", "kind": "continuous"}, {"column": "q", "kind": "continuous"},
                  {"column": "r", "kind": "continuous"}],
                 "outputs": [{"column": "y", "goal": "minimize"}],
                 "mixture": {"columns": ["p", "q", "r"], "sum": 1}}
                """, "p,q,r,y\n0.1,0.7,0.2,3\n0.3,0.5,0.2,1\n0.5,0.3,0.2,2\n0.7,0.1,0.2,5\n0.1,0.7,0.2,4\n");
        pool("paper", "{\"kind\": \"multi-source\", \"inputs\": [], \"outputs\": []}", "a\n1\n");
        pool("broken", """
                {"kind": "pool", "inputs": [{"column": "a", "kind": "continuous"}],
                 "outputs": [{"column": "y", "goal": "maximize"}]}
                """, "a,y\n1,oops\n2,3\n");
        Files.writeString(folder.resolve("anchors.csv"), """
                pool,output,goal,where,strategy,seeds,budget,to50,to80,to100,area,se
                hill,y,maximize,b==2,botorch-new,10,6,2 3 4,3 4 -,- - -,0.5,0.01
                hill,y,maximize,b==2,random,10,6,- - -,- - -,- - -,0.8,0.01
                """);
    }

    private PoolFolder read() {
        return PoolFolder.read(
                folder, Anchors.read(folder.resolve("anchors.csv")).orElseThrow());
    }

    @Test
    void pools_are_found_filtered_and_bounded_by_their_own_rows() throws IOException {
        pools();
        PoolFolder read = read();
        assertThat(read.tasks()).extracting(PoolTask::name).containsExactly("blend", "hill");
        PoolTask blend = read.tasks().getFirst();
        assertThat(blend.pool().size()).isEqualTo(4);
        assertThat(blend.recipe().space().freeDirections()).isEqualTo(1);
        PoolTask hill = read.tasks().get(1);
        assertThat(hill.pool().size()).as("only the rows with b = 2").isEqualTo(8);
        assertThat(hill.budget()).isEqualTo(6);
        assertThat(hill.recipe().space().chosen()).extracting("name").containsExactly("a");
    }

    @Test
    void a_pool_that_cannot_be_read_is_told_and_the_others_run() throws IOException {
        pools();
        assertThat(read().unread())
                .isNotEmpty()
                .allSatisfy(problem -> assertThat(problem.toString()).contains("data.csv"));
    }

    @Test
    void a_run_gives_lines_means_and_a_report() throws IOException {
        pools();
        Anchors anchors = Anchors.read(folder.resolve("anchors.csv")).orElseThrow();
        List<Strategy> strategies = List.of(
                Strategy.named("shikomi:no-forest").orElseThrow(),
                Strategy.named("textbook").orElseThrow(),
                Strategy.named("textbook+bound").orElseThrow());
        PoolBench bench = new PoolBench(read().tasks(), strategies, 1, 2, Backtest.Replay.MEAN);
        List<String> told = new ArrayList<>();
        long[] steps = {0};
        List<PoolBench.Row> rows = bench.run(
                () -> {
                    synchronized (steps) {
                        steps[0]++;
                    }
                },
                row -> told.add(row.task().name() + " " + row.strategy()));
        assertThat(told).hasSize(6);
        assertThat(steps[0]).isPositive().isLessThanOrEqualTo(bench.steps());
        PoolReport report = new PoolReport(anchors, rows, List.of());
        assertThat(report.means()).extracting(List::getFirst).contains("area ÷ botorch-new", "area ÷ best reference");
        assertThat(report.ablation()).extracting(line -> line.get(1)).containsExactly("textbook+bound");
        PoolBench.Row hill = rows.get(3);
        assertThat(Double.parseDouble(PoolReport.line(anchors, hill).get(6)))
                .isCloseTo(hill.summary().area() / 0.5, within(0.005));
        report.write(folder.resolve("out/report.html"), "how it was done <b>");
        assertThat(folder.resolve("out/report.html"))
                .content()
                .contains("<h2>hill</h2>", "echarts.init", "how it was done &lt;b&gt;", "textbook+bound")
                .doesNotContain("<script src", "<link");
    }
}
