package shikomi.bench.space;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import shikomi.bench.Report;
import shikomi.bench.space.SpaceBench.Row;
import shikomi.bench.space.SpaceSearch.Stated;
import shikomi.chart.Lines;

/** The results of a run over the spaces, compared with other programs, and a check of what the planner stated. */
public final class SpaceReport {
    public static final List<String> HEADER = List.of(
            "space",
            "variant",
            "strategy",
            "half",
            "end",
            "quartiles",
            "recommended",
            "solved",
            "80 % ranges",
            "hopeless",
            "stuck",
            "repeats",
            "near copies",
            "best program",
            "ratio");

    private static final List<String> CHANCES = List.of("strategy", "stated chance", "proposals", "mean", "observed");

    /** The regret below which a space counts as solved. */
    private static final double SOLVED = 0.05;

    /** Regrets below this one are equally good. */
    private static final double NEGLIGIBLE = 0.01;

    /** The limits of the bins in which stated chances are compared with what was observed. */
    private static final double[] BINS = {0, 0.05, 0.2, 0.4, 0.6, 1.000001};

    private final SpaceAnchors anchors;
    private final List<Row> rows;

    public SpaceReport(SpaceAnchors anchors, List<Row> rows) {
        this.anchors = anchors;
        this.rows = List.copyOf(rows);
    }

    /** The table row of one strategy in one space. */
    public static List<String> line(SpaceAnchors anchors, Row row) {
        double[] end = sorted(row, SpaceSearch::end);
        Optional<SpaceAnchors.Anchor> best = anchors.best(row.task(), row.variant());
        long solved = Arrays.stream(end).filter(regret -> regret < SOLVED).count();
        return List.of(
                row.task().name(),
                row.variant().name(),
                row.strategy(),
                four(quantile(sorted(row, SpaceSearch::half), 0.5)),
                four(quantile(end, 0.5)),
                four(quantile(end, 0.25)) + " – " + four(quantile(end, 0.75)),
                four(quantile(sorted(row, SpaceSearch::recommended), 0.5)),
                solved + "/" + end.length,
                two(coverage(row)),
                Integer.toString(sum(row, SpaceSearch::hopeless)),
                Integer.toString(sum(row, SpaceSearch::stuck)),
                two((double) sum(row, SpaceSearch::repeats) / row.task().budget() / end.length),
                sum(row, SpaceSearch::copies) + "/" + sum(row, SpaceSearch::pairs),
                best.map(anchor -> anchor.program() + " " + four(anchor.end())).orElse(""),
                best.map(anchor -> two(ratio(quantile(end, 0.5), anchor.end()))).orElse(""));
    }

    /** The ratio of two regrets; those that are negligible count as equally good. */
    private static double ratio(double ours, double theirs) {
        return Math.max(ours, NEGLIGIBLE) / Math.max(theirs, NEGLIGIBLE);
    }

    private static int sum(Row row, ToIntFunction<SpaceSearch> number) {
        return row.searches().stream().mapToInt(number).sum();
    }

    private static double coverage(Row row) {
        return (double) sum(row, SpaceSearch::covered) / sum(row, SpaceSearch::ranges);
    }

    private static double[] sorted(Row row, ToDoubleFunction<SpaceSearch> figure) {
        return row.searches().stream().mapToDouble(figure).sorted().toArray();
    }

    /** The quantile of sorted values, interpolated as in NumPy. */
    private static double quantile(double[] sorted, double share) {
        double at = share * (sorted.length - 1);
        int below = (int) at;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
    }

    private static String two(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }

    private static String four(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }

    /** For each strategy: the geometric mean of the ratios, the coverage of all ranges, and the largest ratio. */
    public List<List<String>> means() {
        List<List<String>> lines = new ArrayList<>();
        byStrategy().forEach((strategy, own) -> {
            double[] ratios = own.stream()
                    .flatMap(row -> anchors.best(row.task(), row.variant()).stream()
                            .map(best -> ratio(quantile(sorted(row, SpaceSearch::end), 0.5), best.end())))
                    .mapToDouble(ratio -> ratio)
                    .sorted()
                    .toArray();
            double covered =
                    own.stream().mapToDouble(SpaceReport::coverage).average().orElse(Double.NaN);
            lines.add(List.of(
                    "mean of " + ratios.length,
                    strategy,
                    "ratio "
                            + two(Math.exp(Arrays.stream(ratios)
                                    .map(Math::log)
                                    .average()
                                    .orElse(Double.NaN))),
                    "at most 1: "
                            + Arrays.stream(ratios).filter(ratio -> ratio <= 1).count(),
                    "largest " + two(ratios.length == 0 ? Double.NaN : ratios[ratios.length - 1]),
                    "80 % ranges " + two(covered)));
        });
        return lines;
    }

    /** The stated chances in bins, with the share that came true. */
    public List<List<String>> chances() {
        List<List<String>> lines = new ArrayList<>(List.of(CHANCES));
        byStrategy().forEach((strategy, own) -> {
            List<Stated> stated = own.stream()
                    .flatMap(row -> row.searches().stream())
                    .flatMap(search -> search.stated().stream())
                    .toList();
            IntStream.range(0, BINS.length - 1).forEach(bin -> lines.add(chances(strategy, stated, bin)));
        });
        return lines;
    }

    private static List<String> chances(String strategy, List<Stated> all, int bin) {
        List<Stated> stated = all.stream()
                .filter(each -> each.chance() >= BINS[bin] && each.chance() < BINS[bin + 1])
                .toList();
        return List.of(
                strategy,
                two(BINS[bin]) + " – " + two(BINS[bin + 1]),
                Integer.toString(stated.size()),
                two(stated.stream().mapToDouble(Stated::chance).average().orElse(Double.NaN)),
                two(stated.stream()
                        .mapToDouble(each -> each.better() ? 1 : 0)
                        .average()
                        .orElse(Double.NaN)));
    }

    private Map<String, List<Row>> byStrategy() {
        Map<String, List<Row>> byStrategy = new LinkedHashMap<>();
        rows.forEach(row -> byStrategy
                .computeIfAbsent(row.strategy(), s -> new ArrayList<>())
                .add(row));
        return byStrategy;
    }

    /** Writes all results with their curves as one file. */
    public void write(Path file, String protocol) throws IOException {
        Report report = new Report("Shikomi in free spaces");
        report.paragraph(protocol);
        means().forEach(line -> report.paragraph(String.join(" · ", line)));
        List<List<String>> chances = chances();
        report.heading("Stated chances").table(chances.getFirst(), chances.subList(1, chances.size()));
        report.heading("Results by space")
                .table(HEADER, rows.stream().map(row -> line(anchors, row)).toList());
        rows.forEach(row -> report.heading(
                        row.task().name() + ", " + row.variant().name() + ", " + row.strategy())
                .chart(Lines.of(Map.of(row.strategy(), medians(row)), "experiments", "median simple regret")));
        report.write(file);
    }

    private static double[] medians(Row row) {
        return IntStream.range(0, row.task().budget())
                .mapToDouble(step -> quantile(sorted(row, search -> search.regret()[step]), 0.5))
                .toArray();
    }
}
