package shikomi.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shikomi.json.CurveFiles;
import shikomi.recipe.Goal;
import shikomi.recipe.Recipe;
import shikomi.recipe.RecipeFile;
import shikomi.recipe.RecipeReader;
import shikomi.space.Point;
import shikomi.space.Value;
import shikomi.table.file.Sheets;
import shikomi.table.result.MeasuredTable;

class BacktestTest {
    private static final Recipe PLANE = RecipeReader.read("plane", """
            recipe: 1
            name: plane
            parameters: {a: {kind: continuous, low: 0, high: 1}, b: {kind: continuous, low: 0, high: 1}}
            objectives: {y: {goal: minimize}}
            """).orElseThrow();

    /** 100 conditions, each measured twice, and one outside the limits. */
    private static MeasuredPool pool() {
        List<MeasuredTable.Row> rows = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            double a = (i % 10) / 9.0;
            double b = (i / 10 % 10) / 9.0;
            rows.add(row(i, a, b, Math.hypot(a - 0.72, b - 0.31) + (i < 100 ? 0.01 : -0.01)));
        }
        rows.add(row(200, 2, 0, -5));
        return new MeasuredPool(PLANE.space(), PLANE.objectives().getFirst(), rows);
    }

    private static MeasuredTable.Row row(int number, double a, double b, double y) {
        return new MeasuredTable.Row(number, new Point(Map.of("a", Value.of(a), "b", Value.of(b))), y);
    }

    private static Backtest backtest(int budget, int seeds, Backtest.Replay replay) {
        return new Backtest(PLANE, pool(), new Backtest.Settings(2, budget, 1, 1, seeds, replay), () -> {});
    }

    private static Strategy strategy(String name) {
        return Strategy.named(name).orElseThrow();
    }

    @Test
    void it_finds_the_best_sooner_than_chance() {
        Backtest backtest = backtest(30, 6, Backtest.Replay.MEAN);
        Map<String, Summary> summary =
                backtest.summary(backtest.curves(List.of(strategy("shikomi"), strategy("random"))));
        double shikomi = Objects.requireNonNull(summary.get("shikomi")).area();
        double random = Objects.requireNonNull(summary.get("random")).area();
        assertThat(shikomi).isGreaterThan(2 * random);
    }

    @Test
    void chance_finds_what_the_hypergeometric_law_says() {
        Backtest backtest = backtest(40, 400, Backtest.Replay.MEAN);
        Summary random =
                backtest.summary(backtest.curves(List.of(strategy("random")))).get("random");
        // after k of 100 draws a share k/100 is found on average
        double expected = 0;
        for (int k = 1; k <= 40; k++) {
            expected += k / 100.0 / 40;
        }
        assertThat(Objects.requireNonNull(random).area())
                .isCloseTo(expected, within(4 * Objects.requireNonNull(random.areaSe())));
    }

    @Test
    void the_start_is_the_same_for_all_strategies_and_no_condition_is_asked_twice() {
        Backtest backtest = backtest(25, 3, Backtest.Replay.MEAN);
        List<Curve> curves = backtest.curves(List.of(strategy("shikomi"), strategy("random")));
        for (int seed = 0; seed < 3; seed++) {
            assertThat(curves.get(seed).steps().subList(0, 2))
                    .isEqualTo(curves.get(3 + seed).steps().subList(0, 2));
        }
        for (Curve curve : curves) {
            assertThat(curve.steps())
                    .extracting(Curve.Step::poolRow)
                    .doesNotHaveDuplicates()
                    .allMatch(row -> row < 100);
            assertThat(curve.steps()).extracting(Curve.Step::number).first().isEqualTo(1);
            double best = Double.POSITIVE_INFINITY;
            for (Curve.Step step : curve.steps()) {
                best = Math.min(best, step.value());
                assertThat(step.best()).isEqualTo(best);
            }
        }
    }

    @Test
    void draw_answers_with_a_row_and_mean_with_the_mean() {
        for (Curve curve : backtest(10, 2, Backtest.Replay.MEAN).curves(List.of(strategy("random")))) {
            assertThat(curve.steps())
                    .allSatisfy(step -> assertThat(step.value()).isCloseTo(smooth(step.poolRow()), within(1e-12)));
        }
        for (Curve curve : backtest(10, 2, Backtest.Replay.DRAW).curves(List.of(strategy("random")))) {
            assertThat(curve.steps())
                    .allSatisfy(step -> assertThat(Math.abs(step.value() - smooth(step.poolRow())))
                            .isCloseTo(0.01, within(1e-12)));
        }
    }

    private static double smooth(int row) {
        return Math.hypot((row % 10) / 9.0 - 0.72, (row / 10 % 10) / 9.0 - 0.31);
    }

    @Test
    void results_do_not_depend_on_the_number_of_threads() throws Exception {
        String one;
        String four;
        try (ForkJoinPool single = new ForkJoinPool(1);
                ForkJoinPool many = new ForkJoinPool(4)) {
            one = single.submit(() ->
                            CurveFiles.csv(backtest(15, 4, Backtest.Replay.MEAN).curves(List.of(strategy("shikomi")))))
                    .get();
            four = many.submit(() ->
                            CurveFiles.csv(backtest(15, 4, Backtest.Replay.MEAN).curves(List.of(strategy("shikomi")))))
                    .get();
        }
        assertThat(one).isEqualTo(four).startsWith("strategy,seed,step,pool_row,value,best,top\nshikomi,1,1,");
    }

    private static Curve curve(long seed, double... top) {
        List<Curve.Step> steps = new ArrayList<>();
        for (double each : top) {
            steps.add(new Curve.Step(steps.size() + 1, 0, 0, 0, each, each == 1));
        }
        return new Curve("s", seed, steps);
    }

    @Test
    void a_summary_is_as_computed_by_hand() {
        Summary summary =
                Summary.of(List.of(curve(1, 0, 0.5, 1), curve(2, 0.5, 0.8, 0.8, 1), curve(3, 0, 0, 0, 0.5)), 4);
        // first steps with half: 2, 1, 4 → sorted 1 2 4; quartiles sorted[⌊p·2 + ½⌋] = sorted[1], [1], [2]
        assertThat(summary.to50()).containsExactly(2, 2, 4);
        assertThat(summary.to80()).containsExactly(3, 3, null);
        assertThat(summary.to100()).containsExactly(4, 4, null);
        assertThat(summary.toBest()).containsExactly(4, 4, null);
        // areas (0+.5+1+1)/4, (.5+.8+.8+1)/4, .5/4
        assertThat(summary.area()).isCloseTo((0.625 + 0.775 + 0.125) / 3, within(1e-12));
        assertThat(Objects.requireNonNull(summary.areaSe()))
                .isCloseTo(Math.sqrt(0.231666666666667 / 2 / 3), within(1e-12));
        assertThat(CurveFiles.tree(Map.of("s", summary)).get("s").get("to80").toString())
                .isEqualTo("[3,3,null]");
    }

    @Test
    void the_top_is_five_percent_rounded_up_ties_by_file_order() {
        List<MeasuredTable.Row> rows = new ArrayList<>();
        for (int i = 0; i < 21; i++) {
            rows.add(row(i, i / 20.0, 0, i < 3 ? 1 : 2));
        }
        MeasuredPool pool = new MeasuredPool(PLANE.space(), PLANE.objectives().getFirst(), rows);
        assertThat(pool.topCount()).isEqualTo(2);
        assertThat(pool.isTop(0) && pool.isTop(1) && !pool.isTop(2) && pool.isBest(0))
                .isTrue();
        assertThat(pool().outside()).isEqualTo(1);
        assertThat(pool().size()).isEqualTo(100);
    }

    @Test
    void random_searches_have_a_median() {
        RandomSearches searches = new RandomSearches(
                new Goal.Maximize(), List.of(new double[] {1, 5}, new double[] {2, 3}, new double[] {4, 4}));
        assertThat(searches.median(1)).isEqualTo(2);
        assertThat(searches.median(2)).isEqualTo(4);
        assertThat(searches.median(9)).isEqualTo(4);
        assertThat(searches.shareWorse(4.5, 2)).isCloseTo(2 / 3.0, within(1e-12));
        double[] answers = {1, 2, 3, 4};
        RandomSearches drawn = RandomSearches.of(answers, 0, new Goal.Maximize(), 10, 5, 1);
        assertThat(drawn.best())
                .allSatisfy(curve -> assertThat(curve).hasSize(4).endsWith(4));
        assertThat(Collections.max(drawn.best().stream().map(c -> c[0]).toList()))
                .isLessThanOrEqualTo(4);
    }

    /** Against the anchors of the same protocol. */
    @ParameterizedTest
    @CsvSource({"pvlab_crossed_barrel, 100, 0.307", "pvlab_p3ht, 100, 0.6676", "pvlab_perovskite, 94, 0.6028"})
    void measured_pools_are_searched_as_well_as_by_the_anchor(String name, int budget, double anchor) {
        Path data = Path.of("..", "shared", "data", "visible", name, "data.csv");
        Assumptions.assumeTrue(Files.exists(data), "Skipped: " + data + " is not there");
        Recipe recipe = RecipeFile.read(Path.of("src/test/resources/recipes/" + name + ".yaml"))
                .orElseThrow()
                .recipe();
        MeasuredTable table = MeasuredTable.read(
                        Sheets.read(data).orElseThrow(),
                        recipe,
                        recipe.objectives().getFirst())
                .orElseThrow();
        MeasuredPool pool = new MeasuredPool(recipe.space(), recipe.objectives().getFirst(), table.rows());
        Backtest backtest =
                new Backtest(recipe, pool, new Backtest.Settings(2, budget, 1, 1, 10, Backtest.Replay.MEAN), () -> {});
        Summary summary =
                backtest.summary(backtest.curves(List.of(strategy("shikomi")))).get("shikomi");
        assertThat(Objects.requireNonNull(summary).area()).isGreaterThanOrEqualTo(0.95 * anchor);
    }
}
