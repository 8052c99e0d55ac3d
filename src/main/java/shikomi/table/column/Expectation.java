package shikomi.table.column;

import java.util.List;
import java.util.Optional;
import shikomi.campaign.Campaign;
import shikomi.message.Message;
import shikomi.recipe.Objective;
import shikomi.space.Point;

/** A check of measured values against their prediction, by a model or by the plausible range. */
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
            return RobustStatistics.of(own)
                    .filter(robust -> robust.isFar(value))
                    .map(robust -> new Surprise(robust.median(), robust.spread()));
        };
    }
}
