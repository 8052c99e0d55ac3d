package shikomi.acquisition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import shikomi.campaign.Measurement;
import shikomi.campaign.Outcome;
import shikomi.campaign.Result;
import shikomi.math.RandomStream;
import shikomi.model.CampaignModel;
import shikomi.model.ObjectiveModel;
import shikomi.recipe.Recipe;
import shikomi.recipe.RecipeReader;
import shikomi.space.Condition;
import shikomi.space.Point;
import shikomi.space.Value;
import shikomi.surrogate.process.Differences;

class LazyGreedyTest {
    private static final Recipe RECIPE = RecipeReader.read("recipe.yaml", """
            recipe: 1
            name: pool
            parameters: {a: {kind: continuous, low: 0, high: 1}, b: {kind: continuous, low: 0, high: 1},
              s: {kind: categorical, choices: [P, Q, R]}}
            objectives: {y: {goal: maximize}}
            """).orElseThrow();

    private static Point point(RandomStream random) {
        double[] x = random.uniforms(2);
        return new Point(Map.of(
                "a", Value.of(Math.rint(100 * x[0]) / 100),
                "b", Value.of(x[1]),
                "s", Value.of(List.of("P", "Q", "R").get(random.below(3)))));
    }

    private static List<Result> results(RandomStream random, int n) {
        List<Result> results = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            Point point = point(random);
            double y = Math.sin(6 * point.number("a")) - point.number("b") + 0.1 * random.gaussian();
            results.add(Result.of(point, List.of(new Measurement("y", 1, new Outcome.Measured(y)))));
        }
        return results;
    }

    /** The first candidates of a batch are the same as if every entry of the pool were evaluated for each of them. */
    private static void sameAsEvaluatingAll(Utility.Kind kind, long seed) {
        RandomStream random = RandomStream.of(seed);
        CampaignModel model = CampaignModel.fit(RECIPE, results(random, 6 + random.below(20)), seed);
        ObjectiveModel improved = model.improved().orElseThrow();
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < 6000; i++) {
            points.add(point(random));
        }
        Search search = Search.in(RECIPE.space(), new Pool(RECIPE.space(), points));
        LazyGreedy lazy = new LazyGreedy(search, 2);
        Utility utility = kind.over(model, false);
        Set<Condition> taken = new HashSet<>();
        List<Point> batch = new ArrayList<>();
        for (int slot = 0; slot < 6; slot++) {
            double[][] rows = improved.encoding().rows(batch);
            Utility distinct = Distinct.from(rows, slot % 2 == 0 ? 0.5 : 2, utility, improved.ensemble());
            Candidate all = search.best(distinct, taken, random).orElseThrow();
            Candidate found = lazy.best(utility, distinct, taken, random).orElseThrow();
            assertThat(found).as("seed %d, slot %d", seed, slot).isEqualTo(all);
            taken.add(RECIPE.space().condition(found.point()));
            batch.add(found.point());
            utility = utility.believing(new double[][] {improved.encoding().row(found.point())});
        }
    }

    @Test
    void it_finds_what_evaluating_every_entry_finds() {
        for (long seed = 1; seed <= 8; seed++) {
            sameAsEvaluatingAll(UpperBound.of(1.5), seed);
            sameAsEvaluatingAll(ExpectedImprovement.overBestExpected(), seed);
        }
    }

    @Test
    void where_everything_is_excluded_it_finds_nothing() {
        RandomStream random = RandomStream.of(1);
        CampaignModel model = CampaignModel.fit(RECIPE, results(random, 12), 1);
        Search search = Search.in(RECIPE.space(), new Pool(RECIPE.space(), List.of(point(random), point(random))));
        Utility utility = UpperBound.of(1).over(model, false);
        Utility nothing = new Distinct(
                utility,
                new Differences(
                        model.improved().orElseThrow().ensemble().plainProcess().orElseThrow(),
                        new double[][] {{0, 0, 0}}),
                Double.MAX_VALUE);
        assertThat(new LazyGreedy(search).best(utility, nothing, Set.of(), random))
                .isEmpty();
    }
}
