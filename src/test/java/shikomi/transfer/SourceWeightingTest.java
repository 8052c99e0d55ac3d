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
    private static final boolean[] TOLD = {true, true};
    private static final Priors PRIORS = Priors.of(INPUTS.category(), 2, null);
    private static final double[][] S = {{0.1, 0.9}, {0.4, 0.4}, {0.8, 0.2}, {0.95, 0.95}};

    private static double hill(double[] x) {
        return Math.sin(4 * x[0]) + 1.5 * x[1] * x[1] - x[0] * x[1];
    }

    /** Has nothing to do with the hill. */
    private static double junk(double[] x) {
        return Math.cos(7 * x[0] + 2) * Math.sin(9 * x[1]);
    }

    private static double[][] points(int n, long seed) {
        RandomStream random = RandomStream.of(seed);
        double[][] X = new double[n][];
        Arrays.setAll(X, i -> random.uniforms(2));
        return X;
    }

    private static SourceWeighting.Source source(ToDoubleFunction<double[]> told) {
        double[][] X = points(48, 11);
        RandomStream noise = RandomStream.of(12);
        double[] y = Arrays.stream(X)
                .mapToDouble(x -> told.applyAsDouble(x) + 0.05 * noise.gaussian())
                .toArray();
        String[] lab =
                IntStream.range(0, X.length).mapToObj(i -> "lab " + i / 16).toArray(String[]::new);
        HierarchicalProcess literature =
                HierarchicalProcess.of(GroupedObservations.of(X, y, lab, TOLD), INPUTS, RandomStream.of(1));
        return new SourceWeighting.Source(literature, LeaveOneGroupOutStacking.of(literature, RandomStream.of(2)));
    }

    /** The lab's own results, and what it makes of them with these sources. */
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
    void a_related_source_is_heard_and_helps() {
        SourceWeighting.WeightedEnsemble guarded = Own.of(12).with(source(SourceWeightingTest::hill));
        assertThat(guarded.weights()[0]).isGreaterThan(0.4);
        assertThat(guarded.judgements().getFirst().change()).isLessThan(-0.2);
        assertThat(guarded.judgements().getFirst().chance()).isGreaterThan(0.9);
        assertThat(guarded.excess()).isNegative();
    }

    @Test
    void an_inverted_source_is_as_good() {
        SourceWeighting.WeightedEnsemble guarded = Own.of(12).with(source(x -> 7 - 2 * hill(x)));
        assertThat(guarded.weights()[0]).isGreaterThan(0.4);
        assertThat(guarded.judgements().getFirst().change()).isLessThan(-0.2);
    }

    @Test
    void junk_is_not_heard_and_does_not_deafen() {
        SourceWeighting.Source junk = source(SourceWeightingTest::junk);
        assertThat(Own.of(16).with(junk).weights()[0]).isLessThan(0.2);
        double[] weights = Own.of(16)
                .with(junk, source(SourceWeightingTest::hill), junk, junk, junk)
                .weights();
        assertThat(weights[1]).isGreaterThan(0.4);
        assertThat(weights[0] + weights[2] + weights[3] + weights[4]).isLessThan(0.2);
    }

    /** (a): however many junk sources, the mixture's forecasts lose at most ln(1/π_0) in all. */
    @Test
    void forecasts_lose_no_more_than_what_was_promised() {
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
        double own = junk.belief().weights()[0];
        assertThat(Own.of(20).with(junk, junk, junk).excess()).isLessThanOrEqualTo(Math.log(1 / own) + 1e-9);
    }

    /** (b) rests on this: whatever sources say, the lab's own models keep a share. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 9, 20})
    void the_labs_own_models_keep_a_share(int n) {
        SourceWeighting.Source good = source(SourceWeightingTest::hill);
        SourceWeighting.WeightedEnsemble guarded = Own.of(n).with(good, good);
        assertThat(Arrays.stream(guarded.weights()).sum()).isLessThanOrEqualTo(1 - 1.0 / (n + 3) + 1e-12);
        assertThat(Arrays.stream(guarded.ensemble().predictionWeights()).sum()).isCloseTo(1, within(1e-12));
        assertThat(Arrays.stream(guarded.ensemble().acquisitionWeights()).sum()).isCloseTo(1, within(1e-12));
    }

    private static TransferModel.AlignedMean heard(Own own, SourceWeighting.Source source) {
        GroupMean shared = source.literature().about(own.data().X(), -1, RandomStream.of(9));
        return TransferModel.AlignedMean.of(source.literature(), shared, own.spread());
    }

    @Test
    void listeners_of_free_scale_do_not_see_the_unit() {
        Own own = Own.of(10);
        double[][] X = points(48, 11);
        double[] y = Arrays.stream(X).mapToDouble(SourceWeightingTest::hill).toArray();
        double[] other = Arrays.stream(y).map(v -> -250 * v + 4e3).toArray();
        String[] lab =
                IntStream.range(0, X.length).mapToObj(i -> "lab " + i / 16).toArray(String[]::new);
        HierarchicalProcess one =
                HierarchicalProcess.of(GroupedObservations.of(X, y, lab, TOLD), INPUTS, RandomStream.of(1));
        HierarchicalProcess two =
                HierarchicalProcess.known(GroupedObservations.of(X, other, lab, TOLD), INPUTS, one.theta());
        for (TransferModel kind : List.of(TransferModel.RESCALED, TransferModel.FOLLOWING)) {
            Prediction first = predicted(kind, own, one);
            Prediction second = predicted(kind, own, two);
            assertThat(second.mean()).as(kind.name()).containsExactly(first.mean(), within(1e-9));
            assertThat(second.variance()).as(kind.name()).containsExactly(first.variance(), within(1e-9));
        }
    }

    private static Prediction predicted(TransferModel kind, Own own, HierarchicalProcess literature) {
        GroupMean shared = literature.about(own.data().X(), -1, RandomStream.of(9));
        return kind.fit(INPUTS, PRIORS, own.data(), TransferModel.AlignedMean.of(literature, shared, own.spread()))
                .model()
                .predict(S);
    }

    @Test
    void slopes_of_listeners_are_derivatives() {
        Own own = Own.of(9);
        TransferModel.AlignedMean heard = heard(own, source(SourceWeightingTest::hill));
        for (TransferModel kind : TransferModel.values()) {
            Surrogate model = kind.fit(INPUTS, PRIORS, own.data(), heard).model();
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
    void a_newcomer_expects_what_labs_share_and_learns_where_it_looked() {
        SourceWeighting.Source source = source(SourceWeightingTest::hill);
        Surrogate newcomer = ColdStartPrior.acquisitionModels(List.of(source), RandomStream.of(1))
                .getFirst()
                .surrogate();
        Prediction before = newcomer.predict(S);
        for (int s = 0; s < S.length; s++) {
            double seen = source.literature().mean() + source.literature().sd() * before.mean()[s];
            assertThat(seen).isCloseTo(hill(S[s]), within(0.3));
        }
        Prediction after = newcomer.believing(new double[][] {S[1]}).predict(S);
        assertThat(after.mean()).containsExactly(before.mean(), within(1e-6));
        assertThat(after.variance()[1]).isLessThan(0.1 * before.variance()[1]);
        double[] x = {0.37, 0.61};
        PredictionGradient slope = newcomer.gradient(x);
        for (int j = 0; j < 2; j++) {
            double[] up = x.clone();
            double[] down = x.clone();
            up[j] += 1e-5;
            down[j] -= 1e-5;
            Prediction both = newcomer.predict(new double[][] {up, down});
            assertThat(slope.meanGradient()[j]).isCloseTo((both.mean()[0] - both.mean()[1]) / 2e-5, within(1e-4));
            assertThat(slope.varianceGradient()[j])
                    .isCloseTo((both.variance()[0] - both.variance()[1]) / 2e-5, within(1e-4));
        }
    }
}
