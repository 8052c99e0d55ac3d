package shikomi.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import shikomi.forecast.Backtest;
import shikomi.forecast.Curve;
import shikomi.forecast.Strategy;
import shikomi.forecast.Summary;

/** Replays searches by several strategies on every pool of a suite, from the same starts. */
public final class PoolBench {
    /** The number of random conditions before a strategy chooses, as in the protocol of the anchors. */
    private static final int START = 2;

    /** The results of one strategy on one pool. */
    public record Row(PoolTask task, String strategy, Summary summary, List<Curve> curves) {}

    /** Notified of each replayed experiment. */
    public interface Progress {
        void advance();
    }

    private final List<PoolTask> tasks;
    private final List<Strategy> strategies;
    private final long firstSeed;
    private final int seeds;
    private final Backtest.Replay replay;

    public PoolBench(
            List<PoolTask> tasks, List<Strategy> strategies, long firstSeed, int seeds, Backtest.Replay replay) {
        this.tasks = List.copyOf(tasks);
        this.strategies = List.copyOf(strategies);
        this.firstSeed = firstSeed;
        this.seeds = seeds;
        this.replay = replay;
    }

    /** The largest number of times that {@link Progress#advance} will be called. */
    public long steps() {
        return tasks.stream()
                .mapToLong(task -> (long) task.budget() * seeds * strategies.size())
                .sum();
    }

    /** Runs pool by pool and strategy by strategy; {@code row} receives each result as soon as it is known. */
    public List<Row> run(Progress progress, Consumer<Row> row) {
        List<Row> rows = new ArrayList<>();
        for (PoolTask task : tasks) {
            Backtest.Settings settings = new Backtest.Settings(START, task.budget(), 1, firstSeed, seeds, replay);
            Backtest backtest = new Backtest(task.recipe(), task.pool(), settings, progress::advance);
            for (Strategy strategy : strategies) {
                List<Curve> curves = backtest.curves(List.of(strategy));
                Map<String, Summary> summary = backtest.summary(curves);
                Row each = new Row(task, strategy.name(), Objects.requireNonNull(summary.get(strategy.name())), curves);
                rows.add(each);
                row.accept(each);
            }
        }
        return rows;
    }
}
