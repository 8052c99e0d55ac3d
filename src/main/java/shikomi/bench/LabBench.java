package shikomi.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import shikomi.campaign.Result;
import shikomi.campaign.Verdict;
import shikomi.math.RandomStream;
import shikomi.model.CampaignModel;
import shikomi.model.NewMeasurement;
import shikomi.source.SourceVerdict;
import shikomi.source.Sources;
import shikomi.space.Point;
import shikomi.table.result.MeasuredTable;

/**
 * Measures how much the data of all other labs improve predictions of a lab's own rows: the model is fitted to some of
 * them and predicts the others.
 */
public final class LabBench {
    /** The number of a lab's rows to which the model is fitted. */
    public enum Shown {
        TEN("10"),
        /** The number at which verdicts are judged. */
        FIFTEEN("15"),
        MOST("80 %");

        private final String label;

        Shown(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }

        int of(int rows) {
            return switch (this) {
                case TEN -> 10;
                case FIFTEEN -> 15;
                case MOST -> (int) Math.round(0.8 * rows);
            };
        }
    }

    /**
     * One random split.
     *
     * @param without the root mean square error on the remaining rows, predicted from the lab's own rows alone
     * @param with the root mean square error with external data
     * @param weight the share of external data in the predictions
     */
    public record Split(double without, double with, double weight, Verdict verdict) {
        public double ratio() {
            return with / without;
        }
    }

    /** The results of one lab with a given number of rows shown, split by split. */
    public record Row(LabTask task, Shown shown, List<Split> splits) {
        public Row {
            splits = List.copyOf(splits);
        }

        /** The ratio of the mean errors. */
        public double ratio() {
            return mean(Split::with) / mean(Split::without);
        }

        double mean(ToDoubleFunction<Split> figure) {
            return splits.stream().mapToDouble(figure).average().orElseThrow();
        }

        Interval.Task paired() {
            return new Interval.Task(
                    splits.stream().mapToDouble(Split::with).toArray(),
                    splits.stream().mapToDouble(Split::without).toArray());
        }
    }

    private LabBench() {}

    /** The number of times that {@code advance} is run for a number of labs. */
    public static long steps(int labs, int seeds) {
        return (long) labs * Shown.values().length * seeds;
    }

    /**
     * Runs one lab and returns one row for each {@link Shown}; splits run in parallel, and {@code advance} is run after
     * each.
     */
    public static List<Row> run(LabTask task, long firstSeed, int seeds, Runnable advance) {
        Sources sources = task.sources();
        List<Row> rows = new ArrayList<>();
        for (Shown shown : Shown.values()) {
            rows.add(new Row(
                    task,
                    shown,
                    LongStream.range(firstSeed, firstSeed + seeds)
                            .parallel()
                            .mapToObj(seed -> {
                                Split split = split(task, sources, shown, seed);
                                advance.run();
                                return split;
                            })
                            .toList()));
        }
        return rows;
    }

    private static Split split(LabTask task, Sources sources, Shown shown, long seed) {
        int count = task.own().size();
        int[] order = RandomStream.of(seed).child("split").permutation(count);
        List<Result> results = Arrays.stream(order, 0, shown.of(count))
                .mapToObj(i -> task.result(task.own().get(i)))
                .toList();
        List<MeasuredTable.Row> asked = Arrays.stream(order, shown.of(count), count)
                .mapToObj(task.own()::get)
                .toList();
        CampaignModel with = CampaignModel.fit(task.recipe(), results, sources, seed);
        SourceVerdict verdict = with.verdicts().getFirst();
        return new Split(
                error(CampaignModel.fit(task.recipe(), results, seed), task.output(), asked),
                error(with, task.output(), asked),
                verdict.weight(),
                verdict.verdict());
    }

    private static double error(CampaignModel model, String output, List<MeasuredTable.Row> asked) {
        List<Point> points = asked.stream().map(MeasuredTable.Row::point).toList();
        List<NewMeasurement> predicted =
                Objects.requireNonNull(model.newMeasurements(points).get(output));
        double squares = IntStream.range(0, asked.size())
                .mapToDouble(i -> predicted.get(i).mean() - asked.get(i).value())
                .map(error -> error * error)
                .sum();
        return Math.sqrt(squares / asked.size());
    }
}
