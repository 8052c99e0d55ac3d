package shikomi.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shikomi.bench.LabBench.Row;
import shikomi.bench.LabBench.Shown;
import shikomi.bench.LabBench.Split;
import shikomi.campaign.Verdict;

class LabBenchTest {
    @TempDir
    private Path folder = Path.of("");

    private LabTask wave() throws IOException {
        ManyLabs.waves(folder, 4, 24);
        return LabFolder.read(folder, 1).tasks().getFirst();
    }

    private static List<Row> on(int threads, LabTask task, long seed, int seeds) {
        try (ForkJoinPool pool = new ForkJoinPool(threads)) {
            return pool.submit(() -> LabBench.run(task, seed, seeds, () -> {})).join();
        }
    }

    @Test
    void others_of_the_same_kind_help() throws IOException {
        AtomicInteger steps = new AtomicInteger();
        List<Row> rows = LabBench.run(wave(), 1, 2, steps::incrementAndGet);
        assertThat(steps).hasValue((int) LabBench.steps(1, 2));
        assertThat(rows).extracting(Row::shown).containsExactly(Shown.values());
        assertThat(rows.getFirst().ratio()).isLessThan(0.6);
        assertThat(rows.getFirst().mean(Split::weight)).isGreaterThan(0.3);
        assertThat(rows.getFirst().mean(Split::without))
                .as("as far as the wave goes")
                .isBetween(0.2, 1.5);
    }

    @Test
    void a_split_depends_on_its_seed_alone() throws IOException {
        LabTask task = wave();
        List<Row> three = on(4, task, 1, 3);
        List<Row> last = on(1, task, 3, 1);
        for (int i = 0; i < last.size(); i++) {
            assertThat(last.get(i).splits()).isEqualTo(three.get(i).splits().subList(2, 3));
        }
    }

    private static Row row(LabTask task, Shown shown, Split... splits) {
        return new Row(task, shown, List.of(splits));
    }

    @Test
    void ratios_are_of_means_and_their_mean_is_geometric() throws IOException {
        LabTask task = wave();
        LabReport report = new LabReport(List.of(
                row(
                        task,
                        Shown.TEN,
                        new Split(1, 1, 0.2, new Verdict.Helps()),
                        new Split(3, 1, 0.4, new Verdict.Helps())),
                row(task, Shown.TEN, new Split(1, 2, 0, new Verdict.Hurts()))));
        List<String> mean = report.means().getFirst();
        assertThat(mean).startsWith("all tables", "10", "2");
        assertThat(Double.parseDouble(mean.get(3))).isCloseTo(1, within(1e-12)); // √(½ · 2)
        assertThat(mean.subList(5, 7)).containsExactly("2.000", "L0, y");
        assertThat(mean.getLast()).isEqualTo("0.15");
    }

    @Test
    void verdicts_are_right_where_the_rows_not_shown_agree() throws IOException {
        Row row = row(
                wave(),
                Shown.FIFTEEN,
                new Split(1, 0.90, 0, new Verdict.Helps()),
                new Split(1, 1.04, 0, new Verdict.Helps()),
                new Split(1, 0.99, 0, new Verdict.Neutral()),
                new Split(1, 1.06, 0, new Verdict.CannotTell()));
        assertThat(new LabReport(List.of(row)).verdicts())
                .containsExactly(
                        List.of("helps", "2 (50 %)", "1 (50 %)", "1 (50 %)", "0 (0 %)", "1 (50 %)", "0 (0 %)"),
                        List.of("neutral", "1 (25 %)", "0 (0 %)", "1 (100 %)", "0 (0 %)", "1 (100 %)", "1 (100 %)"),
                        List.of("hurts", "0 (0 %)", "0", "0", "0", "0", "0"),
                        List.of("cannot tell", "1 (25 %)", "0 (0 %)", "0 (0 %)", "1 (100 %)", "", ""),
                        List.of(
                                "all except cannot tell",
                                "3 (75 %)",
                                "1 (33 %)",
                                "2 (67 %)",
                                "0 (0 %)",
                                "2 (67 %)",
                                "1 (33 %)"));
    }
}
