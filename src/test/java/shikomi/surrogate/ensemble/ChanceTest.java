package shikomi.surrogate.ensemble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import shikomi.math.RandomStream;
import shikomi.math.Spread;
import shikomi.surrogate.kernel.InputColumns;
import shikomi.surrogate.process.Fit;
import shikomi.surrogate.process.Observations;
import shikomi.surrogate.process.Priors;
import shikomi.surrogate.process.Surrogate;

/** The chance that one point is truly better than another. */
class ChanceTest {
    private static final boolean[] ONE_NUMBER = {false};
    private static final double[] BEST = {1};

    private static Observations line(int n, DoubleUnaryOperator measure) {
        double[][] X = new double[n][];
        Arrays.setAll(X, i -> new double[] {(double) i / (n - 1)});
        double[] y =
                Arrays.stream(X).mapToDouble(x -> measure.applyAsDouble(x[0])).toArray();
        Spread spread = Spread.of(y);
        return Observations.single(
                X, Arrays.stream(y).map(v -> (v - spread.mean()) / spread.sd()).toArray());
    }

    private static Ensemble ensemble(EnsembleSpec spec, Observations data) {
        return spec.of(InputColumns.plain(ONE_NUMBER), Priors.of(ONE_NUMBER, 1, null), data, RandomStream.of(3));
    }

    /** Both values are uncertain by more than they differ, but their errors are nearly the same. */
    @Test
    void a_point_beside_the_best_of_a_straight_line_has_next_to_no_chance() {
        Ensemble rising = ensemble(EnsembleSpec.STANDARD, line(8, x -> 2 * x));
        assertThat(rising.chanceOfMore(new double[] {0.9}, BEST)).isLessThan(0.05);
        assertThat(rising.chanceOfMore(new double[] {0.97}, BEST)).isLessThan(0.2);
    }

    @Test
    void no_point_is_better_than_itself() {
        assertThat(ensemble(EnsembleSpec.STANDARD, line(8, x -> 2 * x)).chanceOfMore(BEST, new double[] {1}))
                .isZero();
    }

    @Test
    void a_chance_above_one_half_stands_beside_a_better_prediction_and_no_other() {
        RandomStream noise = RandomStream.of(5);
        Ensemble rough = ensemble(EnsembleSpec.STANDARD, line(14, x -> Math.sin(7 * x) + 0.4 * noise.gaussian()));
        RandomStream random = RandomStream.of(6);
        for (int i = 0; i < 200; i++) {
            double[] a = {random.uniform()};
            double[] b = {random.uniform()};
            double[] mean = rough.mean(new double[][] {a, b});
            double chance = rough.chanceOfMore(a, b);
            assertThat(chance >= 0.5).as("%s %s", a[0], b[0]).isEqualTo(mean[0] >= mean[1] || chance == 0.5);
            assertThat(chance + rough.chanceOfMore(b, a)).isCloseTo(1, within(1e-9));
        }
    }

    @Test
    void covariances_agree_with_the_variances_of_each_model() {
        Observations data = line(9, x -> Math.sin(5 * x));
        Fit fit = new Fit(InputColumns.plain(ONE_NUMBER).kernel(), Priors.of(ONE_NUMBER, 1, null), data);
        for (Surrogate model : new Surrogate[] {
            fit.mostProbable(RandomStream.of(1)), fit.ensemble(4, RandomStream.of(1)), new ConstantMean(data, null)
        }) {
            double[] a = {0.31};
            double[] b = {0.36};
            double[] variance = model.predict(new double[][] {a, b}).variance();
            assertThat(model.hasCovariance()).isTrue();
            assertThat(model.covariance(a, a)).isCloseTo(variance[0], within(1e-9));
            assertThat(model.covariance(a, b)).isEqualTo(model.covariance(b, a), within(1e-12));
            assertThat(Math.abs(model.covariance(a, b)))
                    .isLessThanOrEqualTo(Math.sqrt(variance[0] * variance[1]) + 1e-9);
        }
        assertThat(ensemble(new EnsembleSpec(1, Set.of(EnsembleSpec.Kind.FOREST)), data)
                        .chanceOfMore(new double[] {0.3}, new double[] {0.9}))
                .isBetween(0.5, 1.0);
    }
}
