package shikomi.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;
import shikomi.bench.PoolBench.Row;
import shikomi.chart.Lines;
import shikomi.forecast.Curve;
import shikomi.message.Numbers;

/**
 * The results of a run over the pools: each pool compared with the reference programs, averages over pools, and an
 * ablation of the engine.
 */
public final class PoolReport {
    public static final List<String> HEADER =
            List.of("pool", "strategy", "area", "se", "to80", "botorch-new", "ratio", "best reference", "ratio to it");
    private static final List<String> MEANS = List.of("mean of", "strategy", "ratio", "95 % interval", "lowest");

    /** An area below which a search has found next to nothing. */
    private static final double NOTHING = 0.02;

    private final Anchors anchors;
    private final List<Row> rows;
    private final List<CoverageBench.Row> coverage;

    public PoolReport(Anchors anchors, List<Row> rows, List<CoverageBench.Row> coverage) {
        this.anchors = anchors;
        this.rows = List.copyOf(rows);
        this.coverage = List.copyOf(coverage);
    }

    /** The table row of one strategy on one pool. */
    public static List<String> line(Anchors anchors, Row row) {
        Optional<Anchors.Anchor> reference = anchors.reference(row.task().name());
        Optional<Anchors.Anchor> best = anchors.best(row.task().name());
        double area = row.summary().area();
        Integer to80 = row.summary().to80().get(1);
        return List.of(
                row.task().name(),
                row.strategy(),
                Numbers.significant(area, 4),
                row.summary().areaSe() == null
                        ? ""
                        : Numbers.significant(row.summary().areaSe(), 2),
                to80 == null ? "–" : to80.toString(),
                reference.map(a -> Numbers.significant(a.area(), 4)).orElse(""),
                reference.map(a -> two(area / a.area())).orElse(""),
                best.map(a -> a.strategy() + " " + Numbers.significant(a.area(), 4))
                        .orElse(""),
                best.map(a -> two(area / a.area())).orElse(""));
    }

    private static String two(double ratio) {
        return String.format(Locale.ROOT, "%.2f", ratio);
    }

    private static String three(double ratio) {
        return String.format(Locale.ROOT, "%.3f", ratio);
    }

    /** The means over the pools that have an anchor. */
    public List<List<String>> means() {
        List<List<String>> lines = new ArrayList<>();
        byStrategy().forEach((strategy, own) -> {
            mean(own, strategy, "area ÷ botorch-new", anchors::reference).ifPresent(lines::add);
            mean(own, strategy, "area ÷ best reference", anchors::best).ifPresent(lines::add);
            lowerQuartile(own, strategy).ifPresent(lines::add);
            to80(own, strategy).ifPresent(lines::add);
        });
        return lines;
    }

    private Map<String, List<Row>> byStrategy() {
        Map<String, List<Row>> by = new LinkedHashMap<>();
        rows.forEach(row ->
                by.computeIfAbsent(row.strategy(), s -> new ArrayList<>()).add(row));
        return by;
    }

    private Optional<List<String>> mean(
            List<Row> own, String strategy, String name, Function<String, Optional<Anchors.Anchor>> anchor) {
        List<Interval.Task> tasks = new ArrayList<>();
        double least = Double.POSITIVE_INFINITY;
        for (Row row : own) {
            Optional<Anchors.Anchor> theirs = anchor.apply(row.task().name());
            if (theirs.isPresent()) {
                double area = theirs.get().area();
                double[] areas = areas(row);
                tasks.add(new Interval.Task(
                        areas, Arrays.stream(areas).map(ours -> area).toArray()));
                least = Math.min(least, row.summary().area() / area);
            }
        }
        return tasks.isEmpty() ? Optional.empty() : Optional.of(line(name, strategy, Interval.of(tasks), two(least)));
    }

    private static List<String> line(String name, String strategy, Interval interval, String least) {
        return List.of(
                name, strategy, three(interval.ratio()), three(interval.low()) + " – " + three(interval.high()), least);
    }

    /**
     * The factor by which fewer experiments are needed until 80 % of the best are found, on pools on which the
     * reference reaches that.
     */
    private Optional<List<String>> to80(List<Row> own, String strategy) {
        double sum = 0;
        int count = 0;
        for (Row row : own) {
            Integer theirs = anchors.reference(row.task().name())
                    .map(Anchors.Anchor::to80)
                    .orElse(null);
            Integer ours = row.summary().to80().get(1);
            if (theirs != null) {
                sum += Math.log((double) theirs / (ours == null ? row.task().budget() : ours));
                count++;
            }
        }
        return count == 0
                ? Optional.empty()
                : Optional.of(List.of(
                        "to80: botorch-new ÷ ours", strategy, three(Math.exp(sum / count)), count + " pools", ""));
    }

    /**
     * The ratio of the lower quartiles over seeds: how the unlucky quarter of searches fares. Next to nothing counts as
     * {@link #NOTHING} for both; how many of our searches find no more is given too.
     */
    private Optional<List<String>> lowerQuartile(List<Row> own, String strategy) {
        double sum = 0;
        int count = 0;
        double least = Double.POSITIVE_INFINITY;
        for (Row row : own) {
            Double theirs = anchors.botorch(row.task().name())
                    .map(Anchors.Anchor::lowerQuartile)
                    .orElse(null);
            if (theirs != null) {
                double ours = new Percentile()
                        .withEstimationType(Percentile.EstimationType.R_7)
                        .evaluate(areas(row), 25);
                double ratio = Math.max(ours, NOTHING) / Math.max(theirs, NOTHING);
                sum += Math.log(ratio);
                least = Math.min(least, ratio);
                count++;
            }
        }
        long empty = own.stream()
                .flatMapToDouble(row -> Arrays.stream(areas(row)))
                .filter(area -> area < NOTHING)
                .count();
        return count == 0
                ? Optional.empty()
                : Optional.of(List.of(
                        "lower quartile ÷ BoTorch's",
                        strategy,
                        three(Math.exp(sum / count)),
                        count + " pools, " + empty + " searches empty",
                        two(least)));
    }

    private static double[] areas(Row row) {
        return row.curves().stream()
                .mapToDouble(curve -> curve.area(row.task().budget()))
                .toArray();
    }

    /**
     * The gain of each strategy over the first of its family: the engine without a part, or the textbook with one more
     * part.
     */
    public List<List<String>> ablation() {
        Map<String, List<Row>> by = byStrategy();
        List<List<String>> lines = new ArrayList<>();
        by.forEach((strategy, own) -> {
            String base = strategy.startsWith("textbook") ? "textbook" : "shikomi";
            List<Row> against = by.get(base);
            if (against != null && !strategy.equals(base)) {
                lines.add(line("area ÷ " + base, strategy, Interval.of(paired(own, against)), ""));
            }
        });
        return lines;
    }

    private static List<Interval.Task> paired(List<Row> own, List<Row> against) {
        return IntStream.range(0, own.size())
                .mapToObj(i -> new Interval.Task(areas(own.get(i)), areas(against.get(i))))
                .toList();
    }

    /** The coverage of the ranges, pool by pool and on average. */
    public List<List<String>> coverage() {
        return coverage.isEmpty()
                ? List.of()
                : Stream.concat(coverage.stream().map(CoverageBench.Row::line), Stream.of(CoverageBench.mean(coverage)))
                        .toList();
    }

    /** Writes all results with their curves as one file. */
    public void write(Path file, String protocol) throws IOException {
        Report report = new Report("Shikomi on measured pools");
        report.paragraph(protocol);
        report.heading("Means over the pools").table(MEANS, means());
        if (!ablation().isEmpty()) {
            report.heading("Effect of each part of the engine").table(MEANS, ablation());
        }
        report.heading("Coverage of the predicted ranges").table(CoverageBench.HEADER, coverage());
        report.heading("Results by pool")
                .table(HEADER, rows.stream().map(row -> line(anchors, row)).toList());
        rows.stream()
                .map(Row::task)
                .distinct()
                .sorted(Comparator.comparing(PoolTask::name))
                .forEach(task -> chart(task, report));
        report.write(file);
    }

    private void chart(PoolTask task, Report report) {
        Map<String, double[]> curves = new LinkedHashMap<>();
        rows.stream().filter(row -> row.task().equals(task)).forEach(row -> curves.put(row.strategy(), top(row)));
        report.heading(task.name()).chart(Lines.of(curves, "experiments", "share of the best 5 % found"));
    }

    private static double[] top(Row row) {
        double[] mean = new double[row.task().budget()];
        for (Curve curve : row.curves()) {
            for (int step = 0; step < mean.length; step++) {
                double found =
                        step < curve.steps().size() ? curve.steps().get(step).top() : 1;
                mean[step] += found / row.curves().size();
            }
        }
        return mean;
    }
}
