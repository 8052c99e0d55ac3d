package shikomi.surrogate.ensemble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import shikomi.math.RandomStream;
import shikomi.surrogate.kernel.InputColumns;
import shikomi.surrogate.process.Fit;
import shikomi.surrogate.process.GaussianProcess;
import shikomi.surrogate.process.Observations;
import shikomi.surrogate.process.Prediction;
import shikomi.surrogate.process.Priors;

/** Ten conditions measured once, with a noise that the lab states. */
class MeasuredConditionsTest {
    private static final boolean[] ONE_NUMBER = {false};
    private static final double NOISE = 0.05;

    private static Observations data() {
        RandomStream random = RandomStream.of(4);
        double[][] X = new double[10][];
        Arrays.setAll(X, i -> new double[] {(i + random.uniform()) / 10});
        return Observations.single(
                X,
                Arrays.stream(X)
                        .mapToDouble(x -> Math.sin(6 * x[0]) + Math.sqrt(NOISE) * random.gaussian())
                        .toArray());
    }

    private static PredictiveMixture.Local at(Ensemble.Member member, double[][] X) {
        Prediction value = member.model().predict(X);
        KnownNoise noise = KnownNoise.of(data(), true, level -> NOISE);
        double[] about = new double[X.length];
        Arrays.fill(about, member.model().noiseVariance());
        return new MeasuredConditions(data(), noise).at(member, X, new PredictiveMixture.Local(value, about));
    }

    /** Leaving a condition out and learning its value again is conditioning on all of them. */
    @Test
    void a_process_without_a_nugget_predicts_what_it_does_anyway() {
        GaussianProcess process = new Fit(
                        InputColumns.plain(ONE_NUMBER).kernel(), Priors.of(ONE_NUMBER, 1, NOISE), data())
                .mostProbable(RandomStream.of(1));
        Prediction plain = process.predict(data().X());
        PredictiveMixture.Local again = at(
                new Ensemble.Member(EnsembleSpec.Kind.PLAIN, new IdentityWarp(), process, process.leaveOneOut()),
                data().X());
        assertThat(again.value().mean()).containsExactly(plain.mean(), within(1e-9));
        assertThat(again.value().variance()).containsExactly(plain.variance(), within(1e-9));
        assertThat(again.noise()).containsOnly(NOISE);
    }

    @Test
    void a_forest_is_as_certain_of_a_measured_value_as_its_measurement_and_unchanged_elsewhere() {
        Forest forest = Forest.grow(ONE_NUMBER, data(), RandomStream.of(2));
        Ensemble.Member member =
                new Ensemble.Member(EnsembleSpec.Kind.FOREST, new IdentityWarp(), forest, forest.leaveOneOut());
        assertThat(Arrays.stream(at(member, data().X()).value().variance())
                        .max()
                        .orElseThrow())
                .isLessThanOrEqualTo(NOISE);
        double[][] elsewhere = {{0.123}, {0.777}};
        assertThat(at(member, elsewhere).value().variance())
                .isEqualTo(forest.predict(elsewhere).variance());
    }
}
