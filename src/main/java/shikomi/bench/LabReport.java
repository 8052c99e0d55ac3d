package shikomi.bench;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import shikomi.bench.LabBench.Row;
import shikomi.bench.LabBench.Shown;
import shikomi.bench.LabBench.Split;
import shikomi.campaign.Verdict;
import shikomi.chart.Lines;
import shikomi.message.Numbers;

/** The results of a run over the labs: lab by lab, on average, and with the accuracy of the verdicts. */
public final class LabReport {
    public static final List<String> HEADER = List.of(
            "table",
            "lab",
            "output",
            "own rows",
            "other rows",
            "shown",
            "error without",
            "error with",
            "ratio",
            "weight");
    public static final List<String> MEANS =
            List.of("mean of", "shown", "labs", "ratio", "95 % interval", "worst ratio", "worst lab", "weight");
    public static final List<String> VERDICTS =
            List.of("verdict", "splits", "better", "same", "worse", "correct", "correct for the lab's mean");

    /** The largest relative change of the error that counts as no change. Set by judgement. */
    private static final double SAME = 0.05;

    private final List<Row> rows;

    public LabReport(List<Row> rows) {
        this.rows = List.copyOf(rows);
    }

    public static List<String> line(Row row) {
        return List.of(
                row.task().data(),
                row.task().lab(),
                row.task().output(),
                Integer.toString(row.task().own().size()),
                Integer.toString(row.task().others().rows().size()),
                row.shown().label(),
                Numbers.significant(row.mean(Split::without), 4),
                Numbers.significant(row.mean(Split::with), 4),
                Numbers.fixed(row.ratio(), 3),
                Numbers.fixed(row.mean(Split::weight), 2));
    }

    /** The geometric means of the ratios, over all labs and table by table. */
    public List<List<String>> means() {
        List<List<String>> lines = new ArrayList<>();
        for (Shown shown : Shown.values()) {
            mean("all tables", shown, row -> true, lines);
            rows.stream()
                    .map(row -> row.task().data())
                    .distinct()
                    .forEach(data -> mean(data, shown, row -> row.task().data().equals(data), lines));
        }
        return lines;
    }

    private void mean(String name, Shown shown, Predicate<Row> which, List<List<String>> lines) {
        List<Row> own =
                rows.stream().filter(row -> row.shown() == shown).filter(which).toList();
        own.stream()
                .max(Comparator.comparingDouble(Row::ratio))
                .ifPresent(worst -> lines.add(mean(name, shown, own, worst)));
    }

    private static List<String> mean(String name, Shown shown, List<Row> own, Row worst) {
        Interval interval = Interval.of(own.stream().map(Row::paired).toList());
        double weight = own.stream()
                .mapToDouble(row -> row.mean(Split::weight))
                .average()
                .orElseThrow();
        return List.of(
                name,
                shown.label(),
                Integer.toString(own.size()),
                Numbers.fixed(interval.ratio(), 3),
                Numbers.fixed(interval.low(), 3) + " – " + Numbers.fixed(interval.high(), 3),
                Numbers.fixed(worst.ratio(), 3),
                worst.task().lab() + ", " + worst.task().output(),
                Numbers.fixed(weight, 2));
    }

    /**
     * A verdict, with the correct one for the rows that were not shown: in its own split, and on average over its lab.
     */
    private record Judged(Verdict verdict, Verdict truth, Verdict inTheMean) {}

    private static Verdict truth(double ratio) {
        return ratio <= 1 - SAME
                ? new Verdict.Helps()
                : ratio >= 1 + SAME ? new Verdict.Hurts() : new Verdict.Neutral();
    }

    /** The number of times that each verdict was given with 15 rows shown, and how often it was correct. */
    public List<List<String>> verdicts() {
        List<Judged> all = rows.stream()
                .filter(row -> row.shown() == Shown.FIFTEEN)
                .flatMap(row -> row.splits().stream()
                        .map(split -> new Judged(split.verdict(), truth(split.ratio()), truth(row.ratio()))))
                .toList();
        List<List<String>> lines = new ArrayList<>();
        Stream.of(new Verdict.Helps(), new Verdict.Neutral(), new Verdict.Hurts(), new Verdict.CannotTell())
                .forEach(word -> lines.add(
                        judged(word.code(), all, each -> each.verdict().equals(word))));
        lines.add(judged("all except cannot tell", all, each -> !(each.verdict() instanceof Verdict.CannotTell)));
        return lines;
    }

    private static List<String> judged(String word, List<Judged> all, Predicate<Judged> which) {
        List<Judged> own = all.stream().filter(which).toList();
        boolean decided = own.stream().noneMatch(each -> each.verdict() instanceof Verdict.CannotTell);
        return List.of(
                word,
                share(own.size(), all.size()),
                share(own, each -> each.truth() instanceof Verdict.Helps),
                share(own, each -> each.truth() instanceof Verdict.Neutral),
                share(own, each -> each.truth() instanceof Verdict.Hurts),
                decided ? share(own, each -> each.verdict().equals(each.truth())) : "",
                decided ? share(own, each -> each.verdict().equals(each.inTheMean())) : "");
    }

    private static String share(List<Judged> own, Predicate<Judged> which) {
        return share(own.stream().filter(which).count(), own.size());
    }

    private static String share(long count, int of) {
        return count + (of == 0 ? "" : String.format(Locale.ROOT, " (%.0f %%)", 100.0 * count / of));
    }

    void write(Report report) {
        report.heading("Mean effect of the other labs' results").table(MEANS, means());
        Map<String, double[]> curves = new LinkedHashMap<>();
        for (Shown shown : Shown.values()) {
            curves.put(
                    shown.label() + " shown",
                    rows.stream()
                            .filter(row -> row.shown() == shown)
                            .mapToDouble(Row::ratio)
                            .sorted()
                            .toArray());
        }
        report.chart(Lines.of(curves, "labs, best first", "error with external data ÷ error without"));
        report.heading("Verdicts with 15 rows shown").table(VERDICTS, verdicts());
        report.heading("Results by lab")
                .table(HEADER, rows.stream().map(LabReport::line).toList());
    }
}
