package shikomi.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import shikomi.forecast.Backtest;
import shikomi.forecast.Curve;
import shikomi.forecast.MeasuredPool;
import shikomi.forecast.Strategy;
import shikomi.math.RandomStream;
import shikomi.math.Sobol;
import shikomi.recipe.Recipe;
import shikomi.source.SourceFile;
import shikomi.source.SourceFitStore;
import shikomi.source.SourceRows;
import shikomi.source.Sources;
import shikomi.table.file.Sheet;
import shikomi.table.result.MeasuredTable;

/**
 * Searches for the smallest value of a function, with and without synthetic sources, from the same starts and noise.
 */
public final class SyntheticBench {
    static final String WITHOUT = "shikomi:no-sources";
    private static final List<String> WITH = List.of("shikomi", "shikomi:pooled");

    /** The noise, as a share of the standard deviation of the function. */
    private static final double NOISE = 0.1;

    /**
     * The size of each search.
     *
     * @param pool the number of points that can be tried
     * @param start the number of points that are tried at random before a strategy chooses
     * @param budget the number of points tried in one search, the start included
     * @param rows the number of rows of a source
     */
    public record Settings(int pool, int start, int budget, int rows) {
        public static final Settings STANDARD = new Settings(256, 4, 20, 60);
    }

    /** The regret of the best point tried after each choice, seed by seed, with and without the sources. */
    public record Row(
            TestFunction function,
            SyntheticSource source,
            String strategy,
            List<double[]> with,
            List<double[]> without) {

        /** The mean regrets over the choices, seed by seed. */
        Interval.Task areas() {
            return new Interval.Task(areas(with), areas(without));
        }

        private static double[] areas(List<double[]> regrets) {
            return regrets.stream()
                    .mapToDouble(regret -> Arrays.stream(regret).average().orElseThrow())
                    .toArray();
        }
    }

    private final List<TestFunction> functions;
    private final Settings settings;
    private final long firstSeed;
    private final int seeds;

    public SyntheticBench(List<TestFunction> functions, Settings settings, long firstSeed, int seeds) {
        this.functions = List.copyOf(functions);
        this.settings = settings;
        this.firstSeed = firstSeed;
        this.seeds = seeds;
    }

    /** The smooth functions of three to six inputs. */
    public static List<TestFunction> functions() {
        return TestFunction.all().stream()
                .filter(function -> function.name().startsWith("Hartmann"))
                .toList();
    }

    /** The number of times that {@code advance} will be called. */
    public long steps() {
        return (long) functions.size()
                * (1 + WITH.size() * SyntheticSource.values().length)
                * seeds
                * settings.budget();
    }

    /** Runs function by function and source by source; {@code finished} receives each row as soon as it is known. */
    public List<Row> run(Runnable advance, Consumer<Row> finished) {
        List<Row> rows = new ArrayList<>();
        for (TestFunction function : functions) {
            Search search = new Search(function, advance);
            List<double[]> without = over(seed -> search.regrets(WITHOUT, List.of(), seed));
            for (SyntheticSource source : SyntheticSource.values()) {
                for (String strategy : WITH) {
                    List<double[]> with = over(seed -> search.regrets(strategy, search.tables(source, seed), seed));
                    rows.add(new Row(function, source, strategy, with, without));
                    finished.accept(rows.getLast());
                }
            }
        }
        return rows;
    }

    private interface Seeded {
        double[] at(long seed);
    }

    private List<double[]> over(Seeded search) {
        return LongStream.range(firstSeed, firstSeed + seeds)
                .parallel()
                .mapToObj(search::at)
                .toList();
    }

    /** The searches of one function. */
    private final class Search {
        private final TestFunction function;
        private final Runnable advance;
        private final double noise;
        private final List<double[]> points;
        private final double[] truth;
        private final double least;

        Search(TestFunction function, Runnable advance) {
            this.function = function;
            this.advance = advance;
            this.noise = NOISE * function.sd();
            Sobol sobol = new Sobol(function.dimension(), RandomStream.of(0));
            this.points = IntStream.range(0, settings.pool())
                    .mapToObj(i -> function.scaled(sobol.next()))
                    .toList();
            this.truth = points.stream().mapToDouble(function.formula()::at).toArray();
            this.least = Arrays.stream(truth).min().orElseThrow();
        }

        List<Sheet> tables(SyntheticSource source, long seed) {
            RandomStream random = RandomStream.of(seed).child("source").child(source.name());
            return new SyntheticTables(function, settings.rows(), noise).of(source, random);
        }

        double[] regrets(String strategy, List<Sheet> tables, long seed) {
            List<String> names = IntStream.rangeClosed(1, tables.size())
                    .mapToObj(i -> "source " + i)
                    .toList();
            Recipe recipe = FunctionBench.recipe(function, names);
            Backtest backtest = new Backtest(
                    recipe,
                    sources(recipe, tables),
                    pool(recipe, seed),
                    new Backtest.Settings(settings.start(), settings.budget(), 1, seed, 1, Backtest.Replay.MEAN),
                    advance::run);
            return regrets(backtest.curves(List.of(Strategy.named(strategy).orElseThrow()))
                    .getFirst());
        }

        private static Sources sources(Recipe recipe, List<Sheet> tables) {
            List<SourceRows> read = IntStream.range(0, tables.size())
                    .mapToObj(i -> SourceFile.read(recipe.sources().get(i), recipe, tables.get(i), "")
                            .orElseThrow())
                    .toList();
            return new Sources(read, SourceFitStore.passing());
        }

        private MeasuredPool pool(Recipe recipe, long seed) {
            RandomStream random = RandomStream.of(seed).child("noise");
            List<MeasuredTable.Row> rows = new ArrayList<>();
            for (int i = 0; i < truth.length; i++) {
                double seen = truth[i] + noise * random.gaussian();
                rows.add(new MeasuredTable.Row(i, FunctionBench.point(points.get(i)), seen));
            }
            return new MeasuredPool(recipe.space(), recipe.primary(), rows);
        }

        private double[] regrets(Curve curve) {
            double[] regrets = new double[curve.steps().size() - settings.start()];
            double best = Double.POSITIVE_INFINITY;
            for (Curve.Step step : curve.steps()) {
                best = Math.min(best, truth[step.poolRow()] - least);
                if (step.number() > settings.start()) {
                    regrets[step.number() - settings.start() - 1] = best;
                }
            }
            return regrets;
        }
    }
}
