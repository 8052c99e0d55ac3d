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

/** What a run over the labs comes to: lab by lab, in the mean, and whether the verdicts were right. */
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

    /** A change of the error within so much either way is none. */
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
        own.stream().max(Comparator.comparingDouble(Row::ratio)).ifPresent(worst -> {
            Interval interval = Interval.of(own.stream().map(Row::paired).toList());
            lines.add(List.of(
                    name,
                    shown.label(),
                    Integer.toString(own.size()),
                    Numbers.fixed(interval.ratio(), 3),
                    Numbers.fixed(interval.low(), 3) + " – " + Numbers.fixed(interval.high(), 3),
                    Numbers.fixed(worst.ratio(), 3),
                    worst.task().lab() + ", " + worst.task().output(),
                    Numbers.fixed(
                            own.stream()
                                    .mapToDouble(row -> row.mean(Split::weight))
                                    .average()
                                    .orElseThrow(),
                            2)));
        });
    }

    /** One verdict beside what the rows not shown say, in its own split and in the mean over those of its lab. */
    private record Said(Verdict verdict, Verdict truth, Verdict inTheMean) {}

    private static Verdict truth(double ratio) {
        return ratio <= 1 - SAME
                ? new Verdict.Helps()
                : ratio >= 1 + SAME ? new Verdict.Hurts() : new Verdict.Neutral();
    }

    /** What was said with 15 rows shown, how often, and how much of it was right. */
    public List<List<String>> verdicts() {
        List<Said> all = rows.stream()
                .filter(row -> row.shown() == Shown.FIFTEEN)
                .flatMap(row -> row.splits().stream()
                        .map(split -> new Said(split.verdict(), truth(split.ratio()), truth(row.ratio()))))
                .toList();
        List<List<String>> lines = new ArrayList<>();
        Stream.of(new Verdict.Helps(), new Verdict.Neutral(), new Verdict.Hurts(), new Verdict.CannotTell())
                .forEach(word ->
                        lines.add(said(word.code(), all, said -> said.verdict().equals(word))));
        lines.add(said("all except cannot tell", all, said -> !(said.verdict() instanceof Verdict.CannotTell)));
        return lines;
    }

    private static List<String> said(String word, List<Said> all, Predicate<Said> which) {
        List<Said> own = all.stream().filter(which).toList();
        boolean decided = own.stream().noneMatch(said -> said.verdict() instanceof Verdict.CannotTell);
        return List.of(
                word,
                share(own.size(), all.size()),
                share(own, said -> said.truth() instanceof Verdict.Helps),
                share(own, said -> said.truth() instanceof Verdict.Neutral),
                share(own, said -> said.truth() instanceof Verdict.Hurts),
                decided ? share(own, said -> said.verdict().equals(said.truth())) : "",
                decided ? share(own, said -> said.verdict().equals(said.inTheMean())) : "");
    }

    private static String share(List<Said> own, Predicate<Said> which) {
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
