package shikomi.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import shikomi.bench.SyntheticBench.Row;
import shikomi.chart.Lines;
import shikomi.message.Numbers;

/** The results of searches with synthetic sources, compared with those without. */
public final class SyntheticReport {
    public static final List<String> HEADER = List.of(
            "function", "sources", "strategy", "area", "without", "change %", "95 % bound %", "worse by over 20 %");

    /** The factor between the areas of regret at which a search counts as worse by 20 %. */
    private static final double MUCH = 1.2;

    private final List<Row> rows;

    public SyntheticReport(List<Row> rows) {
        this.rows = List.copyOf(rows);
    }

    public static List<String> line(Row row) {
        return line(row.function().name(), row.source().label(), row.strategy(), row.areas());
    }

    private static List<String> line(String function, String sources, String strategy, Interval.Task areas) {
        double with = Arrays.stream(areas.ours()).average().orElseThrow();
        double without = Arrays.stream(areas.theirs()).average().orElseThrow();
        long worse = IntStream.range(0, areas.ours().length)
                .filter(seed -> areas.ours()[seed] > MUCH * areas.theirs()[seed])
                .count();
        return List.of(
                function,
                sources,
                strategy,
                Numbers.fixed(with, 3),
                Numbers.fixed(without, 3),
                percent(with / without),
                percent(Interval.bound(List.of(areas))),
                worse + " of " + areas.ours().length);
    }

    private static String percent(double ratio) {
        return (ratio > 1 ? "+" : "") + Numbers.fixed(100 * (ratio - 1), 1);
    }

    /**
     * The means over all functions, by source and by use; areas are relative to that of the same function without
     * sources.
     */
    public List<List<String>> means() {
        List<List<String>> lines = new ArrayList<>();
        for (SyntheticSource source : SyntheticSource.values()) {
            mean(source.label(), row -> row.source() == source, lines);
        }
        for (SyntheticSource.Use use : SyntheticSource.Use.values()) {
            mean(use.label(), row -> row.source().use() == use, lines);
        }
        return lines;
    }

    private void mean(String sources, Predicate<Row> which, List<List<String>> lines) {
        Map<String, List<Interval.Task>> byStrategy = new LinkedHashMap<>();
        rows.stream()
                .filter(which)
                .forEach(row -> byStrategy
                        .computeIfAbsent(row.strategy(), strategy -> new ArrayList<>())
                        .add(shares(row.areas())));
        byStrategy.forEach((strategy, areas) -> lines.add(line("all functions", sources, strategy, joined(areas))));
    }

    private static Interval.Task shares(Interval.Task areas) {
        double without = Arrays.stream(areas.theirs()).average().orElseThrow();
        return new Interval.Task(
                Arrays.stream(areas.ours()).map(area -> area / without).toArray(),
                Arrays.stream(areas.theirs()).map(area -> area / without).toArray());
    }

    private static Interval.Task joined(List<Interval.Task> tasks) {
        return new Interval.Task(
                tasks.stream().flatMapToDouble(t -> DoubleStream.of(t.ours())).toArray(),
                tasks.stream().flatMapToDouble(t -> DoubleStream.of(t.theirs())).toArray());
    }

    void write(Report report) {
        report.heading("Searches with synthetic sources").table(HEADER, means());
        report.table(HEADER, rows.stream().map(SyntheticReport::line).toList());
        Map<String, Map<String, double[]>> charts = new LinkedHashMap<>();
        for (Row row : rows) {
            Map<String, double[]> curves = charts.computeIfAbsent(
                    row.function().name() + ", " + row.source().label(), name -> new LinkedHashMap<>());
            curves.put(row.strategy(), mean(row.with()));
            curves.put(SyntheticBench.WITHOUT, mean(row.without()));
        }
        charts.forEach((name, curves) ->
                report.heading(name).chart(Lines.of(curves, "experiments after the start", "mean regret")));
    }

    private static double[] mean(List<double[]> curves) {
        double[] mean = new double[curves.getFirst().length];
        Arrays.setAll(
                mean,
                step -> curves.stream().mapToDouble(c -> c[step]).average().orElseThrow());
        return mean;
    }
}
