package shikomi.surrogate.process;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the noise of n rows besides its typical variance σ_n²: one measurement of row i has the variance σ_n²
 * h_i + s_i².
 *
 * @param known the reported variances s_i²; 0 where none is reported
 * @param relative the factors h_i; 1 if the noise does not depend on the level
 * @param trend the dependence on the level; null if there is none
 * @param typical the variance of the trend that corresponds to h = 1
 */
record NoiseShape(
        double[] known, double[] relative, @Nullable NoiseTrend trend, double typical) {
    /** The same noise everywhere. */
    static NoiseShape constant(double[] known) {
        double[] relative = new double[known.length];
        Arrays.fill(relative, 1);
        return new NoiseShape(known, relative, null, 1);
    }

    /**
     * Noise that depends on the level, whose mean factor is 1.
     *
     * @param level the level of each row
     */
    static NoiseShape of(double[] known, NoiseTrend trend, double[] level) {
        double typical = Arrays.stream(level).map(trend::at).average().orElseThrow();
        double[] relative = Arrays.stream(level).map(z -> trend.at(z) / typical).toArray();
        return new NoiseShape(known, relative, trend, typical);
    }

    /** The factor h where the true output is {@code level}. */
    double relativeAt(double level) {
        return trend == null ? 1 : trend.at(level) / typical;
    }

    /** This shape with other reported variances. */
    NoiseShape knowing(double[] variances) {
        return new NoiseShape(variances, relative, trend, typical);
    }

    /** The rows with these numbers, in this order. */
    NoiseShape only(List<Integer> rows) {
        return new NoiseShape(
                rows.stream().mapToDouble(i -> known[i]).toArray(),
                rows.stream().mapToDouble(i -> relative[i]).toArray(),
                trend,
                typical);
    }
}
