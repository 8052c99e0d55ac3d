package shikomi.table.column;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import shikomi.campaign.Campaign;
import shikomi.math.RobustStatistics;
import shikomi.message.Figures;
import shikomi.message.Message;
import shikomi.recipe.Objective;
import shikomi.space.Point;

/** A check of measured values against their prediction, by a model or by the plausible range. */
public interface Expectation {
    /**
     * A value far from its expectation.
     *
     * @param mean the expected value of a measurement at this point
     * @param sd the standard deviation of the expected value
     * @param words how the value differs from its expectation
     * @param likely the values that may have been intended, the most likely first
     */
    record Surprise(double mean, double sd, Message words, List<Likely> likely) {
        public Surprise {
            likely = List.copyOf(likely);
        }

        public Surprise(double mean, double sd, Message words) {
            this(mean, sd, words, List.of());
        }
    }

    /** A value that was probably intended, with the reason in words. */
    record Likely(double value, Message words) {}

    /** Checks a value; empty if it agrees with the expectation. */
    Optional<Surprise> surprise(Point made, Objective objective, double value);

    /** What is unusual about the details of a result: its recorded surroundings, money, hours and day. */
    default List<Message> unusual(
            Point made, @Nullable Double money, @Nullable Double hours, @Nullable LocalDate date) {
        return List.of();
    }

    /**
     * The expectation without a model: a value is surprising if it is outside the recipe's plausible range or far from
     * all of the campaign's own results.
     */
    static Expectation plain(Campaign campaign) {
        Map<String, Optional<RobustStatistics>> known = new ConcurrentHashMap<>();
        return (made, objective, value) -> {
            Objective.Range plausible = objective.plausible();
            if (plausible != null && (value < plausible.low() || value > plausible.high())) {
                return Optional.of(new Surprise(
                        (plausible.low() + plausible.high()) / 2,
                        (plausible.high() - plausible.low()) / 4,
                        Message.of(
                                "table.doubt.implausible",
                                objective.title(),
                                Figures.value(value),
                                plausible.low(),
                                plausible.high())));
            }
            return known.computeIfAbsent(
                            objective.name(), name -> RobustStatistics.of(new ExpectedRanges(campaign).measured(name)))
                    .filter(robust -> robust.isFar(value))
                    .map(robust -> new Surprise(
                            robust.median(),
                            robust.spread(),
                            Message.of(
                                    "table.doubt.far",
                                    objective.title(),
                                    Figures.value(value),
                                    Figures.value(robust.median()))));
        };
    }
}
