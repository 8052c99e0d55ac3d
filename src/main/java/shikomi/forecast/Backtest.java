package shikomi.forecast;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import shikomi.campaign.Measurement;
import shikomi.campaign.Outcome;
import shikomi.campaign.Result;
import shikomi.math.RandomStream;
import shikomi.recipe.Recipe;
import shikomi.source.Sources;

/** Replays searches on a measured pool, to find what each strategy would have found, and when. */
public final class Backtest {
    /** The value that is returned for a condition with several rows. */
    public enum Replay {
        /** The mean of its rows. */
        MEAN,
        /** The value of a row drawn at random. */
        DRAW
    }

    /**
     * The settings of the replayed searches.
     *
     * @param start the number of random conditions before a strategy chooses; they depend on the seed alone
     * @param budget the number of experiments of one search, the start included
     * @param batch the number of experiments chosen at a time
     */
    public record Settings(int start, int budget, int batch, long firstSeed, int seeds, Replay replay) {
        public Settings {
            if (start < 1 || budget < start || batch < 1 || seeds < 1) {
                throw new IllegalArgumentException("start " + start + ", budget " + budget + ", batch " + batch
                        + ", seeds " + seeds + ": each must be at least 1, and the budget at least the start");
            }
        }
    }

    /** Notified of each replayed experiment, from any thread. */
    public interface Progress {
        void advance();
    }

    private final Recipe recipe;
    private final Sources sources;
    private final MeasuredPool pool;
    private final Settings settings;
    private final Progress progress;

    /** A backtest without external data. */
    public Backtest(Recipe recipe, MeasuredPool pool, Settings settings, Progress progress) {
        this(recipe, Sources.none(), pool, settings, progress);
    }

    public Backtest(Recipe recipe, Sources sources, MeasuredPool pool, Settings settings, Progress progress) {
        this.recipe = recipe;
        this.sources = sources;
        this.pool = pool;
        this.settings = settings;
        this.progress = progress;
    }

    /** The curves, ordered by strategy and then by seed; seeds run in parallel and independently of each other. */
    public List<Curve> curves(List<Strategy> strategies) {
        return strategies.stream()
                .flatMap(strategy -> LongStream.range(settings.firstSeed(), settings.firstSeed() + settings.seeds())
                        .parallel()
                        .mapToObj(seed -> curve(strategy, seed))
                        .toList()
                        .stream())
                .toList();
    }

    /** The summary of the curves of each strategy. */
    public Map<String, Summary> summary(List<Curve> curves) {
        Map<String, List<Curve>> byStrategy = new LinkedHashMap<>();
        curves.forEach(curve -> byStrategy
                .computeIfAbsent(curve.strategy(), s -> new ArrayList<>())
                .add(curve));
        Map<String, Summary> summary = new LinkedHashMap<>();
        byStrategy.forEach((strategy, own) -> summary.put(strategy, Summary.of(own, settings.budget())));
        return summary;
    }

    private Curve curve(Strategy strategy, long seed) {
        Search search = new Search(seed);
        int[] order = RandomStream.of(seed).child("start").permutation(pool.size());
        IntStream.of(order).limit(settings.start()).forEach(search::ask);
        while (search.steps.size() < Math.min(settings.budget(), pool.size())) {
            int size = Math.min(settings.batch(), settings.budget() - search.steps.size());
            List<Integer> next = strategy.next(recipe, sources, pool, search.asked, search.results, size, seed);
            if (next.isEmpty()) {
                break;
            }
            next.forEach(search::ask);
        }
        return new Curve(strategy.name(), seed, search.steps);
    }

    /** A search in progress. */
    private final class Search {
        private final RandomStream answers;
        private final List<Integer> asked = new ArrayList<>();
        private final List<Result> results = new ArrayList<>();
        private final List<Curve.Step> steps = new ArrayList<>();
        private int topFound;
        private boolean bestFound;

        Search(long seed) {
            this.answers = RandomStream.of(seed).child("answers");
        }

        void ask(int entry) {
            double value = answer(entry);
            asked.add(entry);
            results.add(Result.of(
                    pool.entry(entry).point(),
                    List.of(new Measurement(pool.objective().name(), 1, new Outcome.Measured(value)))));
            topFound += pool.isTop(entry) ? 1 : 0;
            bestFound |= pool.isBest(entry);
            steps.add(step(pool.entry(entry).row(), value));
            progress.advance();
        }

        private Curve.Step step(int row, double value) {
            double before = steps.isEmpty() ? value : steps.getLast().best();
            double best = pool.objective().goal().isBetter(value, before) ? value : before;
            return new Curve.Step(steps.size() + 1, row, value, best, (double) topFound / pool.topCount(), bestFound);
        }

        private double answer(int entry) {
            double[] values = pool.entry(entry).values();
            return switch (settings.replay()) {
                case MEAN -> pool.entry(entry).mean();
                case DRAW -> values[answers.child(entry).below(values.length)];
            };
        }
    }
}
