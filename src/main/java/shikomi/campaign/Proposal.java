package shikomi.campaign;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import shikomi.message.Figures;
import shikomi.message.Text;
import shikomi.space.Point;

/**
 * A proposed experiment.
 *
 * @param rank its position in the batch, from 1
 * @param poolRow the index of its row in the pool, from 0; null if there is no pool
 * @param predicted the prediction for each objective; empty before there is a model
 * @param alone the prediction from the lab's own results only; empty if no external data were used
 * @param chance the probability that it is truly better than the best condition so far; null before there is a model
 * @param money its planned cost; null if the recipe states no costs
 * @param nearest the nearest experiment with a result; null if there is none, or in histories of earlier releases
 */
public record Proposal(
        int rank,
        Point point,
        @Nullable Integer poolRow,
        Map<String, Expected> predicted,
        Map<String, Expected> alone,
        @Nullable Double chance,
        Reason reason,
        @Nullable Double money,
        @Nullable Nearest nearest) {
    public Proposal {
        predicted = Collections.unmodifiableMap(new LinkedHashMap<>(predicted));
        alone = Collections.unmodifiableMap(new LinkedHashMap<>(alone));
    }

    /**
     * An experiment near a proposal.
     *
     * @param experiment its id, or its number in the table such as {@code #3}
     * @param distance the largest difference in any parameter, as a share of its range; 1 for another choice
     */
    public record Nearest(String experiment, double distance) {}

    /** A proposal made without external data. */
    public Proposal(
            int rank,
            Point point,
            @Nullable Integer poolRow,
            Map<String, Expected> predicted,
            @Nullable Double chance,
            Reason reason,
            @Nullable Double money) {
        this(rank, point, poolRow, predicted, Map.of(), chance, reason, money, null);
    }

    /** This proposal at another position of the batch. */
    public Proposal at(int position) {
        return new Proposal(position, point, poolRow, predicted, alone, chance, reason, money, nearest);
    }

    /**
     * The predicted true value.
     *
     * @param mean the mean; on a logarithmic scale, the median
     * @param sd the standard deviation, NaN if it is unknown; on a logarithmic scale, half the width of the central
     *     68 % range
     * @param logSd the standard deviation of the natural logarithm; null if the objective is modelled on a linear scale
     */
    public record Expected(double mean, double sd, @Nullable Double logSd) {
        /** The 90 % quantile of a standard normal variable, which ends the central 80 % range. */
        private static final double TENTH = 1.2815515655446004;

        /** A value predicted on a linear scale. */
        public Expected(double mean, double sd) {
            this(mean, sd, null);
        }

        /** A value predicted on a logarithmic scale, given its median and the standard deviation of its logarithm. */
        public static Expected ofLogarithm(double median, double logSd) {
            return new Expected(median, median * Math.sinh(logSd), logSd);
        }

        /** Whether its uncertainty is known and finite. */
        public boolean hasKnownSpread() {
            return Double.isFinite(sd);
        }

        /** The 10 % quantile; NaN if the uncertainty is unknown. */
        public double low() {
            return at(-TENTH);
        }

        /** The 90 % quantile; NaN if the uncertainty is unknown. */
        public double high() {
            return at(TENTH);
        }

        private double at(double score) {
            return logSd == null ? mean + score * sd : mean * Math.exp(score * logSd);
        }

        /** The standard score of a value; NaN if the uncertainty is unknown. */
        public double score(double value) {
            return logSd == null
                    ? (value - mean) / Math.max(sd, Double.MIN_NORMAL)
                    : Math.log(value / mean) / Math.max(logSd, Double.MIN_NORMAL);
        }

        /**
         * The prediction in words: {@code 62.1 ± 5.8 MPa}, or on a logarithmic scale the median with the central 80 %
         * range, {@code 2.0 × 10⁻⁵ (8.3 × 10⁻⁶ – 4.9 × 10⁻⁵) S/cm}.
         *
         * @param unit the label of the unit; empty if there is none
         */
        public Text words(String unit) {
            return logSd == null || !hasKnownSpread()
                    ? Figures.spread(mean, sd, unit)
                    : Figures.range(mean, low(), high(), unit);
        }
    }
}
