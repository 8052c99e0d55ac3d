package shikomi.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import shikomi.campaign.Measurement;
import shikomi.campaign.Outcome;
import shikomi.campaign.Result;
import shikomi.forecast.MeasuredPool;
import shikomi.math.Normal;
import shikomi.math.RandomStream;
import shikomi.model.CampaignModel;
import shikomi.model.ModelHealth;
import shikomi.model.NewMeasurement;
import shikomi.space.Point;

/**
 * Measures the coverage of the 80 % ranges: for a few conditions drawn at random, each predicted from the others; and
 * for conditions that were used neither for the fit nor for its calibration.
 */
public final class CoverageBench {
    public static final List<String> HEADER =
            List.of("pool", "80 % ranges", "left-out coverage %", "unseen coverage %");

    /** The number of results of a typical early campaign. */
    private static final int CONDITIONS = 20;

    /**
     * The number of conditions that are predicted after the fit; more would only lengthen the run. Set by judgement.
     */
    private static final int UNSEEN = 200;

    /** The half-width, in standard deviations, of the central range that holds 80 % of a normal distribution. */
    private static final double HALF_WIDTH = Normal.quantile(0.9);

    /** The shares of the ranges of one pool that contained the measured value. */
    public record Row(PoolTask task, int ranges, double leftOut, double unseen) {
        public List<String> line() {
            return CoverageBench.line(task.name(), ranges, leftOut, unseen);
        }
    }

    private record Held(double leftOut, double unseen) {}

    private CoverageBench() {}

    /** The pools that have more conditions than are drawn. */
    public static List<PoolTask> tasks(List<PoolTask> pools) {
        return pools.stream().filter(task -> task.pool().size() > CONDITIONS).toList();
    }

    /** Measures one pool, seeds in parallel; {@code advance} is run after each. */
    public static Row of(PoolTask task, long firstSeed, int seeds, Runnable advance) {
        List<Held> held = LongStream.range(firstSeed, firstSeed + seeds)
                .parallel()
                .mapToObj(seed -> {
                    Held one = held(task, seed);
                    advance.run();
                    return one;
                })
                .toList();
        return new Row(
                task,
                seeds * CONDITIONS,
                held.stream().mapToDouble(Held::leftOut).average().orElseThrow(),
                held.stream().mapToDouble(Held::unseen).average().orElseThrow());
    }

    /** The mean over pools. */
    public static List<String> mean(List<Row> rows) {
        return line(
                "mean of " + rows.size(),
                rows.stream().mapToInt(Row::ranges).sum(),
                rows.stream().mapToDouble(Row::leftOut).average().orElseThrow(),
                rows.stream().mapToDouble(Row::unseen).average().orElseThrow());
    }

    private static List<String> line(String name, int ranges, double leftOut, double unseen) {
        return List.of(name, Integer.toString(ranges), percent(leftOut), percent(unseen));
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f", 100 * share);
    }

    private static Held held(PoolTask task, long seed) {
        String objective = task.recipe().primary().name();
        int[] order =
                RandomStream.of(seed).child("coverage").permutation(task.pool().size());
        List<Result> results = Arrays.stream(order, 0, CONDITIONS)
                .mapToObj(i -> result(task.pool(), objective, i))
                .toList();
        CampaignModel model = CampaignModel.fit(task.recipe(), results, seed);
        int[] unseen = Arrays.copyOfRange(order, CONDITIONS, Math.min(CONDITIONS + UNSEEN, order.length));
        ModelHealth.Check check =
                Objects.requireNonNull(model.health().objectives().get(objective));
        return new Held(leftOut(check), unseen(model, task.pool(), objective, unseen));
    }

    private static Result result(MeasuredPool pool, String objective, int i) {
        return Result.of(
                pool.points().get(i), List.of(new Measurement(objective, 1, new Outcome.Measured(pool.mean(i)))));
    }

    private static double unseen(CampaignModel model, MeasuredPool pool, String objective, int[] unseen) {
        List<Point> points = pool.points();
        List<NewMeasurement> predicted = Objects.requireNonNull(
                model.newMeasurements(IntStream.of(unseen).mapToObj(points::get).toList())
                        .get(objective));
        double inside = IntStream.range(0, unseen.length)
                .filter(i -> predicted.get(i).low() <= pool.mean(unseen[i])
                        && pool.mean(unseen[i]) <= predicted.get(i).high())
                .count();
        return inside / unseen.length;
    }

    private static double leftOut(ModelHealth.Check check) {
        double inside = check.left().stream()
                .filter(left -> Math.abs(left.measured() - left.predicted()) <= HALF_WIDTH * left.sd())
                .count();
        return inside / check.left().size();
    }
}
