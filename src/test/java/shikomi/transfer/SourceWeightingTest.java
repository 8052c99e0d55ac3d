package shikomi.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import shikomi.math.RandomStream;
import shikomi.math.Spread;
import shikomi.surrogate.ensemble.Ensemble;
import shikomi.surrogate.ensemble.EnsembleSpec;
import shikomi.surrogate.kernel.InputColumns;
import shikomi.surrogate.process.Observations;
import shikomi.surrogate.process.Prediction;
import shikomi.surrogate.process.PredictionGradient;
import shikomi.surrogate.process.Priors;
import shikomi.surrogate.process.Surrogate;

class SourceWeightingTest {
    private static final InputColumns INPUTS = InputColumns.plain(new boolean[2]);
    private static final boolean[] REPORTED = {true, true};
    private static final Priors PRIORS = Priors.of(INPUTS.category(), 2, null);
    private static final double[][] S = {{0.1, 0.9}, {0.4, 0.4}, {0.8, 0.2}, {0.95, 0.95}};

    private static double hill(double[] x) {
        return Math.sin(4 * x[0]) + 1.5 * x[1] * x[1] - x[0] * x[1];
    }

    /** Unrelated to the hill. */
    private static double junk(double[] x) {
        return Math.cos(7 * x[0] + 2) * Math.sin(9 * x[1]);
    }

    private static double[][] points(int n, long seed) {
        RandomStream random = RandomStream.of(seed);
        double[][] X = new double[n][];
        Arrays.setAll(X, i -> random.uniforms(2));
        return X;
    }

    private static SourceWeighting.Source source(ToDoubleFunction<double[]> function) {
        double[][] X = points(48, 11);
        RandomStream noise = RandomStream.of(12);
        double[] y = Arrays.stream(X)
                .mapToDouble(x -> function.applyAsDouble(x) + 0.05 * noise.gaussian())
                .toArray();
        String[] group =
                IntStream.range(0, X.length).mapToObj(i -> "lab " + i / 16).toArray(String[]::new);
        HierarchicalProcess literature =
                HierarchicalProcess.of(GroupedObservations.of(X, y, group, REPORTED), INPUTS, RandomStream.of(1));
        return new SourceWeighting.Source(literature, LeaveOneGroupOutStacking.of(literature, RandomStream.of(2)));
    }

    /** The lab's own results. */
    private record Own(double[] y, Spread spread, Observations data) {
        static Own of(int n) {
            double[][] X = points(n, 5);
            RandomStream noise = RandomStream.of(6);
            double[] y = Arrays.stream(X)
                    .mapToDouble(x -> 3 * hill(x) + 10 + 0.1 * noise.gaussian())
                    .toArray();
            Spread spread = Spread.of(y);
            return new Own(
                    y,
                    spread,
                    Observations.single(
                            X,
                            Arrays.stream(y)
                                    .map(v -> (v - spread.mean()) / spread.sd())
                                    .toArray()));
        }

        SourceWeighting.WeightedEnsemble with(SourceWeighting.Source... sources) {
            Ensemble own = new EnsembleSpec(1, EnumSet.of(EnsembleSpec.Kind.FOREST))
                    .of(INPUTS, PRIORS, data, RandomStream.of(3));
            return SourceWeighting.of(own, INPUTS, PRIORS, data, spread, List.of(sources), RandomStream.of(4));
        }
    }

    @Test
    void a_related_source_gets_weight_and_reduces_the_error() {
        SourceWeighting.WeightedEnsemble weighted = Own.of(12).with(source(SourceWeightingTest::hill));
        assertThat(weighted.weights()[0]).isGreaterThan(0.4);
        assertThat(weighted.judgements().getFirst().change()).isLessThan(-0.2);
        assertThat(weighted.judgements().getFirst().chance()).isGreaterThan(0.9);
        assertThat(weighted.excess()).isNegative();
    }

    @Test
    void an_inverted_source_helps_as_much() {
        SourceWeighting.WeightedEnsemble weighted = Own.of(12).with(source(x -> 7 - 2 * hill(x)));
        assertThat(weighted.weights()[0]).isGreaterThan(0.4);
        assertThat(weighted.judgements().getFirst().change()).isLessThan(-0.2);
    }

    @Test
    void junk_gets_little_weight_and_takes_none_from_a_good_source() {
        SourceWeighting.Source junk = source(SourceWeightingTest::junk);
        assertThat(Own.of(16).with(junk).weights()[0]).isLessThan(0.2);
        double[] weights = Own.of(16)
                .with(junk, source(SourceWeightingTest::hill), junk, junk, junk)
                .weights();
        assertThat(weights[1]).isGreaterThan(0.4);
        assertThat(weights[0] + weights[2] + weights[3] + weights[4]).isLessThan(0.2);
    }

    /** However many junk sources there are, the mixture's forecasts lose at most ln(1/π_0) in total. */
    @Test
    void forecasts_never_lose_more_than_the_prequential_bound() {
        RandomStream random = RandomStream.of(20);
        for (int draw = 0; draw < 500; draw++) {
            int members = 2 + random.below(20);
            double[] before = new double[members];
            double[] sums = new double[members];
            for (int k = 0; k < members; k++) {
                before[k] = k == 0 ? 0.5 : 0.5 / (members - 1);
                sums[k] = 200 * random.gaussian();
            }
            PrequentialForecasts forecasts = PrequentialForecasts.of(before, sums);
            assertThat(forecasts.own() - forecasts.mixture()).isLessThanOrEqualTo(Math.log(2) + 1e-9);
        }
        SourceWeighting.Source junk = source(SourceWeightingTest::junk);
        double own = junk.prior().weights()[0];
        assertThat(Own.of(20).with(junk, junk, junk).excess()).isLessThanOrEqualTo(Math.log(1 / own) + 1e-9);
    }

    /** Whatever the sources predict, the lab's own models keep a share. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 9, 20})
    void the_labs_own_models_always_keep_a_share(int n) {
        SourceWeighting.Source good = source(SourceWeightingTest::hill);
        SourceWeighting.WeightedEnsemble weighted = Own.of(n).with(good, good);
        assertThat(Arrays.stream(weighted.weights()).sum()).isLessThanOrEqualTo(1 - 1.0 / (n + 3) + 1e-12);
        assertThat(Arrays.stream(weighted.ensemble().predictionWeights()).sum()).isCloseTo(1, within(1e-12));
        assertThat(Arrays.stream(weighted.ensemble().acquisitionWeights()).sum())
                .isCloseTo(1, within(1e-12));
    }

    private static AlignedMean aligned(Own own, SourceWeighting.Source source) {
        GroupMean groupMean = source.literature().groupMean(own.data().X(), -1, RandomStream.of(9));
        return AlignedMean.of(source.literature(), groupMean, own.spread());
    }

    @Test
    void models_of_free_scale_do_not_depend_on_the_unit_of_the_source() {
        Own own = Own.of(10);
        double[][] X = points(48, 11);
        double[] y = Arrays.stream(X).mapToDouble(SourceWeightingTest::hill).toArray();
        double[] other = Arrays.stream(y).map(v -> -250 * v + 4e3).toArray();
        String[] group =
                IntStream.range(0, X.length).mapToObj(i -> "lab " + i / 16).toArray(String[]::new);
        HierarchicalProcess one =
                HierarchicalProcess.of(GroupedObservations.of(X, y, group, REPORTED), INPUTS, RandomStream.of(1));
        HierarchicalProcess two =
                HierarchicalProcess.known(GroupedObservations.of(X, other, group, REPORTED), INPUTS, one.theta());
        for (TransferModel kind : List.of(TransferModel.RESCALED, TransferModel.AUTOREGRESSIVE)) {
            Prediction first = predicted(kind, own, one);
            Prediction second = predicted(kind, own, two);
            assertThat(second.mean()).as(kind.name()).containsExactly(first.mean(), within(1e-9));
            assertThat(second.variance()).as(kind.name()).containsExactly(first.variance(), within(1e-9));
        }
    }

    private static Prediction predicted(TransferModel kind, Own own, HierarchicalProcess literature) {
        GroupMean groupMean = literature.groupMean(own.data().X(), -1, RandomStream.of(9));
        return kind.fit(INPUTS, PRIORS, own.data(), AlignedMean.of(literature, groupMean, own.spread()))
                .model()
                .predict(S);
    }

    @Test
    void gradients_of_transfer_models_match_finite_differences() {
        Own own = Own.of(9);
        AlignedMean aligned = aligned(own, source(SourceWeightingTest::hill));
        for (TransferModel kind : TransferModel.values()) {
            Surrogate model = kind.fit(INPUTS, PRIORS, own.data(), aligned).model();
            for (Surrogate each : List.of(model, model.fast(), model.believing(new double[][] {S[0]}))) {
                double[] x = {0.37, 0.61};
                PredictionGradient slope = each.gradient(x);
                for (int j = 0; j < 2; j++) {
                    double[] up = x.clone();
                    double[] down = x.clone();
                    up[j] += 1e-5;
                    down[j] -= 1e-5;
                    Prediction both = each.predict(new double[][] {up, down});
                    assertThat(slope.meanGradient()[j])
                            .as(kind.name())
                            .isCloseTo((both.mean()[0] - both.mean()[1]) / 2e-5, within(1e-4));
                    assertThat(slope.varianceGradient()[j])
                            .as(kind.name())
                            .isCloseTo((both.variance()[0] - both.variance()[1]) / 2e-5, within(1e-4));
                }
            }
        }
    }

    @Test
    void the_cold_start_prior_predicts_the_shared_function_and_can_be_conditioned() {
        SourceWeighting.Source source = source(SourceWeightingTest::hill);
        Surrogate prior = ColdStartPrior.acquisitionModels(List.of(source), RandomStream.of(1))
                .getFirst()
                .surrogate();
        Prediction before = prior.predict(S);
        for (int s = 0; s < S.length; s++) {
            double seen = source.literature().mean() + source.literature().sd() * before.mean()[s];
            assertThat(seen).isCloseTo(hill(S[s]), within(0.3));
        }
        Prediction after = prior.believing(new double[][] {S[1]}).predict(S);
        assertThat(after.mean()).containsExactly(before.mean(), within(1e-6));
        assertThat(after.variance()[1]).isLessThan(0.1 * before.variance()[1]);
        double[] x = {0.37, 0.61};
        PredictionGradient slope = prior.gradient(x);
        for (int j = 0; j < 2; j++) {
            double[] up = x.clone();
            double[] down = x.clone();
            up[j] += 1e-5;
            down[j] -= 1e-5;
            Prediction both = prior.predict(new double[][] {up, down});
            assertThat(slope.meanGradient()[j]).isCloseTo((both.mean()[0] - both.mean()[1]) / 2e-5, within(1e-4));
            assertThat(slope.varianceGradient()[j])
                    .isCloseTo((both.variance()[0] - both.variance()[1]) / 2e-5, within(1e-4));
        }
    }
}
