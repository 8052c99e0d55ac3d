package shikomi.entry;

import java.util.List;
import java.util.Locale;
import shikomi.campaign.Proposal;
import shikomi.campaign.Why;
import shikomi.message.Figures;
import shikomi.message.Language;
import shikomi.message.Message;
import shikomi.recipe.Objective;

/**
 * A value far from what was expected.
 *
 * @param mean the middle of what was expected
 * @param sd half the width of the range that holds two of three measurements
 * @param chance of a value as far off, or farther
 * @param plausible whether it lies in the range that the recipe calls plausible
 * @param fixes what may have been meant, the likeliest first
 */
public record UnexpectedValue(
        String objective,
        double typed,
        double mean,
        double sd,
        double chance,
        boolean plausible,
        List<Correction> fixes) {
    private static final int LARGEST = 1_000_000;

    /** Less likely than this is far off, whatever else it may be. */
    private static final double FAR = 1e-3;

    public UnexpectedValue {
        fixes = List.copyOf(fixes);
    }

    /** What is to be said of it. */
    public Message message(Objective of) {
        String value =
                Figures.value(typed) + (of.unit() == null ? "" : " " + of.unit().label());
        Objective.Range range = of.plausible();
        if (!plausible && range != null) {
            return Message.of("plan.surprise.implausible", objective, value, range.low(), range.high());
        }
        String expected =
                Why.spread(new Proposal.Expected(mean, sd), of).in(Language.EN); // finite: alike in every language
        return chance < FAR
                ? Message.of(
                        "plan.surprise.far", objective, value, expected, oneIn(Math.pow(10, (int) -Math.log10(chance))))
                : Message.of("plan.surprise.slip", objective, value, expected, oneIn(1 / chance));
    }

    /** {@code 1,000}: to one digit, for nobody knows more of it. */
    private static String oneIn(double times) {
        double digit = Math.pow(10, Math.floor(Math.log10(Math.min(times, LARGEST))));
        return String.format(Locale.ROOT, "%,d", Math.round(Math.round(Math.min(times, LARGEST) / digit) * digit));
    }
}
