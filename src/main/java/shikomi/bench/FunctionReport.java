package shikomi.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import shikomi.bench.FunctionBench.Row;
import shikomi.chart.Lines;

/** The results of a run over the functions, compared with the anchors. */
public final class FunctionReport {
    public static final List<String> HEADER =
            List.of("function", "strategy", "log10 regret", "quartiles", "BoTorch", "difference");

    private final Map<FunctionBench.Task, Double> anchors;
    private final List<Row> rows;

    public FunctionReport(Map<FunctionBench.Task, Double> anchors, List<Row> rows) {
        this.anchors = anchors;
        this.rows = List.copyOf(rows);
    }

    /** The table row of one strategy on one function. */
    public static List<String> line(Map<FunctionBench.Task, Double> anchors, Row row) {
        double[] quartiles = row.quartiles();
        Double anchor = anchors.get(row.task());
        return List.of(
                row.task().name(),
                row.strategy(),
                two(quartiles[1]),
                two(quartiles[0]) + " – " + two(quartiles[2]),
                anchor == null ? "" : two(anchor),
                anchor == null ? "" : two(quartiles[1] - anchor));
    }

    private static String two(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }

    /** The mean difference over the functions that have an anchor, strategy by strategy. */
    public List<List<String>> means() {
        Map<String, List<Double>> differences = new LinkedHashMap<>();
        for (Row row : rows) {
            Double anchor = anchors.get(row.task());
            if (anchor != null) {
                differences
                        .computeIfAbsent(row.strategy(), s -> new ArrayList<>())
                        .add(row.quartiles()[1] - anchor);
            }
        }
        List<List<String>> lines = new ArrayList<>();
        differences.forEach((strategy, own) -> lines.add(mean(strategy, own)));
        return lines;
    }

    private static List<String> mean(String strategy, List<Double> differences) {
        double mean = differences.stream().mapToDouble(d -> d).average().orElseThrow();
        return List.of("mean of " + differences.size(), strategy, "", "", "", two(mean));
    }

    /** Writes all results with their curves as one file. */
    public void write(Path file, String protocol) throws IOException {
        Report report = new Report("Shikomi on synthetic functions");
        report.paragraph(protocol).heading("Means over the functions").table(HEADER, means());
        report.heading("Results by function")
                .table(HEADER, rows.stream().map(row -> line(anchors, row)).toList());
        rows.stream().map(Row::task).distinct().forEach(task -> {
            Map<String, double[]> curves = new LinkedHashMap<>();
            rows.stream()
                    .filter(row -> row.task().equals(task))
                    .forEach(row -> curves.put(row.strategy(), median(row)));
            report.heading(task.name()).chart(Lines.of(curves, "evaluations", "median log10 of simple regret"));
        });
        report.write(file);
    }

    private static double[] median(Row row) {
        double[] median = new double[row.task().budget()];
        for (int step = 0; step < median.length; step++) {
            int at = step;
            double[] sorted =
                    row.curves().stream().mapToDouble(c -> c[at]).sorted().toArray();
            median[step] = sorted[sorted.length / 2];
        }
        return median;
    }
}
