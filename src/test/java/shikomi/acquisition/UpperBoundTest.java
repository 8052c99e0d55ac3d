package shikomi.acquisition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import shikomi.math.RandomStream;
import shikomi.surrogate.ensemble.Ensemble;
import shikomi.surrogate.ensemble.Ensemble.WeightedModel;
import shikomi.surrogate.ensemble.EnsembleSpec;
import shikomi.surrogate.kernel.InputColumns;
import shikomi.surrogate.process.Observations;
import shikomi.surrogate.process.Prediction;
import shikomi.surrogate.process.Priors;

class UpperBoundTest {
    private static final boolean[] NUMERIC = {false, false};

    private static double[] point(RandomStream random) {
        return new double[] {random.uniform(), random.uniform()};
    }

    private static Ensemble ensemble(Set<EnsembleSpec.Kind> kinds, long seed) {
        RandomStream random = RandomStream.of(seed);
        double[][] X = new double[15][];
        Arrays.setAll(X, i -> point(random));
        double[] y =
                Arrays.stream(X).mapToDouble(x -> Math.sin(5 * x[0]) * x[1]).toArray();
        return new EnsembleSpec(2, kinds)
                .of(InputColumns.plain(NUMERIC), Priors.of(NUMERIC, 2, null), Observations.single(X, y), random);
    }

    @Test
    void of_one_member_it_is_mean_plus_width_times_sd() {
        List<WeightedModel> acquisitionModels = ensemble(Set.of(), 1).acquisitionModels();
        double[][] x = {{0.3, 0.8}};
        Prediction there = acquisitionModels.getFirst().surrogate().predict(x);
        assertThat(acquisitionModels).hasSize(1);
        assertThat(new UpperBound(acquisitionModels, 1.5).at(x)[0])
                .isCloseTo(there.mean()[0] + 1.5 * there.sd(0), within(1e-12));
    }

    @Test
    void its_slope_is_that_of_finite_differences() {
        for (long seed = 1; seed <= 5; seed++) {
            UpperBound bound = new UpperBound(
                    ensemble(EnumSet.of(EnsembleSpec.Kind.LINEAR_TREND, EnsembleSpec.Kind.TAIL_COMPRESSED), seed)
                            .acquisitionModels(),
                    1.5);
            double[] x = point(RandomStream.of(seed + 100));
            double[] gradient = {7, 7};
            double value = bound.at(x, gradient);
            assertThat(bound.at(new double[][] {x})[0]).isCloseTo(value, within(1e-10));
            for (int j = 0; j < 2; j++) {
                double[] up = x.clone();
                double[] down = x.clone();
                up[j] += 1e-6;
                down[j] -= 1e-6;
                double[] around = bound.at(new double[][] {up, down});
                assertThat(gradient[j]).as("seed %d", seed).isCloseTo((around[0] - around[1]) / 2e-6, within(1e-4));
            }
        }
    }

    @Test
    void where_a_mean_was_believed_it_is_no_higher_than_before() {
        List<WeightedModel> acquisitionModels =
                ensemble(EnumSet.of(EnsembleSpec.Kind.TAIL_COMPRESSED), 3).acquisitionModels();
        double[][] x = {{0.9, 0.1}};
        List<WeightedModel> believing = acquisitionModels.stream()
                .map(v -> new WeightedModel(v.weight(), v.surrogate().believing(x)))
                .toList();
        double before = new UpperBound(acquisitionModels, 1.5).at(x)[0];
        double after = new UpperBound(believing, 1.5).at(x)[0];
        assertThat(after).isLessThan(before);
    }
}
