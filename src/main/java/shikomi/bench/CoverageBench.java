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
import shikomi.math.Normal;
import shikomi.math.RandomStream;
import shikomi.model.CampaignModel;
import shikomi.model.ModelHealth;
import shikomi.space.Point;

/**
 * How often the ranges that should hold 80 % of measurements do: of a few conditions drawn at random, each as the others
 * tell it; and of conditions that no part of the model has seen, the stretching of its ranges included.
 */
public final class CoverageBench {
    public static final List<String> HEADER =
            List.of("pool", "80 % ranges", "left-out coverage %", "unseen coverage %");

    /** As many results as a young campaign has. */
    private static final int CONDITIONS = 20;

    private static final int UNSEEN = 200;
    private static final double HALF_WIDTH = Normal.quantile(0.9);

    /** Shares of the ranges of one pool that held. */
    public record Row(PoolTask task, int ranges, double leftOut, double unseen) {
        public List<String> line() {
            return CoverageBench.line(task.name(), ranges, leftOut, unseen);
        }
    }

    private record Held(double leftOut, double unseen) {}

    private CoverageBench() {}

    /** Those pools that have more conditions than are drawn. */
    public static List<PoolTask> tasks(List<PoolTask> pools) {
        return pools.stream().filter(task -> task.pool().size() > CONDITIONS).toList();
    }

    /** One pool, seeds in parallel; {@code advance} is run after each. */
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
        String objective = task.recipe().objectives().getFirst().name();
        List<Point> points = task.pool().points();
        int[] order = RandomStream.of(seed).child("coverage").permutation(points.size());
        List<Result> results = Arrays.stream(order, 0, CONDITIONS)
                .mapToObj(i -> Result.of(
                        points.get(i),
                        List.of(new Measurement(
                                objective, 1, new Outcome.Measured(task.pool().mean(i))))))
                .toList();
        CampaignModel model = CampaignModel.of(task.recipe(), results, seed);
        int[] unseen = Arrays.copyOfRange(order, CONDITIONS, Math.min(CONDITIONS + UNSEEN, order.length));
        List<CampaignModel.NewMeasurement> told = Objects.requireNonNull(
                model.at(IntStream.of(unseen).mapToObj(points::get).toList()).get(objective));
        double inside = IntStream.range(0, unseen.length)
                .filter(i -> told.get(i).low() <= task.pool().mean(unseen[i])
                        && task.pool().mean(unseen[i]) <= told.get(i).high())
                .count();
        return new Held(
                leftOut(Objects.requireNonNull(model.health().objectives().get(objective))), inside / unseen.length);
    }

    private static double leftOut(ModelHealth.Check check) {
        double inside = check.left().stream()
                .filter(left -> Math.abs(left.measured() - left.predicted()) <= HALF_WIDTH * left.sd())
                .count();
        return inside / check.left().size();
    }
}
