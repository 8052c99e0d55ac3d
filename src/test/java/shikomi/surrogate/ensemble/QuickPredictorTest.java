package shikomi.surrogate.ensemble;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import shikomi.math.RandomStream;
import shikomi.surrogate.kernel.InputColumns;

class QuickPredictorTest {
    private static final int N = 15;
    private static final double[][] X = new double[N][1];

    static {
        Arrays.setAll(X, i -> new double[] {i / (N - 1.0)});
    }

    private static QuickPredictor of(double[] y) {
        return QuickPredictor.of(
                InputColumns.plain(new boolean[1]), X, y, QuickPredictor.Scales.EITHER, null, RandomStream.of(1));
    }

    private static double[] decades() {
        RandomStream random = RandomStream.of(4);
        double[] y = new double[N];
        Arrays.setAll(y, i -> Math.exp(4 + 2 * random.gaussian()));
        return y;
    }

    @Test
    void the_logarithm_is_modelled_although_some_values_are_zero() {
        double[] y = decades();
        y[3] = 0;
        y[9] = 0;
        PredictiveDistribution there = of(y).at(new double[] {0.5});
        assertThat(there.parts()).anyMatch(part -> part.logarithm() && part.weight() > 0.5);
        assertThat(there.chance(0)).isGreaterThan(1e-3);
        y[9] = -1;
        assertThat(of(y).at(new double[] {0.5}).parts()).noneMatch(PredictiveDistribution.Part::logarithm);
    }

    @Test
    void every_value_is_left_out_of_its_own_prediction() {
        double[] y = new double[N];
        Arrays.setAll(y, i -> 10 + X[i][0] + 0.01 * (i % 3));
        y[7] = 14;
        List<PredictiveDistribution> leftOut = of(y).leftOut();
        assertThat(leftOut).hasSize(N);
        assertThat(leftOut.get(7).quantile(0.5)).isBetween(9.0, 12.0);
        double[] withZero = decades();
        withZero[3] = 0;
        assertThat(of(withZero).leftOut()).hasSize(N).allMatch(predicted -> predicted.quantile(0.5) >= 0);
    }
}
