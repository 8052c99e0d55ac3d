package shikomi.acquisition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import shikomi.math.RandomStream;
import shikomi.recipe.RecipeReader;
import shikomi.space.Encoding;
import shikomi.space.Point;
import shikomi.space.Region;
import shikomi.space.Space;
import shikomi.surrogate.ensemble.Ensemble;
import shikomi.surrogate.ensemble.EnsembleSpec;
import shikomi.surrogate.kernel.InputColumns;
import shikomi.surrogate.process.Observations;
import shikomi.surrogate.process.Priors;

/** The optimiser of the acquisition beside a hundred thousand samples of which the best ones climb. */
class ContinuousSearchTest {
    private static final String BOX = """
            recipe: 1
            name: box
            parameters: {a: {kind: continuous, low: 0, high: 1}, b: {kind: continuous, low: -5, high: 5},
              c: {kind: continuous, low: 0.01, high: 10, scale: log}, d: {kind: continuous, low: 0, high: 1},
              e: {kind: continuous, low: 0, high: 1}, f: {kind: continuous, low: 0, high: 1}}
            objectives: {y: {goal: maximize}}
            """;
    private static final String MIXED = """
            recipe: 1
            name: mixed
            parameters: {a: {kind: continuous, low: 0, high: 1}, spin: {kind: discrete, values: [1000, 2000, 4000]},
              solvent: {kind: categorical, choices: [DMF, DMSO, GBL, NMP]}, t: {kind: continuous, low: 80, high: 180, step: 5}}
            constraints: [a <= 0.2 + 0.005 * t]
            objectives: {y: {goal: maximize}}
            """;
    private static final String BLEND = """
            recipe: 1
            name: blend
            parameters: {p: {kind: continuous, low: 0, high: 1}, q: {kind: continuous, low: 0, high: 0.6},
              r: {kind: continuous, low: 0.05, high: 1}, s: {kind: continuous, low: 0, high: 1}}
            mixtures: {all: {components: [p, q, r, s], total: 1}}
            constraints: [p <= 0.5 + q]
            objectives: {y: {goal: maximize}}
            """;
    private static final int SAMPLES = 100_000;

    private static Utility acquisition(Space space, long seed) {
        RandomStream random = RandomStream.of(seed);
        Region region = new Region(space);
        double[][] X = region.sample(25, random.child("points")).stream()
                .map(region::encode)
                .toArray(double[][]::new);
        double[] phase = random.child("phase").uniforms(X[0].length);
        double[] y = Arrays.stream(X)
                .mapToDouble(x -> IntStream.range(0, x.length)
                        .mapToDouble(j -> Math.sin(3 * x[j] + 6 * phase[j]))
                        .sum())
                .toArray();
        double mean = Arrays.stream(y).average().orElseThrow();
        boolean[] category = new Encoding(space).categories();
        Ensemble ensemble = new EnsembleSpec(1, Set.of())
                .of(
                        InputColumns.plain(category),
                        Priors.of(category, space.freeDirections(), 0.001),
                        Observations.single(
                                X, Arrays.stream(y).map(v -> v - mean).toArray()),
                        random);
        double best = Arrays.stream(y).max().orElseThrow() - mean;
        return new ExpectedImprovement(ensemble.acquisitionModels(), new double[] {best});
    }

    @ParameterizedTest
    @ValueSource(strings = {BOX, MIXED, BLEND})
    void it_finds_ninety_nine_percent_of_the_best_of_many_samples(String recipe) {
        Space space = RecipeReader.read("recipe.yaml", recipe).orElseThrow().space();
        Region region = new Region(space);
        Encoding encoding = new Encoding(space);
        for (long seed = 1; seed <= 4; seed++) {
            Utility acquisition = acquisition(space, seed);
            List<double[]> samples =
                    region.sample(SAMPLES, RandomStream.of(seed).child("samples"));
            double[] scores =
                    acquisition.at(samples.stream().map(region::encode).toArray(double[][]::new));
            GradientAscent ascent = new GradientAscent(region, acquisition);
            GridRefinement refinement = new GridRefinement(space, region, encoding, acquisition, Set.of());
            double polished = IntStream.range(0, SAMPLES)
                    .boxed()
                    .sorted(Comparator.comparingDouble(i -> -scores[i]))
                    .limit(50)
                    .flatMap(i -> refinement.near(ascent.climb(samples.get(i))).stream())
                    .mapToDouble(GridRefinement.Scored::score)
                    .max()
                    .orElseThrow();
            Point found = Search.in(space, List.of())
                    .best(acquisition, Set.of(), RandomStream.of(seed))
                    .orElseThrow()
                    .point();
            double ours = acquisition.at(new double[][] {encoding.row(found)})[0];
            assertThat(Math.exp(ours - polished)).as("seed %d", seed).isGreaterThan(0.99);
        }
    }
}
