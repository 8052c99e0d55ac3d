package shikomi.table.column;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import shikomi.campaign.Campaign;
import shikomi.message.Message;
import shikomi.recipe.Objective;
import shikomi.space.Point;

/** What is expected of a measurement before it is made; a model can take the place of the plain one. */
public interface Expectation {
    /**
     * A value far from what was expected.
     *
     * @param mean expected of a measurement there
     * @param sd of that expectation
     * @param likely what may have been meant, the likeliest first
     */
    record Surprise(double mean, double sd, List<Likely> likely) {
        public Surprise {
            likely = List.copyOf(likely);
        }

        public Surprise(double mean, double sd) {
            this(mean, sd, List.of());
        }
    }

    /** A value that was probably meant, and why in words. */
    record Likely(double value, Message words) {}

    /** Empty where a value agrees with the expectation. */
    Optional<Surprise> surprise(Point made, Objective objective, double value);

    /** By the recipe's plausible values, and by own results without a model: what is far from all of them. */
    static Expectation plain(Campaign campaign) {
        return (made, objective, value) -> {
            Objective.Range plausible = objective.plausible();
            if (plausible != null && (value < plausible.low() || value > plausible.high())) {
                return Optional.of(new Surprise(
                        (plausible.low() + plausible.high()) / 2, (plausible.high() - plausible.low()) / 4));
            }
            double[] own = new ExpectedRanges(campaign).measured(objective.name());
            return Robust.of(own)
                    .filter(robust -> robust.isFar(value))
                    .map(robust -> new Surprise(robust.median(), robust.spread()));
        };
    }

    /** Median and robust standard deviation of numbers that may contain slips. */
    record Robust(double median, double spread, boolean positive, double logMedian, double logSpread) {
        /** Fewer numbers have no reliable spread. Set by judgement. */
        private static final int LEAST = 8;

        /** Robust standard deviations, of the numbers and of their logarithms, beyond which a value is far. */
        private static final double FAR = 8;

        public static Optional<Robust> of(double[] values) {
            if (values.length < LEAST) {
                return Optional.empty();
            }
            boolean positive = Arrays.stream(values).allMatch(x -> x > 0);
            double[] logs =
                    Arrays.stream(values).map(x -> Math.log(Math.abs(x))).toArray();
            double median = median(values);
            double logMedian = median(logs);
            Robust robust = new Robust(
                    median, spread(values, median), positive, logMedian, positive ? spread(logs, logMedian) : 0);
            return robust.spread() > 0 ? Optional.of(robust) : Optional.empty();
        }

        public boolean isFar(double value) {
            boolean far = Math.abs(value - median) > FAR * spread;
            return far && (!positive || value <= 0 || Math.abs(Math.log(value) - logMedian) > FAR * logSpread);
        }

        private static double spread(double[] values, double median) {
            return 1.4826
                    * median(
                            Arrays.stream(values).map(x -> Math.abs(x - median)).toArray());
        }

        static double median(double[] values) {
            double[] sorted = values.clone();
            Arrays.sort(sorted);
            return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
        }
    }
}
